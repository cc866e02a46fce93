"""What was decided about names: kept, taken back, and placed again where it belongs or nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from indexdir import Document, DocumentText
from tui.notebook import Choice, Notebook, NotebookError, Words, choices_of
from tui.notebook.placing import place

Opener = Callable[[], Notebook]
TEXT = (
    "Officials in Moscow said that nothing had been agreed.\n\n"
    "Moscow itself did not answer. The mayor of Moscow, asked on the street, knew of no talks at all.\n"
)


def document(text: str, digest: str = "") -> DocumentText:
    return DocumentText(Document(id="a.txt", title="A", digest=digest or f"digest of {text}"), text)


def places_of(quote: str, text: str = TEXT) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(quote, at)]


def decide(text: str, starts: list[int], card: str = "kremlin", quote: str = "Moscow") -> tuple[Choice, ...]:
    words = [Words(start, start + len(quote), "moscow", "name", ("kremlin",)) for start in starts]
    return choices_of(document(text), words, card)


def spans_in(text: str, *choices: Choice) -> list[tuple[int, int]]:
    return sorted(place(choices, document(text)))


def test_a_choice_holds_what_finds_it_again(open_notebook: Opener) -> None:
    start = places_of("Moscow")[1]
    (made,) = decide(TEXT, [start])
    notebook = open_notebook()
    notebook.choose([made])
    assert open_notebook().choices() == (made,)
    assert (made.quote, made.prefix, made.suffix) == ("Moscow", TEXT[start - 32 : start], TEXT[start + 6 : start + 38])
    assert (made.card, made.found, made.rule, made.rivals) == ("kremlin", "moscow", "name", ("kremlin",))
    assert (made.alike, made.digest) == (1, f"digest of {TEXT}")


def test_several_places_are_one_action(open_notebook: Opener) -> None:
    notebook = open_notebook()
    made = decide(TEXT, places_of("Moscow"))
    notebook.choose(made)
    assert set(notebook.choices()) == set(made)
    notebook.close()
    again = open_notebook()
    assert again.undo() == "choice for “Moscow” in 3 places"
    assert again.choices() == ()
    assert open_notebook().redo() == "choice for “Moscow” in 3 places"
    assert set(again.choices()) == set(made)


def test_a_choice_takes_the_place_of_the_one_before(open_notebook: Opener) -> None:
    notebook = open_notebook()
    start = places_of("Moscow")[0]
    (first,), (second,) = decide(TEXT, [start]), decide(TEXT, [start], "")
    notebook.choose([first])
    notebook.choose([second])
    assert notebook.choices() == (second,)
    assert notebook.undo() == "choice for “Moscow”"
    assert notebook.choices() == (first,)


def test_a_choice_is_withdrawn_and_comes_back(open_notebook: Opener) -> None:
    notebook = open_notebook()
    made = decide(TEXT, places_of("Moscow"))
    notebook.choose(made)
    notebook.choose((), made[:1])
    notebook.choose((), made[:1])  # it is gone already, and that is no action
    assert set(notebook.choices()) == set(made[1:])
    assert notebook.undo() == "choice withdrawn for “Moscow”"
    assert set(notebook.choices()) == set(made)


def test_bookmarks_and_choices_are_undone_in_the_order_they_were_made(open_notebook: Opener) -> None:
    notebook = open_notebook()
    notebook.toggle_bookmark(document(TEXT), 0, 9)
    notebook.choose(decide(TEXT, [places_of("Moscow")[0]]))
    notebook.toggle_bookmark(document(TEXT), 10, 12)
    assert [notebook.undo().partition(" ")[0] for _ in range(3)] == ["bookmark", "choice", "bookmark"]
    assert [notebook.redo().partition(" ")[0] for _ in range(3)] == ["bookmark", "choice", "bookmark"]
    assert (len(notebook.bookmarks()), len(notebook.choices())) == (2, 1)


def test_undo_refuses_a_choice_that_has_changed_behind_its_back(open_notebook: Opener) -> None:
    notebook = open_notebook()
    notebook.choose(decide(TEXT, [places_of("Moscow")[0]]))
    notebook._connection.execute("UPDATE choices SET card = 'other'")
    with pytest.raises(NotebookError, match="changed since"):
        notebook.undo()


def test_rivals_that_cannot_be_read_are_none(open_notebook: Opener) -> None:
    notebook = open_notebook()
    notebook.choose(decide(TEXT, [places_of("Moscow")[0]]))
    for rubbish in ("[", "3", "null"):
        notebook._connection.execute("UPDATE choices SET rivals = ?", (rubbish,))
        assert [each.rivals for each in notebook.choices()] == [()]


def test_in_the_same_text_a_choice_stands_where_it_was_made() -> None:
    made = decide(TEXT, places_of("Moscow"))
    assert spans_in(TEXT, *made) == [(start, start + 6) for start in places_of("Moscow")]


def test_text_before_it_moves_a_choice() -> None:
    made = decide(TEXT, places_of("Moscow"))
    moved = "A new paragraph, and Moscow in it.\n\n" + TEXT
    assert spans_in(moved, *made[1:]) == [(start, start + 6) for start in places_of("Moscow", moved)[2:]]


def test_other_words_around_it_leave_a_choice_out() -> None:
    (made,) = decide(TEXT, places_of("Moscow")[1:2])
    assert spans_in(TEXT.replace("itself did", "did"), made) == []
    assert spans_in("Moscow", made) == []
    assert spans_in("", made) == []


def test_one_of_two_like_places_is_never_guessed() -> None:
    line = "The talks were held in the capital, Moscow, where a protocol was signed by both.\n"
    twice = line * 2
    first, second = decide(twice, places_of("Moscow", twice))
    assert (first.alike, second.alike) == (2, 2)
    assert spans_in("Before. " + twice, first) == []
    assert spans_in(line, second) == []
    assert spans_in("Before. " + twice, first, second) == [
        (first.start + 8, first.end + 8),
        (second.start + 8, second.end + 8),
    ]
    rows = "| Moscow | 1 |\n" * 12
    middle = places_of("Moscow", rows)[5:7]
    assert decide(rows, middle)[0].alike > 1
    assert spans_in("Before.\n" + rows, *decide(rows, middle)) == []
    assert spans_in(rows.removesuffix("| Moscow | 1 |\n"), *decide(rows, middle)) == []


def test_like_places_of_one_mind_stay_together() -> None:
    rows = "| Moscow | 1 |\n" * 12
    starts = places_of("Moscow", rows)
    alike = [made for made in decide(rows, starts) if len(made.prefix + made.suffix) == 64]
    assert len(alike) > 4
    moved = "Before.\n" + rows
    assert spans_in(moved, *alike) == [(made.start + 8, made.end + 8) for made in alike]
    assert spans_in(moved + "| Moscow | 1 |\n" * 3, *alike) == []
    other = decide(rows, [alike[0].start], "")
    assert spans_in(moved, *alike[1:], *other) == []


def test_words_with_little_around_them_are_known_in_the_same_text_only() -> None:
    (made,) = decide("Moscow said", [0])
    assert spans_in("Moscow said", made) == [(0, 6)]
    assert spans_in("Then Moscow said no", made) == []


def test_of_two_on_the_same_words_the_later_counts() -> None:
    start = places_of("Moscow")[0]
    (old,), (new,) = decide(TEXT, [start]), decide(TEXT, [start], "")
    assert place([old, new], document(TEXT))[start, start + 6] == new


@given(
    st.integers(0, len(TEXT)),
    st.integers(0, len(TEXT)),
    st.sampled_from(["", "Moscow ", "x", TEXT[:60], TEXT[60:130], TEXT]),
    st.sampled_from([0, 1, 2]),
)
def test_whatever_is_edited_a_choice_stands_on_its_words_or_nowhere(
    first: int, last: int, inserted: str, which: int
) -> None:
    first, last = min(first, last), max(first, last)
    start = places_of("Moscow")[which]
    (made,) = decide(TEXT, [start])
    text = TEXT[:first] + inserted + TEXT[last:]
    for begin, end in spans_in(text, made):
        assert text[begin:end] == "Moscow"
        assert text[:begin].endswith(made.prefix)
        assert text[end:].startswith(made.suffix)
        assert text.count(made.prefix + made.quote + made.suffix) == 1


def test_a_document_that_says_no_digest_is_known_by_its_text() -> None:
    reading = replace(document(TEXT), document=Document(id="a.txt", title="A"))
    (made,) = choices_of(reading, [Words(13, 19, "moscow")], "")
    assert list(place([made], reading)) == [(13, 19)]
    assert list(place([made], replace(reading, text="x" + TEXT))) == [(14, 20)]


def test_what_is_no_text_is_no_choice() -> None:
    with pytest.raises(NotebookError):
        choices_of(document(TEXT), [Words(5, 5, "moscow")], "")
