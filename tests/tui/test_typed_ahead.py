"""Keys that come faster than the app takes them go where they were meant to."""

from __future__ import annotations

import pytest
from textual import events
from textual.keys import _character_to_key

from tui.screens.asked import AskedScreen
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.note import NoteScreen
from tui.screens.palette import PaletteScreen

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


async def burst(visit, *keys: str) -> None:
    """All keys at once, as a paste or a slow terminal hands them over."""
    for key in keys:
        single = len(key) == 1
        visit.pilot.app.post_message(events.Key(_character_to_key(key) if single else key, key if single else None))
    await visit.settle()


@pytest.mark.parametrize("keep", ["ctrl+s", "enter"])
async def test_a_note_is_kept_with_all_that_was_typed(enter, keep) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e")
        await burst(visit, *"abcdefgh", "tab", *"x, y", keep)
        (mark,) = visit.room.notebook.bookmarks()
        assert (mark.note, mark.tags) == ("abcdefgh", ("x", "y"))
        assert visit.room.is_active
        await visit.press("e")
        await visit.pilot.press("i", "j", "tab", "z", "ctrl+s")
        await visit.settle()
        (mark,) = visit.room.notebook.bookmarks()
        assert (mark.note, mark.tags) == ("abcdefghij", ("x", "yz"))


async def test_escape_sees_all_that_was_typed(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e")
        await burst(visit, *"abc", "escape")
        screen = visit.screen(NoteScreen)
        assert screen.note.text == "abc"
        assert "not kept yet" in str(screen.ways.visual)


async def test_keeping_twice_at_once_closes_one_screen(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e")
        await burst(visit, "a", "ctrl+s", "ctrl+s")
        assert visit.room.is_active
        assert visit.room.notebook.bookmarks()[0].note == "a"


async def test_a_key_after_enter_is_no_part_of_the_query(enter) -> None:
    async with enter() as visit:
        await visit.press("/")
        await burst(visit, *"rosoboronexport", "enter", "n")
        assert visit.room.bar.value == "rosoboronexport"
        assert visit.document == CONTRACT
        assert visit.room.place in ("documents", "reader")
        await visit.press("/", "x")
        assert visit.room.bar.value == "x"


@pytest.mark.parametrize("key", ["escape", "down"])
async def test_a_key_after_leaving_the_bar_is_no_part_of_the_query(enter, key) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord")
        await burst(visit, key, "j", "j")
        assert visit.room.bar.value == "lord"
        assert visit.room.place != "search"


async def test_what_follows_the_key_that_opens_a_field_is_typed_into_it(enter) -> None:
    async with enter() as visit:
        await burst(visit, "slash", *"russia")
        assert (visit.room.bar.value, visit.room.place) == ("russia", "search")
        await burst(visit, "enter", "slash", *"lord", "enter")
        assert visit.room.desk.listing.query is not None
        assert visit.room.desk.listing.query.text == "lord"
        await burst(visit, "2", "f", *"ellen", "enter")
        assert visit.room.desk.here.text == "ellen"
        await burst(visit, "1", "f", *"ninth")
        assert visit.room.documents_pane.filter == "ninth"
        await burst(visit, "escape", "escape", "colon", *"bookmarks")
        assert visit.screen(PaletteScreen).field.value == "bookmarks"
        await burst(visit, "escape", "r", *"russ")
        assert visit.screen(AskedScreen).field.value == "russ"
        await burst(visit, "escape", "2", "}", "b")
        await burst(visit, "e", *"a note", "ctrl+s")
        assert visit.room.notebook.bookmarks()[0].note == "a note"
        assert visit.room.is_active


async def test_keys_of_a_burst_are_done_in_order(enter) -> None:
    async with enter() as visit:
        await burst(visit, "}", "}", "J", "K", "1", "j", "2", "k", "}", "b")
        assert visit.room.place == "reader"
        assert len(visit.room.notebook.bookmarks()) == 1


async def test_escape_and_a_quick_key_are_two_keys(enter) -> None:
    async with enter() as visit:
        await burst(visit, "slash", *"lord")
        await visit.press("alt+B")
        visit.screen(BookmarksScreen)


async def test_a_pasted_quotation_is_one_line(enter) -> None:
    async with enter() as visit:
        await visit.press("slash", *"lord", "slash")
        visit.room.bar.select_all()
        visit.pilot.app.post_message(events.Paste("missile\n  system\r\nof Russia\n"))
        await visit.settle()
        assert visit.room.bar.value == "missile system of Russia"
        assert "S-400" in visit.status or "hit" in visit.status
