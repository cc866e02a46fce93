"""What of a draft is a quotation."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir import CollectionError, Quotation, draft_in, quotations_in


def told(text: str, name: str = "draft.md") -> list[str]:
    return [quotation.text for quotation in quotations_in(text, name).quotations]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('He said "the cat sat" and left.', ["the cat sat"]),
        ("“The cat,” she said, “sat down.”", ["The cat,", "sat down."]),
        ("Er sagte „Guten Tag“ und ging.", ["Guten Tag"]),
        ("»So nicht«, sagte er.", ["So nicht"]),
        ("Il dit « bonjour à tous » et ‹ oui ›.", ["bonjour à tous", "oui"]),
        ("”Så är det”, sa han.", ["Så är det"]),
        ("「こんにちは」と言った", ["こんにちは"]),
        ("‘the states’ rights are ours,’ he said; don’t", ["the states’ rights are ours,"]),
        ("'this isn't bad' and it's '90s rock 'n' roll", ["this isn't bad"]),
        ('A 5\'10" man with a 12" pipe said "he is 5\'10" tall".', ["he is 5'10\" tall"]),
        ('"the S-400" and "the other"', ["the S-400", "the other"]),
        ('ABC ("in brackets") and—"dash"', ["in brackets", "dash"]),
        ('"Part **bold** [the](http://x.y "title") link"', ["Part bold the link"]),
        ('`code "x"` and "real"\n\n```\n"in fence"\n```', ["real"]),
        ("No quotation, it's plain.", []),
        ('""', []),
    ],
)
def test_marks_of_all_kinds(text: str, quotations: list[str]) -> None:
    assert told(text) == quotations


def test_offsets_line_and_column_are_those_of_the_words() -> None:
    draft = quotations_in('First.\n\nHe said "the cat sat" there.')
    (quotation,) = draft.quotations
    assert draft.text[quotation.start : quotation.end] == quotation.text == "the cat sat"
    assert (quotation.line, quotation.column, quotation.form, quotation.closed) == (3, 10, "marks", True)


def test_quotations_in_each_other_are_one_that_holds_the_others() -> None:
    (outer,) = quotations_in("“He said ‘no’ to “all of” it,” she said.").quotations
    assert outer.text == "He said ‘no’ to “all of” it,"
    assert [inner.text for inner in outer.inner] == ["no", "all of"]


def test_a_quotation_goes_on_over_paragraphs_that_begin_with_its_mark() -> None:
    (quotation,) = quotations_in("“First one.\n\n“Second one.”\n\nThird.").quotations
    assert (quotation.text, quotation.closed) == ("First one. Second one.", True)
    assert told("“First one.\n“Second one.”") == ["First one. Second one."]


def test_one_without_a_closing_mark_ends_with_its_paragraph_or_where_the_next_begins() -> None:
    first, second = quotations_in('“First one.\n\nThird "x y z".').quotations
    assert (first.text, first.closed, second.text, second.closed) == ("First one.", False, "x y z", True)
    first, second = quotations_in('"no end. He said "the S-400" again.').quotations
    assert (first.text, first.closed, second.text) == ("no end. He said", False, "the S-400")


def test_marks_without_their_other_half_are_told() -> None:
    draft = quotations_in("A closing only” here.\n\nAnd ‘an opening one.")
    assert draft.quotations == ()
    assert draft.strays == ((1, 15), (3, 5))


def test_code_with_quotation_marks_is_counted() -> None:
    assert quotations_in('`"x"`\n\n    "indented"\n\nand `plain`').code == 2


def test_blocks_are_quotations_without_the_line_that_says_whose() -> None:
    draft = quotations_in(
        "> A block\n> over **lines**\n>\n> and more\n> — Someone\n\ntext\n\n- > In an item\n  > of two lines\n"
    )
    assert [(each.text, each.form) for each in draft.quotations] == [
        ("A block over lines and more", "block"),
        ("In an item of two lines", "block"),
    ]


def test_a_year_at_the_start_of_a_line_begins_no_list() -> None:
    assert told("He said “best seen in December\n2019. According to one report” then.") == [
        "best seen in December 2019. According to one report"
    ]
    assert told("He said “no.\n\n2. Another “item” here.")[-1] == "item"


def test_a_block_between_marks_is_what_is_between_them() -> None:
    (quotation,) = quotations_in("> “Whole block.”").quotations
    assert (quotation.text, quotation.inner) == ("Whole block.", ())
    (quotation,) = quotations_in("> “One,” he said, “two.”").quotations
    assert [each.text for each in quotation.inner] == ["One,", "two."]


def test_plain_text_has_blocks_too_but_no_indented_code() -> None:
    assert told('> a b c\n> d e f\n\n    "indented words here"', "draft.txt") == ["a b c d e f", "indented words here"]


def test_pages_are_read_as_they_are_shown(tmp_path: Path) -> None:
    page = (
        "<html><body><p>He said <q>hello <b>there</b> all</q>.</p><blockquote><p>A block</p></blockquote></body></html>"
    )
    draft = quotations_in(page)
    assert draft.changed
    assert [each.text for each in draft.quotations] == ["hello there all", "A block"]
    file = tmp_path / "draft.html"
    file.write_text(page, "utf-8")
    assert draft_in(file) == draft


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "draft.md"
    with pytest.raises(CollectionError, match=r"draft\.md: can't be read"):
        draft_in(file)
    file.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(CollectionError, match=r"draft\.md: looks like a binary file"):
        draft_in(file)


@given(st.text(alphabet="ab \n\"'“”‘’„«»>`-5\\*[]()", max_size=60))
def test_any_text_is_read(text: str) -> None:
    draft = quotations_in(text)

    def hold(quotations: tuple[Quotation, ...], start: int, end: int) -> None:
        for quotation in quotations:
            assert start <= quotation.start < quotation.end <= end
            assert quotation.text.strip()
            hold(quotation.inner, quotation.start, quotation.end)

    hold(draft.quotations, 0, len(draft.text))
    starts = [quotation.start for quotation in draft.quotations]
    assert starts == sorted(starts)
