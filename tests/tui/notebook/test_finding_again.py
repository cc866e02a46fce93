"""Bookmarks are looked for in the documents as they are after a build; what became of them is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indexdir import Library
from tui.notebook import Bookmark, Notebook, NotebookError, bookmark_of_card, bookmark_of_document
from tui.notebook.auditing import (
    Finding,
    audit,
    counted_by_outcome,
    counted_unsettled,
    newly_in_doubt,
    readings_for,
    with_sites,
)
from tui.notebook.elsewhere import stands_elsewhere
from tui.notebook.finding_again import find_again

PASSAGE = "The delegations agreed to exchange lists of projects before the end of the year."
TALKS = f"The talks\n\nThey met in the morning.\n\n{PASSAGE}\n\nThen they went home without a word.\n"
OTHER = "Another matter\n\nOf ships and of the sea there is nothing to be told in this place.\n"


class Room:
    """A collection on the disk and its notebook."""

    def __init__(self, folder: Path, notebook: Notebook) -> None:
        self.folder = folder
        self.notebook = notebook
        self.write("sub/talks.txt", TALKS)
        self.write("other.txt", OTHER)
        self.library = Library.open(folder)
        self.build()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def build(self) -> None:
        """Bring the index up to date, and look for the bookmarks in it."""
        self.library.build()
        self.library.refresh()
        self.notebook.remember_standings(find_again(self.notebook.bookmarks(), self.library))

    def keep(self, quote: str = PASSAGE, name: str = "sub/talks.txt") -> Bookmark:
        reading = self.library.read(name)
        start = reading.text.index(quote)
        return self.notebook.keep_bookmark(reading, start, start + len(quote))

    @property
    def mark(self) -> Bookmark:
        (mark,) = self.notebook.bookmarks()
        return mark

    @property
    def now(self) -> tuple[str, str]:
        return self.mark.now.status, self.mark.now.document

    def stands(self) -> str:
        """What stands where the bookmark is taken to be."""
        now = self.mark.now
        return self.library.read(now.document).text[now.start : now.end]

    @property
    def finding(self) -> Finding:
        (finding,) = audit(self.notebook.bookmarks(), self.library)
        return finding


@pytest.fixture
def room(tmp_path: Path, open_notebook: Callable[[], Notebook]) -> Room:
    return Room(tmp_path / "collection", open_notebook())


def test_nothing_is_found_anew_where_nothing_has_changed(room: Room) -> None:
    room.keep()
    assert find_again(room.notebook.bookmarks(), room.library) == {}
    assert audit(room.notebook.bookmarks(), room.library) == ()


def test_text_before_it_moves_it(room: Room) -> None:
    mark = room.keep()
    room.write("sub/talks.txt", f"New.\n\n{TALKS}")
    room.build()
    assert room.now == ("moved", "sub/talks.txt")
    assert room.stands() == PASSAGE
    assert room.mark.now.start == mark.start + 6
    assert room.mark.span_in(room.library.read("sub/talks.txt")) == (mark.start + 6, mark.end + 6)
    assert room.finding.merely_moved
    assert room.finding.reason == "6 characters further down, word for word"


def test_what_comes_back_is_exact_again(room: Room) -> None:
    room.keep()
    room.write("sub/talks.txt", OTHER)
    room.build()
    assert room.now == ("lost", "sub/talks.txt")
    assert room.mark.span_in(room.library.read("sub/talks.txt")) is None
    room.write("sub/talks.txt", TALKS)
    room.build()
    assert room.now == ("exact", "sub/talks.txt")


@pytest.mark.parametrize("to", ["talks.txt", "sub/renamed.txt", "deep/er/sub/talks.txt"])
def test_the_same_file_under_another_name_keeps_it(room: Room, to: str) -> None:
    mark = room.keep()
    target = room.folder / to
    target.parent.mkdir(parents=True, exist_ok=True)
    (room.folder / "sub" / "talks.txt").rename(target)
    room.build()
    assert room.now == ("moved", to)
    assert room.stands() == PASSAGE
    assert room.finding.reason == f"the file is now {to}"
    room.notebook.accept(readings_for([(mark.id, room.finding.sites[0])], room.library))
    assert (room.mark.document, room.mark.quote, room.now[0]) == (to, PASSAGE, "exact")


def test_a_whole_folder_that_moved_keeps_all_of_its_bookmarks(room: Room) -> None:
    room.write("sub/more.txt", f"More\n\n{OTHER}")
    room.build()
    room.keep()
    room.keep("Of ships and of the sea", "sub/more.txt")
    (room.folder / "sub").rename(room.folder / "archive")
    room.build()
    now = {(each.now.status, each.now.document) for each in room.notebook.bookmarks()}
    assert now == {("moved", "archive/talks.txt"), ("moved", "archive/more.txt")}


def test_one_that_is_gone_is_lost_and_says_why(room: Room) -> None:
    room.keep()
    (room.folder / "sub" / "talks.txt").unlink()
    room.build()
    assert room.now == ("lost", "sub/talks.txt")
    assert room.finding.sites == ()
    assert room.finding.reason == "sub/talks.txt is not in the folder any more"


def test_edited_and_renamed_is_never_taken_without_asking(room: Room) -> None:
    room.keep()
    (room.folder / "sub" / "talks.txt").unlink()
    room.write("new/talks.txt", TALKS.replace("went home", "drove home"))
    room.build()
    assert room.now == ("doubtful", "new/talks.txt")
    assert room.mark.span_in(room.library.read("new/talks.txt")) is None
    assert room.stands() == PASSAGE
    assert room.finding.reason.startswith("sub/talks.txt is gone; of the same name or title is new/talks.txt")


def test_another_file_in_its_place_does_not_take_it_while_its_own_is_there(room: Room) -> None:
    room.keep()
    (room.folder / "sub" / "talks.txt").rename(room.folder / "sub" / "old.txt")
    room.write("sub/talks.txt", OTHER.replace("Another", "A third"))
    room.build()
    assert room.now == ("moved", "sub/old.txt")
    assert room.stands() == PASSAGE


def test_two_files_that_change_places_take_their_bookmarks_along(room: Room) -> None:
    room.keep()
    room.keep("Of ships and of the sea", "other.txt")
    room.write("sub/talks.txt", OTHER)
    room.write("other.txt", TALKS)
    room.build()
    now = {each.quote[:3]: each.now.document for each in room.notebook.bookmarks()}
    assert now == {"The": "other.txt", "Of ": "sub/talks.txt"}


def test_of_identical_copies_the_one_of_its_own_name_counts(room: Room) -> None:
    room.write("copy/talks.txt", TALKS)
    room.write("copy/abc.txt", TALKS)
    room.build()
    room.keep()
    (room.folder / "sub" / "talks.txt").unlink()
    room.build()
    assert room.now == ("moved", "copy/talks.txt")


def test_two_places_alike_are_rivals_and_both_are_shown(room: Room) -> None:
    room.keep()
    room.write("sub/talks.txt", f"The talks\n\n{PASSAGE}\n\nA middle that is new.\n\n{PASSAGE}\n")
    room.build()
    assert room.now[0] == "doubtful"
    finding = room.finding
    assert [site.text for site in finding.sites] == [PASSAGE, PASSAGE]
    assert finding.reason == "2 places could be meant"
    assert not finding.merely_moved


def test_changed_words_are_told_piece_by_piece(room: Room) -> None:
    room.keep()
    room.write("sub/talks.txt", TALKS.replace("exchange lists of", "exchange long lists of"))
    room.build()
    pieces = [(piece.change, piece.text.strip()) for piece in room.finding.sites[0].pieces]
    assert ("added", "long") in pieces


def test_a_kept_document_follows_its_file(room: Room) -> None:
    document = room.library.read("sub/talks.txt").document
    mark = room.notebook.keep(bookmark_of_document(document))
    room.write("sub/talks.txt", f"New.\n\n{TALKS}")
    room.build()
    assert room.now == ("exact", "sub/talks.txt")
    room.write("sub/talks.txt", TALKS)
    (room.folder / "sub" / "talks.txt").rename(room.folder / "renamed.txt")
    room.build()
    assert room.now == ("moved", "renamed.txt")
    room.notebook.accept(readings_for([(mark.id, room.finding.sites[0])], room.library))
    assert (room.mark.kind, room.mark.document, room.mark.quote) == ("document", "renamed.txt", "")
    assert audit(room.notebook.bookmarks(), room.library) == ()


def test_a_kept_document_whose_file_has_changed_is_told_of_until_that_is_accepted(room: Room) -> None:
    mark = room.notebook.keep(bookmark_of_document(room.library.read("sub/talks.txt").document))
    room.write("sub/talks.txt", "Recipes\n\nBoil the eggs for six minutes.\n")
    room.build()
    assert room.now == ("exact", "sub/talks.txt")
    assert room.finding.outcome == "changed"
    assert room.finding.reason.startswith("the file has changed since it was kept")
    assert not room.finding.merely_moved
    room.notebook.accept(readings_for([(mark.id, room.finding.sites[0])], room.library))
    assert audit(room.notebook.bookmarks(), room.library) == ()


@pytest.mark.parametrize("whole", [False, True])
def test_of_two_copies_under_other_names_neither_is_taken_silently(room: Room, whole: bool) -> None:
    if whole:
        room.notebook.keep(bookmark_of_document(room.library.read("sub/talks.txt").document))
    else:
        room.keep()
    (room.folder / "sub" / "talks.txt").rename(room.folder / "one.txt")
    room.write("two.txt", TALKS)
    room.build()
    assert room.now[0] == "doubtful"
    assert [site.document for site in room.finding.sites] == ["one.txt", "two.txt"]
    assert room.finding.reason == "each of these could be its file: one.txt, two.txt"
    assert find_again(room.notebook.bookmarks(), room.library) == {}
    (room.folder / "two.txt").unlink()
    room.build()
    assert room.now == ("moved", "one.txt")


def test_a_copy_made_later_changes_nothing_for_what_was_found(room: Room) -> None:
    room.keep()
    (room.folder / "sub" / "talks.txt").rename(room.folder / "two.txt")
    room.build()
    room.write("one.txt", TALKS)
    room.build()
    assert room.now == ("moved", "two.txt")


def test_one_not_looked_for_yet_is_looked_for_by_the_audit(room: Room) -> None:
    room.keep()
    room.write("sub/talks.txt", f"New.\n\n{TALKS}")
    room.library.build()
    room.library.refresh()
    assert (room.finding.outcome, room.finding.merely_moved) == ("moved", True)
    room.build()
    room.write("sub/talks.txt", f"Newer.\n\n{TALKS}")
    room.library.build()
    room.library.refresh()
    late = iter((True,))
    (finding,) = audit(room.notebook.bookmarks(), room.library, lambda: next(late, False))
    assert (finding.outcome, finding.sites) == ("doubtful", ())
    assert finding.reason == "not looked for yet in sub/talks.txt as it is now"


def test_other_words_are_counted_once(room: Room) -> None:
    room.keep()
    room.write("sub/talks.txt", TALKS.replace("exchange lists of", "exchange long lists of"))
    room.library.build()
    room.library.refresh()
    before = room.notebook.bookmarks()
    found = find_again(before, room.library)
    assert newly_in_doubt(before, found) == {"changed": 1}
    room.notebook.remember_standings(found)
    assert counted_unsettled(room.notebook.bookmarks()) == {"changed": 1}
    assert (room.now[0], room.finding.outcome) == ("moved", "changed")
    room.write("sub/talks.txt", "New.\n\n" + TALKS.replace("exchange lists of", "exchange long lists of"))
    room.library.build()
    room.library.refresh()
    found = find_again(room.notebook.bookmarks(), room.library)
    assert found
    assert newly_in_doubt(room.notebook.bookmarks(), found) == {}


def test_a_kept_card_is_missed_when_it_is_gone(room: Room) -> None:
    room.write("cards/all.yaml", "kind: person\ncards:\n  - {id: lord, name: Ellen Lord}\n")
    library = Library.open(room.folder)
    room.notebook.keep(bookmark_of_card(library.card("lord")))
    assert find_again(room.notebook.bookmarks(), library) == {}
    assert audit(room.notebook.bookmarks(), library) == ()
    assert audit(room.notebook.bookmarks(), room.library)[0].reason == "there is no card lord any more"


def test_one_without_a_place_is_not_looked_for(room: Room) -> None:
    mark = room.keep()
    room.write("sub/talks.txt", OTHER)
    room.build()
    room.notebook.set_placeless([mark.id])
    assert find_again(room.notebook.bookmarks(), room.library) == {}
    assert room.finding.outcome == "placeless"
    room.notebook.set_placeless([mark.id], False)
    room.build()
    assert room.now[0] == "lost"


def test_looking_stops_when_it_is_not_wanted_any_more(room: Room) -> None:
    room.keep()
    room.write("sub/talks.txt", f"New.\n\n{TALKS}")
    room.library.build()
    room.library.refresh()
    assert find_again(room.notebook.bookmarks(), room.library, lambda: True) == {}
    assert audit(room.notebook.bookmarks(), room.library, lambda: True) == ()


def test_only_what_has_come_into_doubt_is_counted_as_new(room: Room) -> None:
    room.keep()
    room.write("sub/talks.txt", OTHER)
    room.library.build()
    room.library.refresh()
    before = room.notebook.bookmarks()
    found = find_again(before, room.library)
    assert newly_in_doubt(before, found) == {"lost": 1}
    room.notebook.remember_standings(found)
    assert newly_in_doubt(room.notebook.bookmarks(), found) == {}
    assert counted_by_outcome(audit(room.notebook.bookmarks(), room.library)) == {"lost": 1}


def test_a_text_that_has_changed_since_is_not_accepted(room: Room) -> None:
    mark = room.keep()
    room.write("sub/talks.txt", f"New.\n\n{TALKS}")
    room.build()
    accepted = [(mark.id, room.finding.sites[0])]
    room.write("sub/talks.txt", f"Newer.\n\n{TALKS}")
    room.build()
    with pytest.raises(NotebookError, match="has changed meanwhile"):
        readings_for(accepted, room.library)
    (room.folder / "sub" / "talks.txt").unlink()
    room.build()
    with pytest.raises(NotebookError, match="is gone meanwhile"):
        readings_for(accepted, room.library)


def test_words_of_a_lost_one_are_found_in_other_documents(room: Room) -> None:
    room.keep()
    room.write("sub/talks.txt", OTHER)
    room.write("later.txt", "Later\n\nAs was said: " + PASSAGE.replace("lists of", "lists\nof") + "\n")
    room.build()
    sites = stands_elsewhere(room.mark, room.library)
    assert [(site.document, site.pieces) for site in sites] == [("later.txt", ())]
    offered = with_sites(room.finding, sites)
    assert offered.reason.endswith("its words stand in later.txt")
    assert offered.elsewhere
    assert not offered.merely_moved


@pytest.mark.parametrize("quote", ["They", "in the morning."])
def test_few_words_are_not_looked_for_elsewhere(room: Room, quote: str) -> None:
    mark = room.keep(quote)
    room.write("copy.txt", TALKS)
    room.build()
    assert stands_elsewhere(mark, room.library) == []


def test_a_search_that_is_not_wanted_any_more_ends_within_a_document(room: Room) -> None:
    room.keep()
    room.keep("They met in the morning.")
    room.write("sub/talks.txt", f"New.\n\n{TALKS}")
    room.library.build()
    room.library.refresh()
    asked = iter([False, False, True])
    bookmarks = room.notebook.bookmarks()
    assert find_again(bookmarks, room.library, lambda: next(asked, True)) == {}
    assert len(find_again(bookmarks, room.library)) == 2
