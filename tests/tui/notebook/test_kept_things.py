"""What can be kept besides a passage, and what can be done to many bookmarks at once: one action each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from msgspec import structs

from indexdir import Card, Document, DocumentText
from tui.notebook import (
    ChangedElsewhereError,
    GoneError,
    Notebook,
    NotebookError,
    bookmark_of_card,
    bookmark_of_document,
)
from tui.notebook.standing import Standing, reading_key

Opener = Callable[[], Notebook]
CARD = Card(id="lord", name="Ellen M. Lord", kind="person")


def changed(reading: DocumentText, text: str, digest: str = "d2") -> DocumentText:
    return structs.replace(reading, text=text, document=structs.replace(reading.document, digest=digest))


def test_a_card_and_a_document_are_kept_and_removed_by_the_same_act(
    open_notebook: Opener, reading: DocumentText
) -> None:
    notebook = open_notebook()
    card = notebook.toggle(bookmark_of_card(CARD))
    document = notebook.toggle(bookmark_of_document(reading.document, query="talks"))
    assert card is not None and document is not None
    assert open_notebook().bookmarks() == (document, card)
    assert (card.kind, card.card, card.brief) == ("card", "lord", "Ellen M. Lord")
    assert (document.kind, document.brief, document.query) == ("document", "The talks", "talks")
    assert [each.span_in(reading) for each in (card, document)] == [None, None]
    assert notebook.keep(bookmark_of_card(CARD)) == card
    assert notebook.toggle(bookmark_of_card(CARD)) is None
    assert notebook.toggle(bookmark_of_document(reading.document)) is None
    assert notebook.bookmarks() == ()
    assert [notebook.undo(), notebook.undo()] == ["bookmark removed: “The talks”", "bookmark removed: “Ellen M. Lord”"]
    assert {each.id for each in open_notebook().bookmarks()} == {card.id, document.id}


def test_a_document_that_is_kept_does_not_count_as_its_passage(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    notebook.toggle(bookmark_of_document(reading.document))
    assert notebook.toggle_bookmark(reading, 0, 5) is not None
    assert len(notebook.bookmarks_in(reading.document.id)) == 2
    places = notebook.kept("bookmarked", "")
    assert [(each.document, each.quote) for each in places] == [
        (reading.document.id, "India"),
        (reading.document.id, ""),
    ]


def test_many_are_tagged_coloured_and_removed_as_one_action_each(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    ids = [notebook.keep_bookmark(reading, start, start + 4).id for start in range(5)]
    notebook.annotate(ids[0], "", ["old", "Yes"])
    assert notebook.retag([*ids, ids[0], "no such id"], ["yes", "new"], ["OLD"]) == 5
    assert {each.tags for each in notebook.bookmarks()} == {("Yes", "new"), ("yes", "new")}
    assert notebook.retag(ids, ["new"]) == 0
    assert notebook.colour(ids, "green") == 5
    assert notebook.colour(ids[:2], "green") == 0
    assert all(each.colour == "green" and each.modified for each in open_notebook().bookmarks())
    assert notebook.remove_bookmark(*ids[:4], "no such id") == 4
    assert [each.id for each in notebook.bookmarks()] == ids[4:]
    assert notebook.undo().endswith("and 3 more")
    assert notebook.undo().startswith("colour of ")
    assert not any(each.colour for each in notebook.bookmarks())
    assert notebook.undo().startswith("tags of ")
    assert {each.tags for each in notebook.bookmarks()} == {("old", "Yes"), ()}
    assert [bool(notebook.redo()) for _ in range(4)] == [True, True, True, False]
    assert [each.id for each in open_notebook().bookmarks()] == ids[4:]


def test_only_known_colours_are_given(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = notebook.keep_bookmark(reading, 0, 5)
    with pytest.raises(NotebookError, match="There is no colour “mauve”; there are red, orange"):
        notebook.colour([kept.id], "mauve")  # type: ignore[arg-type]
    assert notebook.annotate(kept.id, "a note", [], "blue").colour == "blue"
    assert notebook.annotate(kept.id, "another", []).colour == "blue"
    assert notebook.annotate(kept.id, "another", [], "").colour == ""


def test_a_new_place_keeps_the_first_quote_and_is_undone(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = notebook.keep_bookmark(reading, 0, 5)
    other = changed(reading, "Bharat and the US")
    assert kept.span_in(reading) == (0, 5)
    assert kept.span_in(other) is None
    moved = notebook.reanchor(kept.id, other, 0, 6)
    assert (moved.quote, moved.first_quote, moved.digest, moved.span_in(other)) == ("Bharat", "India", "d2", (0, 6))
    again = notebook.reanchor(kept.id, changed(reading, "The US and Bharat", "d3"), 11, 17)
    assert (again.quote, again.first_quote) == ("Bharat", "India")
    notebook.undo()
    notebook.undo()
    (back,) = open_notebook().bookmarks()
    assert back == replace(kept, standing=None)
    assert back.span_in(reading) == (0, 5)
    with pytest.raises(NotebookError, match="not there any more"):
        notebook.reanchor("no such id", other, 0, 6)


def test_a_quote_without_a_place_is_marked_nowhere_and_may_be_kept_there_again(
    open_notebook: Opener, reading: DocumentText
) -> None:
    notebook = open_notebook()
    kept = notebook.keep_bookmark(reading, 0, 5)
    assert notebook.set_placeless([kept.id]) == 1
    assert notebook.set_placeless([kept.id]) == 0
    (placeless,) = notebook.bookmarks()
    assert placeless.placeless and placeless.span_in(reading) is None
    new = notebook.toggle_bookmark(reading, 0, 5)
    assert new is not None and new.id != kept.id
    assert notebook.set_placeless([kept.id], False) == 1
    assert {each.placeless for each in notebook.bookmarks()} == {False}


def test_where_it_stands_now_decides_what_is_marked_and_what_the_same_key_removes(
    open_notebook: Opener, reading: DocumentText
) -> None:
    notebook = open_notebook()
    kept = notebook.keep_bookmark(reading, 0, 5)
    other = changed(reading, "So: " + reading.text)
    key = reading_key("d2")
    notebook.remember_standings({kept.id: Standing(key, "doubtful", other.document.id, 4, 9, 0.7, ((20, 25),))})
    (doubtful,) = notebook.bookmarks()
    assert doubtful.span_in(other) is None
    assert doubtful.now.rivals == ((20, 25),)
    assert notebook.kept("bookmarked", "")[0].quote == ""
    notebook.remember_standings({kept.id: Standing(key, "moved", other.document.id, 4, 9)})
    assert notebook.bookmarks()[0].span_in(other) == (4, 9)
    assert notebook.toggle_bookmark(other, 0, 3) is not None
    notebook.undo()
    assert notebook.toggle_bookmark(other, 4, 9) is None
    assert notebook.bookmarks() == ()


def test_a_standing_that_can_not_be_read_is_none(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = notebook.keep_bookmark(reading, 0, 5)
    for column, value in (("rivals", "no JSON"), ("rivals", "[1]"), ("status", "odd"), ("start", "x")):
        notebook.remember_standings({kept.id: Standing("k", "moved", "a", 1, 2)})
        notebook._connection.execute(f"UPDATE standings SET {column} = ?", (value,))
        assert notebook.bookmarks()[0].standing is None


def test_merging_is_by_id_and_the_later_counts(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    first, second = (notebook.keep_bookmark(reading, start, start + 5) for start in (0, 10))
    noted = notebook.annotate(first.id, "here", [])
    newer = replace(noted, note="there", modified="9999-01-01T00:00:00+00:00")
    older = replace(second, note="long ago", modified="0000")
    foreign = replace(second, id="foreign", quote="else")
    merged = notebook.merge([newer, older, foreign, foreign])
    assert (merged.added, merged.changed, merged.same, merged.older) == (1, 1, 1, 1)
    assert {each.id: each.note for each in notebook.bookmarks()} == {
        first.id: "there\n\n— as it was here: here",
        second.id: "",
        "foreign": "",
    }
    assert notebook.undo() == "import of 2 bookmarks"
    assert {each.id: each.note for each in notebook.bookmarks()} == {first.id: "here", second.id: ""}
    assert notebook.merge([]).added == 0


def test_what_is_being_typed_is_kept_until_it_is_done_or_dropped(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = notebook.keep_bookmark(reading, 0, 5)
    notebook.keep_draft(kept.id, "half a sen", "tag, ot")
    notebook.keep_draft("other", "x", "")
    notebook.keep_draft(kept.id, "half a sentence", "tag, other")
    notebook.keep_draft(kept.id, "half a sentence", "tag, other", "red")
    assert [(each.bookmark, each.note, each.tags, each.colour) for each in notebook.drafts()] == [
        ("other", "x", "", ""),
        (kept.id, "half a sentence", "tag, other", "red"),
    ]
    notebook.annotate(kept.id, "half a sentence.", ["tag"])
    notebook.drop_draft("other")
    assert open_notebook().drafts(living=True) == ()


def test_a_window_that_is_open_has_its_drafts_for_itself(open_notebook: Opener, reading: DocumentText) -> None:
    one, two = open_notebook(), open_notebook()
    kept = one.keep_bookmark(reading, 0, 5)
    one.keep_draft(kept.id, "one", "")
    assert two.drafts() == ()
    two.keep_draft(kept.id, "two", "")
    two.annotate(kept.id, "kept in the second", [])
    two.drop_draft(kept.id)
    assert [each.note for each in one.drafts()] == ["one"]
    one.close()
    (left,) = two.drafts()
    assert left.note == "one"
    two.keep_draft(kept.id, "one and more", "", taken=left.owner)
    assert [each.note for each in two.drafts()] == ["one and more"]


def test_a_note_is_written_only_to_the_bookmark_as_it_was_seen(open_notebook: Opener, reading: DocumentText) -> None:
    one, two = open_notebook(), open_notebook()
    kept = one.keep_bookmark(reading, 0, 5)
    two.annotate(kept.id, "theirs", ["a"])
    one.keep_draft(kept.id, "mine", "")
    with pytest.raises(ChangedElsewhereError) as conflict:
        one.write_note(replace(kept, note="mine"), kept)
    assert conflict.value.theirs.note == "theirs"
    assert [each.note for each in one.drafts()] == ["mine"]
    assert one.write_note(replace(kept, note="both "), conflict.value.theirs).note == "both"
    assert one.drafts() == ()


def test_a_bookmark_that_is_gone_is_kept_anew_with_its_note_as_one_action(
    open_notebook: Opener, reading: DocumentText
) -> None:
    one, two = open_notebook(), open_notebook()
    kept = one.keep_bookmark(reading, 0, 5)
    two.remove_bookmark(kept.id)
    mine = replace(kept, note="mine", tags=("a", "A"), colour="red")
    with pytest.raises(GoneError):
        one.write_note(mine, kept)
    again = one.write_note(mine, kept, anew=True)
    assert one.bookmarks() == (again,)
    assert (again.id, again.note, again.tags, again.colour) == (kept.id, "mine", ("a",), "red")
    one.undo()
    assert one.bookmarks() == ()
    other = one.keep_bookmark(reading, 0, 5)
    with pytest.raises(NotebookError, match="another bookmark stands there now"):
        one.write_note(mine, kept, anew=True)
    assert one.bookmarks() == (other,)


def test_the_number_of_actions_tells_that_another_has_written(open_notebook: Opener, reading: DocumentText) -> None:
    one, two = open_notebook(), open_notebook()
    before = one.number()
    two.keep_bookmark(reading, 0, 5)
    assert one.number() == two.number() == before + 1
    two.undo()
    two.redo()
    assert one.number() == before + 3
    two.remember("key", "value")
    two.keep_draft("x", "y", "z")
    assert one.number() == before + 3


def test_a_document_of_bookmarks_is_found_by_where_they_stand(open_notebook: Opener, reading: DocumentText) -> None:
    notebook = open_notebook()
    kept = notebook.keep_bookmark(reading, 0, 5)
    renamed = DocumentText(Document(id="new name.txt", title="The talks", digest="d1"), reading.text)
    notebook.remember_standings({kept.id: Standing(reading_key("d1"), "moved", "new name.txt", 0, 5)})
    (there,) = notebook.bookmarks_in("new name.txt")
    assert there.span_in(renamed) == (0, 5)
    assert there.span_in(reading) is None
    assert dict(notebook.tagged_documents()) == {}
