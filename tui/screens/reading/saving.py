"""Searches under a name: saving one, asking it again, and what is new to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from indexdir import IndexdirError, Library, Query
from tui.commands import key_of
from tui.notebook import Notebook, SavedSearch, news
from tui.screens.prompt import PromptScreen
from tui.screens.reading.answers import Answer, SavedAsked, SavedRead
from tui.screens.reading.handlers import HANDLERS, handles, hears
from tui.screens.reading.keeping import write
from tui.screens.reading.listing import refill
from tui.screens.reading.recalling import ask_again_as
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled
from tui.screens.saved import SavedScreen

_ALL = 1_000_000  # documents: more than there are


@handles("save_search")
def save_search(room: Room) -> None:
    """Keep the search under a name."""
    query = room.desk.listing.query
    if query is None:
        return  # the reason is said already

    def named(name: str | None) -> None:
        if name:
            write(room, partial(_save, room.library, name, query.text))

    told = f"A name for: {query.text}"
    room.app.push_screen(PromptScreen("Save this search", told, query.text), named)


def _save(library: Library, name: str, text: str, notebook: Notebook) -> str:
    there = any(search.name == name for search in notebook.saved_searches())
    notebook.save_search(name, text, answering(library, text))
    if there:
        return f"“{name}” is now this search; {key_of('undo')} undoes it."
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
    for search in searches:
        room.post_message(SavedRead(searches, dict(fresh)))
        if cancelled():
            return None
        fresh[search.id] = _news(room.library, search, cancelled)
    return SavedRead(searches, fresh)


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
        shown.refresh_saved(answer.searches, answer.fresh)
    elif room.is_active:
        screen = SavedScreen(answer.searches, answer.fresh, partial(_change, room))
        room.app.push_screen(screen, lambda chosen: _chosen(room, screen, chosen))


def _chosen(room: Room, screen: SavedScreen, chosen: str | None) -> None:
    search = next((search for search in screen.searches if search.id == chosen), None)
    if search is not None:
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
    count = len(answer.fresh)
    told = (
        f"{count:,} new since {answer.search.looked[:10]}"
        if count
        else f"nothing new since {answer.search.looked[:10]}"
    )
    room.say(f"“{answer.search.name}”: {told}.")


def _change(room: Room, what: str, search: SavedSearch | None) -> None:
    if search is None:
        HANDLERS[what](room)
    elif what == "remove":
        write(room, partial(_remove, search))
    else:

        def named(name: str | None) -> None:
            if name:
                write(room, partial(_rename, search, name))

        room.app.push_screen(PromptScreen("Rename the search", f"A name for: {search.text}", search.name), named)


def _remove(search: SavedSearch, notebook: Notebook) -> str:
    notebook.remove_search(search.id)
    return f"“{search.name}” removed; {key_of('undo')} brings it back."


def _rename(search: SavedSearch, name: str, notebook: Notebook) -> str:
    notebook.rename_search(search.id, name)
    return f"“{search.name}” is now “{name}”; {key_of('undo')} undoes it."
