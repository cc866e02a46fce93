"""Notes and tags: written, counted, found, and taken back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from indexdir import DocumentText, Kept
from tui.notebook import Bookmark, Notebook, NotebookError
from tui.notebook.annotation import written_tags
from tui.notebook.folding import same_key
from tui.notebook.notes import matcher

Opener = Callable[[], Notebook]


def keep(notebook: Notebook, reading: DocumentText, start: int, *, document: str = "") -> Bookmark:
    other = structs.replace(reading, document=structs.replace(reading.document, id=document or reading.document.id))
    made = notebook.toggle_bookmark(other, start, start + 5)
    assert made is not None
    return made


def test_a_note_and_tags_are_kept_as_written(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = keep(notebook, reading, 0)
    assert (kept.note, kept.tags) == ("", ())
    noted = notebook.annotate(kept.id, "  First line\r\nsecond: naïve 印度 🛰\n", ["Joint  Production", "Café"])
    assert noted == replace(
        kept, note="First line\nsecond: naïve 印度 🛰", tags=("Joint Production", "Café"), modified=noted.modified
    )
    assert open_notebook().bookmarks() == (noted,)
    emptied = notebook.annotate(kept.id, "", ())
    assert emptied == replace(kept, modified=emptied.modified)


def test_it_is_one_action_with_a_name_and_comes_back(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = keep(notebook, reading, 0)
    states = [notebook.bookmarks()]
    for note, tags in (("one", []), ("one", ["a"]), ("two", ["b", "a"])):
        notebook.annotate(kept.id, note, tags)
        states.append(notebook.bookmarks())
    notebook.close()
    notebook = open_notebook()
    names = ["note and tags of “India”", "tags of “India”", "note of “India”"]
    for name, state in zip(names, reversed(states[:-1]), strict=True):
        assert notebook.undo() == name
        assert notebook.bookmarks() == state
    for name, state in zip(reversed(names), states[1:], strict=True):
        assert notebook.redo() == name
        assert notebook.bookmarks() == state


def test_the_same_again_is_no_action(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = keep(notebook, reading, 0)
    notebook.annotate(kept.id, "", [" ", ""])
    assert notebook.undo() == "bookmark added: “India”"


def test_a_removed_bookmark_comes_back_with_its_note(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    noted = notebook.annotate(keep(notebook, reading, 0).id, "a note", ["tag"])
    assert notebook.toggle_bookmark(reading, 0, 5) is None
    assert (notebook.tags(), notebook.kept("note", "note")) == ({}, ())
    notebook.undo()
    assert notebook.bookmarks() == (replace(noted, standing=None),)


def test_a_bookmark_that_is_gone_gets_no_note(open_notebook: Opener, reading: DocumentText) -> None:
    one, two = open_notebook(), open_notebook()
    kept = keep(one, reading, 0)
    two.remove_bookmark(kept.id)
    with pytest.raises(NotebookError, match="not there any more"):
        one.annotate(kept.id, "a note", [])
    assert one.undo() == "bookmark removed: “India”"


def test_undo_refuses_a_note_that_has_changed_behind_its_back(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    notebook.annotate(keep(notebook, reading, 0).id, "a note", ["tag"])
    notebook._connection.execute("UPDATE bookmarks SET note = 'other'")
    with pytest.raises(NotebookError, match="changed since"):
        notebook.undo()
    assert notebook.bookmarks()[0].note == "other"


@pytest.mark.parametrize(("note", "tags"), [("\udcff", []), ("", ["\udcff"])])
def test_what_is_no_text_is_no_note(open_notebook: Opener, reading: DocumentText, note: str, tags: list[str]) -> None:
    notebook = open_notebook()
    kept = keep(notebook, reading, 0)
    with pytest.raises(NotebookError, match="no valid text"):
        notebook.annotate(kept.id, note, tags)
    assert notebook.bookmarks() == (kept,)


def test_tags_that_cannot_be_read_are_none_and_can_be_mended(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = keep(notebook, reading, 0)
    for rubbish in ("[", "3", "null", '{"a": 1}'):
        notebook._connection.execute("UPDATE bookmarks SET tags = ?", (rubbish,))
        assert notebook.bookmarks() == (kept,)
        assert notebook.tags() == {}
        assert notebook.annotate(kept.id, "", ["tag"]).tags == ("tag",)
        assert notebook.undo() == "tags of “India”"


def test_tags_of_one_spelling_but_for_case_are_one(open_notebook: Opener, reading: DocumentText) -> None:
    one, two = open_notebook(), open_notebook()
    first, second, third = (keep(one, reading, start, document=name) for start, name in ((0, "a"), (9, "b"), (20, "b")))
    one.annotate(second.id, "", ["EXPORTS", "joint production"])
    one.annotate(first.id, "", ["Exports", "straße"])
    two.annotate(third.id, "", ["exports", "STRASSE"])
    assert list(one.tags().items()) == [("Exports", 3), ("straße", 2), ("joint production", 1)]
    assert one.tagged_documents() == {
        "Exports": frozenset("ab"),
        "straße": frozenset("ab"),
        "joint production": frozenset("b"),
    }
    assert {each.document for each in one.kept("tag", "eXports")} == {"a", "b"}
    assert [each.start for each in one.kept("tag", ' "Joint  Production" ')] == [9]
    assert one.kept("tag", "export") == one.kept("tag", "") == ()


def test_what_parts_tags_is_in_none() -> None:
    assert written_tags(["a, b,,A", '"joint production"', " “c” "]) == ("a", "b", "joint production", "c")


@given(st.lists(st.text()))
def test_written_tags_stay_as_they_are(tags: list[str]) -> None:
    try:
        written = written_tags(tags)
    except NotebookError:
        assert any("\ud800" <= character <= "\udfff" for tag in tags for character in tag)
        return
    assert written_tags(written) == written
    assert len({same_key(tag) for tag in written}) == len(written)
    assert all(tag == tag.strip() and not set(tag) & set(',"\n') for tag in written)
    assert written_tags([",".join(written)]) == written


@given(st.text())
def test_a_key_is_the_key_of_itself_and_of_other_cases(name: str) -> None:
    key = same_key(name)
    assert same_key(key) == key
    assert same_key(unicodedata.normalize("NFD", name)) == key


def test_all_bookmarks_are_kept_places(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    for start in (0, 10):
        keep(notebook, reading, start)
    places = tuple(Kept("talks/article.txt", start, start + 5, reading.text[start : start + 5]) for start in (10, 0))
    assert notebook.kept("bookmarked", "") == places


def test_notes_are_searched(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    first, second = keep(notebook, reading, 0), keep(notebook, reading, 10)
    notebook.annotate(first.id, "Waiver of sanctions", [])
    notebook.annotate(second.id, "The sanctions stay", [])
    assert [each.start for each in notebook.kept("note", "sanctions")] == [10, 0]
    assert [each.start for each in notebook.kept("note", "sanctions waiver")] == [0]
    assert notebook.kept("note", '"sanctions waiver"') == ()


NOTE = (
    "The co-production deal of the U.S.: “naïve”, says Ellen M. Lord’s aide (S-400, 2+2). 在印度。 हिन्दी नोट — end_note"
)


@pytest.mark.parametrize(
    "value",
    [
        "DEAL",
        "deal naive",
        "NAÏVE",
        "coproduction",
        "co-production",
        "co production",
        '"co production deal"',
        '"coproduction deal"',
        "“co-production deal”",
        "co‑production",
        "produc*",
        '"production de*"',
        "copro*",
        "US",
        "u.s.",
        "lord",
        "lord's",
        "S-400 s400",
        "2+2",
        "印度",
        "हिन्दी",
        "हि*",
        '"ellen m lord"',
        'deal "of the us"',
        '"of the us',
        "end",
    ],
)
def test_a_note_has(value: str) -> None:
    assert matcher(value)(NOTE)


@pytest.mark.parametrize(
    "value",
    ["", " ", "*", '""', "—", "dea", "roduction", '"deal co"', "deals", "production-deal-of-they", "हि", "印中", "deal nothing", "400s", ".*", "d.al", "co product"],
)  # fmt: skip
def test_a_note_has_not(value: str) -> None:
    assert not matcher(value)(NOTE)


@given(st.text(), st.text())
def test_any_value_is_put_to_any_note(value: str, note: str) -> None:
    assert matcher(value)(note) <= matcher(value)(f"before {note} after")


LETTERS = st.characters(max_codepoint=0x24F, categories=["L", "Nd"]) | st.sampled_from("हनद印度")
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=6), min_size=1, max_size=6)


@given(WORDS, st.data())
def test_every_stretch_of_a_note_is_a_phrase_of_it(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    stretch = " ".join(words[start:end])
    assert matcher(f'"{stretch}"')(unicodedata.normalize("NFD", " ".join(words)))
    assert matcher(stretch)(" ".join(words))
    assert matcher(words[start][0] + "*")(" ".join(words))


def test_tags_of_documents_follow_every_write_of_either_notebook(open_notebook: Opener, reading: DocumentText) -> None:
    one, other = open_notebook(), open_notebook()
    made = keep(one, reading, 0)
    assert dict(other.tagged_documents()) == {}
    one.annotate(made.id, "", ["export"])
    assert other.tagged_documents() == one.tagged_documents() == {"export": {made.document}}
    other.annotate(made.id, "", [])
    assert dict(one.tagged_documents()) == {}
