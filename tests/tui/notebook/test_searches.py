"""Saved searches and their news."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir import DocumentText
from tui.notebook import Asked, Notebook, NotebookError, SavedSearch, news

Opener = Callable[[], Notebook]
SEEN = {"a.txt": "d1", "b.txt": "d2"}


def names(notebook: Notebook) -> list[str]:
    return [each.name for each in notebook.saved_searches()]


def texts(asked: tuple[Asked, ...]) -> list[str]:
    return [each.text for each in asked]


def test_a_saved_search_holds_what_it_found(open_notebook: Opener) -> None:
    notebook = open_notebook()
    made = notebook.save_search("  Waivers  of 2018 ", " waiver | date:2018\n", SEEN)
    assert (made.name, made.text, made.seen) == ("Waivers of 2018", "waiver | date:2018", SEEN)
    assert made.created == made.looked
    assert open_notebook().saved_searches() == (made,)
    assert hash(made) == hash(replace(made, seen={}))


def test_they_are_listed_by_name(open_notebook: Opener) -> None:
    notebook = open_notebook()
    for name in ("beta", "Alpha", "gamma", "Émile"):
        notebook.save_search(name, "x", {})
    assert names(notebook) == ["Alpha", "beta", "gamma", "Émile"]


def test_the_same_name_is_replaced_and_comes_back_with_what_it_had_found(open_notebook: Opener) -> None:
    one, two = open_notebook(), open_notebook()
    first = one.save_search("Straße", "old", SEEN)
    second = two.save_search("STRASSE", "new", {"c.txt": "d3"})
    assert (second.id, second.created, second.text) == (first.id, first.created, "new")
    assert one.saved_searches() == (second,)
    assert one.undo() == "search replaced: “STRASSE”"
    assert two.saved_searches() == (first,)
    assert two.redo() == "search replaced: “STRASSE”"
    assert one.saved_searches() == (second,)


def test_the_same_search_again_is_a_look_and_no_action(open_notebook: Opener) -> None:
    notebook = open_notebook()
    notebook.save_search("name", "text", {})
    again = notebook.save_search("name", "text", SEEN)
    (kept,) = notebook.saved_searches()
    assert kept.seen == again.seen == SEEN
    assert notebook.undo() == "search saved: “name”"
    assert notebook.undo() == ""


def test_saving_renaming_and_removing_are_undone_and_redone(open_notebook: Opener) -> None:
    notebook = open_notebook()
    made = notebook.save_search("one", "text", SEEN)
    notebook.rename_search(made.id, "two")
    notebook.remove_search(made.id)
    assert notebook.saved_searches() == ()
    notebook.close()
    notebook = open_notebook()
    assert notebook.undo() == "search removed: “two”"
    assert notebook.saved_searches() == (replace(made, name="two"),)
    assert notebook.undo() == "search renamed: “one”"
    assert notebook.saved_searches() == (made,)
    assert notebook.undo() == "search saved: “one”"
    assert notebook.saved_searches() == ()
    assert [notebook.redo().partition(":")[0] for _ in range(4)] == [
        "search saved",
        "search renamed",
        "search removed",
        "",
    ]


def test_a_look_is_no_obstacle_to_undoing_and_is_not_undone(open_notebook: Opener) -> None:
    notebook = open_notebook()
    made = notebook.save_search("one", "text", {})
    notebook.rename_search(made.id, "two")
    notebook.looked_at(made.id, SEEN)
    assert notebook.undo() == "search renamed: “one”"
    (kept,) = notebook.saved_searches()
    assert (kept.name, kept.seen) == ("one", SEEN)
    assert kept.looked > made.looked
    notebook.remove_search(made.id)
    notebook.undo()
    assert notebook.saved_searches() == (kept,)
    notebook.looked_at(made.id, {})
    assert notebook.redo() == "search removed: “one”"


def test_a_name_is_somebodys(open_notebook: Opener) -> None:
    notebook = open_notebook()
    first, second = notebook.save_search("One", "1", {}), notebook.save_search("Two", "2", {})
    with pytest.raises(NotebookError, match="“One” already"):
        notebook.rename_search(second.id, "ONE ")
    notebook.rename_search(first.id, "ONE")
    notebook.rename_search(first.id, "ONE")
    assert names(notebook) == ["ONE", "Two"]
    assert notebook.undo() == "search renamed: “One”"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (" ", "x", "needs a name"),
        ("x", "\n", "no query"),
        ("\udcff", "x", "name is no"),
        ("x", "\udcff", "query is no"),
    ],
)
def test_what_can_not_be_saved(open_notebook: Opener, name: str, text: str, words: str) -> None:
    notebook = open_notebook()
    with pytest.raises(NotebookError, match=words):
        notebook.save_search(name, text, {})
    assert (notebook.saved_searches(), notebook.undo()) == ((), "")


def test_one_that_is_gone(open_notebook: Opener) -> None:
    one, two = open_notebook(), open_notebook()
    made = one.save_search("one", "text", {})
    two.remove_search(made.id)
    one.remove_search(made.id)
    one.looked_at(made.id, SEEN)
    with pytest.raises(NotebookError, match="not there any more"):
        one.rename_search(made.id, "two")
    assert one.saved_searches() == ()
    assert one.undo() == "search removed: “one”"


def test_documents_whose_names_are_no_text_are_seen(open_notebook: Opener) -> None:
    notebook = open_notebook()
    odd = {"\udcff.txt": "d"}
    made = notebook.save_search("one", "text", odd)
    notebook.remove_search(made.id)
    notebook.undo()
    assert notebook.saved_searches()[0].seen == odd


def test_what_was_seen_and_cannot_be_read_is_news(open_notebook: Opener) -> None:
    notebook = open_notebook()
    notebook.save_search("one", "text", SEEN)
    for rubbish in ("{", "[1]", "null"):
        notebook._connection.execute("UPDATE searches SET seen = ?", (rubbish,))
        assert news(notebook.saved_searches()[0], SEEN) == ("a.txt", "b.txt")


def test_bookmarks_and_searches_are_undone_in_their_order(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    notebook.toggle_bookmark(reading, 0, 5)
    notebook.save_search("one", "text", {})
    notebook.remember_search("asked", 1)
    notebook.toggle_bookmark(reading, 9, 12)
    assert [notebook.undo().partition(" ")[0] for _ in range(4)] == ["bookmark", "search", "bookmark", ""]
    assert texts(notebook.asked()) == ["asked"]


DIGESTS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["1", "2", ""]))


@given(DIGESTS, DIGESTS)
def test_news_is_what_is_new_or_changed(seen: dict[str, str], now: dict[str, str]) -> None:
    search = SavedSearch("id", "name", "text", "2026", seen, "2026")
    told = news(search, now)
    assert news(replace(search, seen=now), now) == ()
    assert list(told) == [name for name in now if name in told]
    assert set(now) - set(seen) <= set(told) <= set(now)
    assert {name for name in now if name in seen and seen[name] == now[name]} == set(now) - set(told)


def test_an_impossible_file_has_neither(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("not a directory")
    notebook = Notebook.open("room", data_dir=blocker)
    assert (notebook.saved_searches(), notebook.asked(), notebook.recalled("x"), notebook.tags()) == ((), (), (), {})
    for act in (
        lambda: notebook.save_search("a", "b", {}),
        lambda: notebook.remember_search("a", 1),
        notebook.forget_searches,
        lambda: notebook.annotate("id", "", []),
    ):
        with pytest.raises(NotebookError, match="a file, not a directory"):
            act()
