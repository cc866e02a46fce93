import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir.collection.text import _TABLE, _UNCLEAN, NotTextError, clean, decode


def test_plain_utf8_stays_as_it_is() -> None:
    text = "Ellen M Lord said ‘Major Defence Partner’.\n\n\tIndented, naïve, 日本.\n"
    assert decode(text.encode()).text == text


def test_line_ends_become_normal() -> None:
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_an_escape_sequence_becomes_visible_and_keeps_its_length() -> None:
    hostile = "a\x1b]0;pwned\x07b\x9b31mc\x00d\x7f"
    cleaned = clean(hostile)
    assert cleaned == "a␛]0;pwned␇b�31mc␀d␡"
    assert len(cleaned) == len(hostile)


def test_characters_that_reorder_or_hide_text_are_shown() -> None:
    assert clean("abc\u202edef\u2066g\u200fh\U000e0041") == "abc�def�g�h�"


@given(st.text())
def test_nothing_that_drives_a_terminal_is_left(text: str) -> None:
    for character in clean(text):
        assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed(encoding: str) -> None:
    assert decode("Défense café".encode(encoding)).text == "Défense café"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_guessed_and_said_so(encoding: str) -> None:
    decoded = decode("The S-400 deal will go ahead".encode(encoding))
    assert decoded.text == "The S-400 deal will go ahead"
    assert decoded.encoding == f"{encoding}, guessed"


def test_western_text_of_old_is_read_as_windows_1252() -> None:
    decoded = decode("Le café coûte 5 € – voilà ‘tout’ ce qu’il y a à dire".encode("cp1252"))
    assert decoded.text.startswith("Le café coûte 5 € – voilà ‘tout’")
    assert decoded.encoding == "windows-1252, guessed"


def test_cyrillic_text_of_old_is_recognised() -> None:
    text = "Россия поставит Индии зенитные ракетные системы С-400 несмотря на санкции Соединённых Штатов. " * 5
    assert decode(text.encode("cp1251")).text == text


def test_damaged_utf8_keeps_what_is_sound() -> None:
    text = "naïve café déjà vu — ‘quoted’ “text”".encode()
    decoded = decode(text + b" \xff end")
    assert decoded.text == "naïve café déjà vu — ‘quoted’ “text” � end"
    assert "damaged" in decoded.encoding


def test_a_few_nul_bytes_are_shown_and_a_binary_is_refused() -> None:
    assert (
        decode(b"text with a \x00 in it, and more text after it").text == "text with a ␀ in it, and more text after it"
    )
    with pytest.raises(NotTextError, match="binary"):
        decode(bytes(range(256)) * 20)


@given(st.binary(max_size=300))
def test_any_bytes_become_text_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotTextError:
        return
    assert clean(decoded.text) == decoded.text
    decoded.text.encode()


def test_what_is_looked_for_is_what_is_replaced() -> None:
    assert {code for code in range(0x110000) if _UNCLEAN.match(chr(code))} == set(_TABLE)
