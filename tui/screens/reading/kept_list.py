"""The list of all that is kept: opened as it was left, filled, and what is done with its rows."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from time import sleep

from msgspec.structs import replace

from tui.commands import key_of
from tui.notebook import Bookmark, Notebook, NotebookError, SavedSearch
from tui.screens.bookmark_entries import Entry
from tui.screens.bookmark_list import KeptList, ListView, view_from
from tui.screens.bookmark_rows import counted_kinds
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.prompt import PromptScreen
from tui.screens.reading.answers import Answer
from tui.screens.reading.handlers import HANDLERS, handles, hears
from tui.screens.reading.keeping import go_to_bookmark, write
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled

VIEW = "bookmarks view"
_LATER = 0.3  # seconds after which nothing else is expected to change at once
_MANY = 500  # bookmarks; fewer are read in no time when the list is asked for


class KeptRead(Answer, frozen=True, eq=False):
    """All that is kept, how it is to be shown, and what it was made of."""

    kept: KeptList
    view: ListView
    made_of: tuple[object, ...]


class KeptAhead(KeptRead, frozen=True, eq=False):
    """The same, before it is asked for."""


@handles("bookmarks")
def show_bookmarks(room: Room) -> None:
    """List what is kept as it was left, and go to the chosen one."""
    room.fetch("kept", partial(_read, room, room.desk.bookmarks, room.desk.kept.view))


def refresh_bookmarks(room: Room) -> None:
    """Let the list, if it is there, show what the notebook holds now; else know it by the time it is asked for."""
    if (screen := listing_screen(room)) is not None:
        room.fetch("kept", partial(_read, room, room.desk.bookmarks, screen.view))
    elif len(room.desk.bookmarks) > _MANY:
        room.fetch("kept ahead", partial(_read_ahead, room, room.desk.bookmarks))


def listing_screen(room: Room) -> BookmarksScreen | None:
    """The list, also where a form lies over it."""
    return next((each for each in room.app.screen_stack if isinstance(each, BookmarksScreen)), None)


def _read(room: Room, bookmarks: Sequence[Bookmark], shown: ListView | None, cancelled: Cancelled) -> KeptRead:
    desk, last = room.desk, room.desk.kept.read
    view = shown or view_from(room.notebook.recall(VIEW))
    titles = {document.id: document.title or document.id for document in desk.documents}
    searches = room.notebook.saved_searches()
    made_of = (bookmarks, searches, titles)
    if last is not None and _same(last.made_of, made_of):
        kept = last.kept
    else:
        before = last.kept if last is not None else None
        kept = KeptList(bookmarks, searches, documents=titles, cards=room.names, before=before)
    kept.prepare(view)
    return KeptRead(kept, view, made_of)


def _read_ahead(room: Room, bookmarks: Sequence[Bookmark], cancelled: Cancelled) -> KeptAhead | None:
    sleep(_LATER)
    if cancelled():
        return None
    read = _read(room, bookmarks, room.desk.kept.view, cancelled)
    return KeptAhead(read.kept, read.view, read.made_of)


def _same(before: Sequence[object], now: Sequence[object]) -> bool:
    return before[0] is now[0] and before[1:] == now[1:]


@hears(KeptRead)
def kept_read(room: Room, answer: KeptRead) -> None:
    """Show the list, or show in it what is kept now; then learn, in a thread, what a filter will look in."""
    room.desk.kept.read = answer
    if (screen := listing_screen(room)) is not None:
        screen.refresh_kept(answer.kept)
    elif room.is_active:
        screen = BookmarksScreen(answer.kept, set(), answer.view, partial(_act, room))
        room.app.push_screen(screen, partial(_closed, room, screen))
    room.fetch("kept words", answer.kept.look_through)


@hears(KeptAhead)
def kept_ahead(room: Room, answer: KeptAhead) -> None:
    """Have it ready for the list, with what a filter will look in."""
    if answer.made_of[0] is room.desk.bookmarks:
        if room.desk.kept.read is None:
            gc.freeze()  # nearly all of it is never let go of, and looking for what is would stop all for 30 ms
        room.desk.kept.read = answer
        room.fetch("kept words", answer.kept.look_through)


def _closed(room: Room, screen: BookmarksScreen, chosen: str | None) -> None:
    """Note how the list was shown, and go to what was chosen."""
    entry = screen.kept.by_id.get(chosen or "")
    view = replace(screen.view, row=entry.id) if entry is not None else screen.view
    if view != room.desk.kept.view:
        room.desk.kept.view = view
        room.run_worker(_remember(room, view), group="kept view", exit_on_error=False)
    if entry is None:
        return
    if isinstance(entry.item, SavedSearch):
        from tui.screens.reading.saving import look_at

        look_at(room, entry.item)
    else:
        go_to_bookmark(room, entry.item)


async def _remember(room: Room, view: ListView) -> None:
    with suppress(NotebookError):  # where one was in a list is worth no trouble
        await asyncio.to_thread(room.notebook.remember, VIEW, view.kept())


def _act(room: Room, what: str, entries: Sequence[Entry]) -> None:
    """Do what the list asks for."""
    if what in _DEEDS:
        _DEEDS[what](room, entries)
    else:
        HANDLERS[what](room)


def _remove(room: Room, entries: Sequence[Entry]) -> None:
    write(room, partial(_removed, entries))


def _removed(entries: Sequence[Entry], notebook: Notebook) -> str:
    searches = [entry.id for entry in entries if entry.kind == "search"]
    notebook.remove_kept([entry.id for entry in entries if entry.kind != "search"], searches)
    if len(entries) == 1 and not searches:
        return f"Bookmark removed; {key_of('undo')} brings it back."
    back = "it" if len(entries) == 1 else "them"
    return f"{counted_kinds(entries)} removed; {key_of('undo')} brings {back} back."


def _note(room: Room, entries: Sequence[Entry]) -> None:
    item = entries[0].item
    if isinstance(item, SavedSearch):
        from tui.screens.reading.saving import rename

        rename(room, item)
    else:
        from tui.screens.reading.noting import note

        note(room, item)


def _tag(room: Room, entries: Sequence[Entry]) -> None:
    # Imported when it is asked for: the list opens without it.
    from tui.screens.tags import TagScreen, tag_changes, tags_of

    if not (marks := _taggable(room, entries, "tags")):
        return

    def attempt(form: PromptScreen, line: str) -> None:
        write(room, partial(_tagged, [mark.id for mark in marks], *tag_changes(line)), form)

    known = tuple(room.desk.kept.read.kept.tags()) if room.desk.kept.read is not None else ()
    room.app.push_screen(TagScreen(counted_kinds(entries), tags_of(marks), known, attempt))


def _tagged(bookmarks: Sequence[str], added: Sequence[str], removed: Sequence[str], notebook: Notebook) -> str:
    changed = notebook.retag(bookmarks, added, removed)
    told = " and ".join(
        filter(
            None, (f"tagged {', '.join(added)}" if added else "", f"without {', '.join(removed)}" if removed else "")
        )
    )
    if not changed:
        return "The tags are so already."
    return f"{changed:,} now {told}; {key_of('undo')} undoes it."


def _colour(room: Room, entries: Sequence[Entry]) -> None:
    from tui.screens.reading.colouring import colour_bookmarks

    if marks := _taggable(room, entries, "colour"):
        colour_bookmarks(room, marks)


def _taggable(room: Room, entries: Sequence[Entry], what: str) -> list[Bookmark]:
    marks = [entry.item for entry in entries if isinstance(entry.item, Bookmark)]
    if not marks:
        room.say(f"A saved search has no {what}.")
    return marks


def _copy(room: Room, entries: Sequence[Entry], *, source: bool) -> None:
    from tui.screens.reading.copying import copy_bookmark, copy_text

    item = entries[0].item
    if isinstance(item, SavedSearch):
        copy_text(room, item.text)
    else:
        copy_bookmark(room, item, source=source)


def _no_place(room: Room, entries: Sequence[Entry]) -> None:
    room.say(f"This quote is kept without a place, so there is none to go to; {key_of('audit')} can give it one.")


def _context(room: Room, entries: Sequence[Entry]) -> None:
    from tui.screens.reading.kept_around import look_around

    look_around(room, entries[0])


def _cards(room: Room, entries: Sequence[Entry]) -> None:
    from tui.screens.reading.kept_around import look_for_cards

    look_for_cards(room, entries)


def _write(room: Room, entries: Sequence[Entry]) -> None:
    from tui.screens.reading.kept_writing import write_shown

    write_shown(room, entries)


_DEEDS: dict[str, Callable[[Room, Sequence[Entry]], None]] = {
    "remove": _remove,
    "note": _note,
    "tag": _tag,
    "colour": _colour,
    "copy": partial(_copy, source=False),
    "copy_cited": partial(_copy, source=True),
    "context": _context,
    "cards": _cards,
    "write": _write,
    "no_place": _no_place,
}
