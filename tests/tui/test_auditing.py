"""Bookmarks whose documents have changed on the disk: told of, listed, and decided on by keys."""

from __future__ import annotations

import pytest

from tui.notebook import Bookmark
from tui.screens.audit import AuditScreen
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.note import NoteScreen
from tui.screens.reading.auditing import doubt_line

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"
PASSAGE = "India and the United States held talks in New Delhi under the DTTI."
HELD = "India and the United States of America have held talks in New Delhi under the DTTI."
OTHER = "A sea of words that has nothing to do with what stood here before.\n"


@pytest.fixture
def edit(folder):
    """Replace a part of a document on the disk."""

    def edited(document: str, old: str, new: str) -> None:
        path = folder / document
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return edited


async def keep(enter, *keys: str) -> list[Bookmark]:
    """Keep the passages that keys lead to, and leave."""
    async with enter() as visit:
        await visit.press(*keys)
        kept = visit.room.notebook.bookmarks()
        await visit.press("ctrl+q")
    return list(reversed(kept))


def outcomes(screen: AuditScreen) -> list[str]:
    return [finding.outcome for finding in screen.findings]


def told(screen: AuditScreen) -> str:
    return " ".join(line.plain.rstrip() for row in screen.detail.rows for line in row.draw(100))


async def test_nothing_is_in_doubt_where_nothing_has_changed(enter) -> None:
    await keep(enter, "}", "b")
    async with enter() as visit:
        assert "in doubt" not in visit.said
        await visit.press("A")
        assert visit.screen(AuditScreen).findings == ()


async def test_a_passage_that_moved_is_accepted_and_that_is_undone(enter, edit) -> None:
    (mark,) = await keep(enter, "}", "b")
    edit(TALKS, "Seventh talks", "A first line that is new.\n\nSeventh talks")
    async with enter() as visit:
        assert "A shows" not in visit.said  # surely found again: no doubt
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        assert outcomes(screen) == ["moved"]
        assert screen.findings[0].merely_moved
        assert "27 characters further down, word for word" in told(screen)
        await visit.press("a")
        assert visit.said == "1 bookmark accepted; u undoes it."
        assert screen.findings == ()
        (now,) = visit.room.notebook.bookmarks()
        assert (now.start - mark.start, now.quote, now.first_quote) == (27, PASSAGE, "")
        await visit.press("u")
        assert outcomes(screen) == ["moved"]
        await visit.press("U")
        assert screen.findings == ()


async def test_all_that_only_moved_is_accepted_as_one_action(enter, edit) -> None:
    await keep(enter, "}", "b", "}", "b", "}", "b")
    edit(TALKS, "Seventh talks", "New.\n\nSeventh talks")
    edit(TALKS, PASSAGE, HELD)
    async with enter() as visit:
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        merely = [each.mark.id for each in screen.findings if each.merely_moved]
        assert len(merely) == 2
        await visit.press("M")
        assert visit.said == "2 bookmarks accepted; u undoes it. 1 has other words: look at it."
        left = [each.mark.quote for each in screen.findings]
        assert left == [PASSAGE]
        await visit.press("u")
        assert len(screen.findings) == 3


async def test_only_what_the_filter_leaves_is_accepted(enter, edit) -> None:
    await keep(enter, "}", "b", "}", "b", "}", "b")
    edit(TALKS, "Seventh talks", "New.\n\nSeventh talks")
    async with enter() as visit:
        await visit.press("A", "f", *"held talks", "tab", "M")
        screen = visit.screen(AuditScreen)
        assert visit.said == "1 bookmark accepted, 2 more that only moved not shown; u undoes it."
        assert outcomes(screen) == ["moved", "moved"]
        assert PASSAGE not in [each.mark.quote for each in screen.findings]
        await visit.press("M")
        assert visit.said == "None that is shown has merely moved, 2 more that only moved not shown."
        assert len(screen.findings) == 2


async def test_other_words_are_told_of_once_and_where_one_goes_to_them(enter, edit) -> None:
    await keep(enter, "}", "b")
    async with enter() as visit:
        edit(TALKS, PASSAGE, HELD)
        await visit.press("R")
        assert visit.said.endswith("1 bookmark has other words now: A shows it.")
        await visit.press("A")
        assert outcomes(visit.screen(AuditScreen)) == ["changed"]
        await visit.press("escape", "B", "enter")
        assert visit.said == "The kept passage has other words now; A shows which."
        edit(TALKS, "Seventh talks", "New.\n\nSeventh talks")
        await visit.press("R")
        assert "other words" not in visit.said


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ({"changed": 1}, "1 bookmark has other words now: A shows it."),
        (
            {"changed": 1, "doubtful": 2, "lost": 1},
            "1 bookmark has other words now, 2 are in doubt, 1 is lost: A shows them.",
        ),
        ({"doubtful": 2}, "2 bookmarks are in doubt: A shows them."),
        ({"lost": 1}, "1 bookmark is lost: A shows it."),
    ],
)
def test_what_has_become_of_them_is_one_line(counts, line) -> None:
    assert doubt_line(counts) == line


async def test_changed_words_are_shown_as_a_difference_and_the_first_quote_stays(enter, edit) -> None:
    await keep(enter, "}", "b")
    edit(TALKS, PASSAGE, HELD)
    async with enter() as visit:
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        assert "{+of America have+}" in told(screen)
        await visit.press("a")
        (mark,) = visit.room.notebook.bookmarks()
        assert (mark.quote, mark.first_quote) == (HELD, PASSAGE)


async def test_a_build_that_loses_a_bookmark_says_so_once(enter, folder) -> None:
    await keep(enter, "}", "b")
    async with enter() as visit:
        (folder / TALKS).write_text(OTHER, "utf-8")
        await visit.press("R")
        assert visit.said.endswith("1 bookmark is lost: A shows it.")
        await visit.press("R")
        assert visit.said == "Nothing has changed in the folder."
    async with enter() as visit:
        assert "lost" not in visit.said
        await visit.press("A")
        assert outcomes(visit.screen(AuditScreen)) == ["lost"]
        assert f"nothing like it stands in {TALKS} now" in told(visit.screen(AuditScreen))


async def test_a_lost_one_is_kept_as_a_quote_and_looked_for_again(enter, folder) -> None:
    await keep(enter, "}", "b")
    before = (folder / TALKS).read_text("utf-8")
    (folder / TALKS).write_text(OTHER, "utf-8")
    async with enter() as visit:
        await visit.press("A", "w")
        screen = visit.screen(AuditScreen)
        assert outcomes(screen) == ["placeless"]
        assert visit.room.notebook.bookmarks()[0].placeless
        await visit.press("u")
        assert outcomes(screen) == ["lost"]
        await visit.press("w", "escape", "B")
        assert len(visit.screen(BookmarksScreen).bookmarks) == 1
    (folder / TALKS).write_text(before, "utf-8")
    async with enter() as visit:
        await visit.press("A", "w")
        assert not visit.room.notebook.bookmarks()[0].placeless
        assert visit.screen(AuditScreen).findings == ()


async def test_rivals_are_each_looked_at_and_none_is_taken_silently(enter, folder) -> None:
    twin = "Officials said that nothing at all would be decided.\n\n"
    (folder / TALKS).write_text(f"Title\n\nBefore it.\n\n{twin}After it.\n", "utf-8")
    await keep(enter, "}", "}", "b")
    (folder / TALKS).write_text(f"Title\n\n{twin}A wholly new middle.\n\n{twin}", "utf-8")
    async with enter() as visit:
        assert visit.room.reader._marks.bookmarks == ()
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        assert outcomes(screen) == ["doubtful"]
        assert "Place 1 of 2" in told(screen)
        first = screen.site
        await visit.press("]")
        second = screen.site
        assert "Place 2 of 2" in told(screen)
        assert first != second
        await visit.press("enter")
        reading = visit.room.reader.reading
        assert visit.room.reader.selection == (second.start, second.end)
        assert reading.text[second.start : second.end] == twin.strip()
        await visit.press("escape", "A")
        screen = visit.screen(AuditScreen)
        assert screen.site == second
        await visit.press("a")
        (mark,) = visit.room.notebook.bookmarks()
        assert mark.start == second.start
        assert screen.findings == ()


async def test_a_bookmark_is_placed_by_hand_and_one_is_back_in_the_list(enter, folder) -> None:
    await keep(enter, "}", "b", "}", "b")
    (folder / TALKS).write_text(f"{OTHER}\nAnother paragraph stands here.\n", "utf-8")
    async with enter() as visit:
        await visit.press("A", "P")
        assert visit.room.is_active
        assert visit.said.startswith("Select the passage with v, then P places")
        assert visit.room.key_footer._items[0].label == "place it here"
        await visit.press("g", "}", "v", "P")
        screen = visit.screen(AuditScreen)
        assert len(screen.findings) == 1
        placed = next(mark for mark in visit.room.notebook.bookmarks() if mark.quote == "Another")
        assert placed.first_quote.startswith("India and")
        await visit.press("P", "escape")
        assert len(visit.screen(AuditScreen).findings) == 1
        await visit.press("escape", "P")
        assert visit.said.startswith("No bookmark is being placed")


@pytest.mark.parametrize("leave", [("v", "P"), ("escape",)])
async def test_a_bookmark_is_placed_by_hand_from_the_list_of_bookmarks(enter, folder, leave) -> None:
    await keep(enter, "}", "b")
    (folder / TALKS).write_text(f"{OTHER}\nAnother paragraph stands here.\n", "utf-8")
    async with enter() as visit:
        await visit.press("B", "A", "P")
        assert visit.room.is_active
        await visit.press("g", "}", *leave)
        screen = visit.screen(AuditScreen)
        assert len(screen.findings) == (leave == ("escape",))
        assert visit.room.desk.placing is None
        await visit.press("escape")
        assert visit.room.is_active


async def test_of_two_copies_of_the_file_one_is_chosen_by_key(enter, folder) -> None:
    await keep(enter, "}", "b")
    text = (folder / TALKS).read_text("utf-8")
    (folder / TALKS).rename(folder / "one.txt")
    (folder / "two.txt").write_text(text, "utf-8")
    async with enter() as visit:
        assert visit.said.endswith("1 bookmark is in doubt: A shows it.")
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        assert "each of these could be its file: one.txt, two.txt" in told(screen)
        await visit.press("]")
        assert "two.txt" in told(screen).partition("Place 2 of 2: ")[2].partition("Now: ")[0]
        await visit.press("a")
        assert [mark.document for mark in visit.room.notebook.bookmarks()] == ["two.txt"]
        assert screen.findings == ()


async def test_escape_ends_the_selection_before_the_placing(enter, folder) -> None:
    await keep(enter, "}", "b")
    (folder / TALKS).write_text(OTHER, "utf-8")
    async with enter() as visit:
        await visit.press("A", "P", "v", "escape")
        assert visit.room.desk.placing is not None
        await visit.press("escape")
        assert visit.room.desk.placing is None
        visit.screen(AuditScreen)


async def test_a_lost_one_whose_words_stand_in_another_document_is_offered_that(enter, folder) -> None:
    await keep(enter, "}", "b")
    (folder / TALKS).write_text(OTHER, "utf-8")
    (folder / "2020-01-01-later.txt").write_text(f"A later text\n\nIt is said again.\n\n{PASSAGE}\n", "utf-8")
    async with enter() as visit:
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        assert outcomes(screen) == ["lost"]
        assert "its words stand in 2020-01-01-later.txt" in told(screen)
        assert visit.room.notebook.bookmarks()[0].document == TALKS
        await visit.press("a")
        (mark,) = visit.room.notebook.bookmarks()
        assert (mark.document, mark.quote) == ("2020-01-01-later.txt", PASSAGE)
        assert screen.findings == ()


async def test_a_renamed_document_keeps_its_bookmarks(enter, folder) -> None:
    await keep(enter, "}", "b", "}", "b")
    (folder / TALKS).rename(folder / "renamed.txt")
    async with enter() as visit:
        assert "A shows" not in visit.said
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        assert outcomes(screen) == ["moved", "moved"]
        assert "the file is now renamed.txt" in told(screen)
        await visit.press("M")
        assert {mark.document for mark in visit.room.notebook.bookmarks()} == {"renamed.txt"}


async def test_a_moved_folder_and_two_files_that_change_places(enter, folder) -> None:
    await keep(enter, "}", "b", "J", "}", "b")
    one, other = (folder / TALKS).read_text("utf-8"), (folder / CONTRACT).read_text("utf-8")
    (folder / TALKS).write_text(other, "utf-8")
    (folder / CONTRACT).write_text(one, "utf-8")
    async with enter() as visit:
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        where = {each.mark.document: each.sites[0].document for each in screen.findings}
        assert where == {TALKS: CONTRACT, CONTRACT: TALKS}
        await visit.press("M", "escape", "ctrl+q")
    (folder / "older").mkdir()
    for name in (TALKS, CONTRACT):
        (folder / name).rename(folder / "older" / name)
    async with enter() as visit:
        await visit.press("A", "M")
        assert {mark.document for mark in visit.room.notebook.bookmarks()} == {f"older/{TALKS}", f"older/{CONTRACT}"}
        quotes = {mark.document: mark.quote for mark in visit.room.notebook.bookmarks()}
        assert quotes[f"older/{CONTRACT}"] == PASSAGE


async def test_one_whose_document_is_gone_is_listed_with_the_reason(enter, folder) -> None:
    await keep(enter, "}", "b")
    (folder / TALKS).unlink()
    async with enter() as visit:
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        assert outcomes(screen) == ["lost"]
        assert f"{TALKS} is not in the folder any more" in told(screen)
        await visit.press("a")
        assert visit.said == "There is no place to accept."
        await visit.press("enter")
        assert "nothing to look at" in visit.said
        await visit.press("A", "b")
        assert visit.room.notebook.bookmarks() == ()
        await visit.press("u")
        assert outcomes(visit.screen(AuditScreen)) == ["lost"]


async def test_a_note_and_a_colour_from_the_list(enter, folder) -> None:
    await keep(enter, "}", "b")
    (folder / TALKS).write_text(OTHER, "utf-8")
    async with enter() as visit:
        await visit.press("A", "e", *"why", "ctrl+s")
        assert "Note: why" in told(visit.screen(AuditScreen))
        await visit.press("#", "g")
        assert "green" in told(visit.screen(AuditScreen))


async def test_the_list_is_filtered(enter, folder) -> None:
    await keep(enter, "}", "b", "}", "b")
    (folder / TALKS).write_text(OTHER, "utf-8")
    async with enter() as visit:
        await visit.press("A", "f", *"kumar")
        keys = [row.key for row in visit.screen(AuditScreen).rows.rows if row.selectable]
        assert len(keys) == 1


async def test_the_list_stands_over_that_of_the_bookmarks(enter, folder) -> None:
    await keep(enter, "}", "b")
    (folder / TALKS).write_text(OTHER, "utf-8")
    async with enter() as visit:
        await visit.press("B", "A")
        visit.screen(AuditScreen)
        await visit.press("escape")
        visit.screen(BookmarksScreen)
        await visit.press("A", "enter")
        assert visit.room.is_active


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (30, 9)])
async def test_what_is_known_is_seen_at_every_size(enter, edit, size) -> None:
    await keep(enter, "}", "b")
    edit(TALKS, PASSAGE, HELD)
    async with enter(size) as visit:
        await visit.press("2", "A")
        screen = visit.screen(AuditScreen)
        assert screen.rows.view_height > 0
        assert screen.detail.view_height > 0
        assert screen.detail.rows


async def test_a_text_that_changes_meanwhile_is_not_accepted_blindly(enter, edit) -> None:
    await keep(enter, "}", "b")
    edit(TALKS, "Seventh talks", "New.\n\nSeventh talks")
    async with enter() as visit:
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        edit(TALKS, "New.", "Newer than that.")
        visit.room.library.build()
        visit.room.library.refresh()
        await visit.press("a")
        assert visit.said == f"{TALKS} has changed meanwhile; nothing was changed. Look again."
        assert len(screen.findings) == 1


async def test_a_draft_whose_bookmark_is_gone_is_told_of_copied_and_dropped(enter) -> None:
    async with enter() as visit:
        visit.room.notebook.keep_draft("nobody", "typed in vain", "a tag")
    async with enter() as visit:
        assert visit.said.startswith("A note of ")
        await visit.press("A")
        screen = visit.screen(AuditScreen)
        assert "typed in vain" in told(screen)
        await visit.press("e")
        assert visit.said.startswith("Its bookmark is gone")
        await visit.press("y")
        assert visit.pilot.app._clipboard == "typed in vain"
        await visit.press("b")
        assert visit.room.notebook.drafts() == ()
        assert screen.drafts == ()


async def test_a_draft_is_opened_from_the_list(enter) -> None:
    (mark,) = await keep(enter, "}", "b")
    async with enter() as visit:
        visit.room.notebook.keep_draft(mark.id, "typed", "")
    async with enter() as visit:
        await visit.press("A", "enter")
        assert visit.screen(NoteScreen).note.text == "typed"
