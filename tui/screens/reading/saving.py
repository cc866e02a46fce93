"""Searches under a name: saving one, asking it again, and what is new to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import chain, count

from indexdir import IndexdirError, Library, Query
from tui.commands import key_of
from tui.notebook import Notebook, SavedSearch, called, news
from tui.screens.prompt import PromptScreen
from tui.screens.reading.answers import Answer, SavedAsked, SavedRead
from tui.screens.reading.handlers import HANDLERS, handles, hears
from tui.screens.reading.keeping import write
from tui.screens.reading.listing import refill
from tui.screens.reading.recalling import ask_again_as
from tui.screens.reading.reviewed import go_on_with, how_far
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled
from tui.screens.saved import SavedScreen

_ALL = 1_000_000  # documents: more than there are


@handles("save_search")
def save_search(room: Room) -> None:
    """Keep the search under its own words."""
    query = room.desk.listing.query
    if query is not None:  # else the reason is said already
        write(room, partial(_save, room.library, query.text.strip()))


def _save(library: Library, text: str, notebook: Notebook) -> str:
    kept = notebook.saved_searches()
    there = next((search for search in kept if search.text == text), None)
    if there is not None:
        return f"Saved already as “{there.name}”; {key_of('saved_searches')} lists what you saved."
    own = " ".join(text.split())
    # Two queries may differ only in case, where their names may not.
    names = chain([own], (f"{own} ({number})" for number in count(2)))
    name = next(name for name in names if called(kept, name) is None)
    notebook.save_search(name, text, answering(library, text))
    return f"Saved as “{name}”; {key_of('saved_searches')} lists what you saved."


def answering(library: Library, text: str, cancelled: Cancelled | None = None) -> Mapping[str, str]:
    """All documents that answer a query, with the digests of their files. Raises IndexdirError."""
    results = library.search(Query(text, limit=_ALL), cancelled=cancelled, excerpts=0, facets=False)
    return {hit.document.id: hit.document.digest for hit in results.hits}


@handles("saved_searches")
def show_saved(room: Room) -> None:
    """List the saved searches, and find out what is new to each."""
    room.fetch("saved", partial(_read_saved, room))


def _read_saved(room: Room, cancelled: Cancelled) -> Answer | None:
    searches = room.notebook.saved_searches()
    fresh: dict[str, str] = {}
    reviewed: dict[str, tuple[str, ...]] = {}
    for search in searches:
        room.post_message(SavedRead(searches, dict(fresh), dict(reviewed)))
        if cancelled():
            return None
        fresh[search.id] = _news(room.library, search, cancelled)
        reviewed[search.id] = how_far(room, search.text, cancelled)
    return SavedRead(searches, fresh, reviewed)


def _news(library: Library, search: SavedSearch, cancelled: Cancelled) -> str:
    """What is new to a search since it was last looked at, in words."""
    try:
        found = answering(library, search.text, cancelled)
    except IndexdirError as error:
        return f"can't be asked: {error}"
    return _since(len(news(search, found)), search)


def _since(count: int, search: SavedSearch) -> str:
    return f"{f'{count:,}' if count else 'nothing'} new since {search.looked[:10]}"


@hears(SavedRead)
def saved_read(room: Room, answer: SavedRead) -> None:
    """Show the list, or show in it what is now known."""
    shown = room.app.screen
    if isinstance(shown, SavedScreen):
        shown.refresh_saved(answer.searches, answer.fresh, answer.reviewed)
    elif room.is_active:
        screen = SavedScreen(answer.searches, answer.fresh, partial(_change, room))
        room.app.push_screen(screen, lambda chosen: _chosen(room, screen, chosen))


def _chosen(room: Room, screen: SavedScreen, chosen: str | None) -> None:
    search = next((search for search in screen.searches if search.id == chosen), None)
    if search is not None:
        look_at(room, search)


def look_at(room: Room, search: SavedSearch) -> None:
    """Find out what is new to a saved search, and ask it again."""
    room.fetch("saved", partial(_look, room, search))


def _look(room: Room, search: SavedSearch, cancelled: Cancelled) -> Answer | None:
    found = answering(room.library, search.text, cancelled)
    if cancelled():
        return None
    room.notebook.looked_at(search.id, found)
    return SavedAsked(search, frozenset(news(search, found)))


@hears(SavedAsked)
def saved_asked(room: Room, answer: SavedAsked) -> None:
    """Ask a saved search again, with what is new to it marked."""
    room.desk.fresh = (answer.search.text, answer.fresh)
    if room.desk.listing.query is not None and room.desk.listing.query.text == answer.search.text:
        refill(room, keep=room.highlighted)  # it is on the screen already, without what is new to it
    ask_again_as(room, answer.search.text)
    go_on_with(room, answer.search.text.rstrip())
    room.say(f"“{answer.search.name}”: {_since(len(answer.fresh), answer.search)}.")


def _change(room: Room, what: str, search: SavedSearch | None) -> None:
    if search is None:
        HANDLERS[what](room)
    elif what == "remove":
        write(room, partial(_remove, search))
    else:
        rename(room, search)


def rename(room: Room, search: SavedSearch) -> None:
    """Give a saved search another name."""

    def attempt(form: PromptScreen, name: str) -> None:
        write(room, partial(_rename, search, name), form)

    told = f"A name for: {search.text}"
    room.app.push_screen(PromptScreen("Rename the search", told, search.name, act="renames it", attempt=attempt))


def _remove(search: SavedSearch, notebook: Notebook) -> str:
    notebook.remove_search(search.id)
    return f"“{search.name}” removed; {key_of('undo')} brings it back."


def _rename(search: SavedSearch, name: str, notebook: Notebook) -> str:
    notebook.rename_search(search.id, name)
    return f"“{search.name}” is now “{name}”; {key_of('undo')} undoes it."
