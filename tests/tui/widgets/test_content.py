import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from textual.style import Style

from tui.content import SLOTS, Layer, highlight, kind_style, safe


@given(st.text())
def test_a_safe_text_is_one_line_that_drives_no_terminal(text):
    made = safe(text)
    assert len(made) == len(text)
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in made)
    assert not set(made) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert "\n" not in made


def test_what_is_safe_already_stays_as_it_is():
    for text in ("India and the US", "Déjà vu – 日本語", "[bold]x[/bold]", "‘Major’"):
        assert safe(text) == text
    assert safe("a\tb\nc\x1b[0m") == "a b c�[0m"


def test_known_kinds_have_their_slot_and_unknown_ones_keep_one():
    assert kind_style("person") == "kind-person"
    assert kind_style("Working-Group") == "kind-organisation"
    assert kind_style("weapon") == "kind-platform"
    assert kind_style("xyzzy") == kind_style("xyzzy")
    assert kind_style("xyzzy").removeprefix("kind-") in SLOTS
    assert kind_style("") in {f"kind-{slot}" for slot in SLOTS}


def test_layers_are_cut_to_the_part_that_is_shown():
    bold, red = Style(bold=True), Style(italic=True)
    content = highlight(
        "Ellen Lord met Ajay Kumar", 6, 14, [Layer(0, 10, bold), Layer(11, 30, red), Layer(20, 25, red)]
    )
    assert content.plain == "Lord met"
    assert [(span.start, span.end, span.style) for span in content.spans] == [(0, 4, bold), (5, 8, red)]


def test_markup_is_never_read():
    assert highlight("[red]x[/red][/foo]", 0, 18, []).plain == "[red]x[/red][/foo]"
