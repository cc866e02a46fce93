"""Asking the collection: as it is typed, landing on the best hit, the passages of the hits in view."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from msgspec.structs import replace

from indexdir import Hit, Library, Query, QueryError
from tui.commands import key_of
from tui.notebook import Notebook, NotebookError
from tui.screens.reading.answers import Answer, LadderFound, PassagesFound, SearchAnswered, SearchRefused
from tui.screens.reading.going import go_to, mark_matches, preview
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.here import forget_finds
from tui.screens.reading.listing import show_listing, tell_summary
from tui.screens.reading.room import Room
from tui.screens.reading.told import notes, notes_on_nothing
from tui.screens.reading.views import Listing, Request
from tui.screens.reading.working import Cancelled

_LETTERS = 2
EXCERPTS = 12  # hits whose passages are asked for at once; those of the others when they come into view
_MORE = 4  # times as many hits when more are wanted


def question(text: str, *, finished: bool) -> Query | None:
    """The query for what stands in the bar; while it is typed the last word may be a beginning."""
    if len(text.strip()) < (1 if finished else _LETTERS):
        return None
    asked = text.rstrip()
    if not finished:
        asked = asked.rstrip("| ")  # what is to come after it has not been typed yet
    return Query(asked, prefix=not finished and asked == text) if asked else None


@handles("search")
def search(room: Room) -> None:
    """Go to the search bar, with what stands in it selected."""
    room.desk.before_search, room.desk.land = room.view(), False
    room.set_focus(room.bar)
    room.bar.select_all()
    room.refresh_footer()
    room.fetch("warm", partial(_warm, room.library))


def _warm(library: Library, cancelled: Cancelled) -> None:
    library.warm()


def typed(room: Room, text: str) -> None:
    """Search for what has been typed so far."""
    desk = room.desk
    desk.land, desk.recall, room.bar.recalling = False, None, False
    room.bring_forward("documents")
    wanted = question(text, finished=False)
    if wanted is not None:
        ask(room, wanted)
    elif not text.strip():
        clear_search(room)
    else:
        desk.wanted = None


def submitted(room: Room, text: str) -> None:
    """Search for exactly what stands in the bar, and land on the best hit."""
    wanted = question(text, finished=True)
    if wanted is None:
        clear_search(room)
        room.show_pane("reader")
    elif room.desk.listing.query == wanted:
        land(room)
    elif room.refusal.line and room.desk.refused == wanted.text:
        room.set_focus(room.bar)
    else:
        ask(room, wanted)
        room.desk.land = True
        room.show_pane("documents")  # what is typed from here on is no part of the query


def ask(room: Room, wanted: Query) -> None:
    """Put a query to the collection, in a thread; an answer to an older one is dropped."""
    room.desk.wanted, room.desk.resuming = wanted, None
    room.fetch("search", partial(_answer, room, wanted))


def ask_text(room: Room, text: str) -> None:
    """Ask another query from where one is, so that back returns to this one; without text the search is cleared."""
    wanted, desk = question(text, finished=True), room.desk
    room.visit()
    desk.land = False
    if wanted is None:
        clear_search(room)
    else:
        room.bar.set_text(text)
        desk.refining = wanted
        ask(room, wanted)


def _answer(room: Room, wanted: Query, cancelled: Cancelled) -> Answer | None:
    library = room.library
    try:
        results = library.search(wanted, cancelled=cancelled, excerpts=EXCERPTS, facets=True)
        if cancelled():
            return None
        room.post_message(SearchAnswered(wanted, results, library.crumbs(wanted.text)))
        return None if results.hits else LadderFound(wanted, library.ladder(wanted))
    except QueryError as error:
        return SearchRefused(wanted, error.reason, error.column)


@hears(SearchAnswered)
def search_answered(room: Room, answer: SearchAnswered) -> None:
    """Show what was found; an answer to an older question is dropped."""
    desk = room.desk
    if answer.question != desk.wanted:
        return
    if desk.land and _is_beginning(desk.listing, answer):
        room.accept()
        land(room)
        tell_summary(room, ", as the beginning of a word")
        return
    if desk.refining == answer.question:
        desk.refining = None
        remember(room, answer.question.text, answer.results.total)
    listing = Listing(answer.question, results=answer.results, crumbs=answer.crumbs)
    keep = room.highlighted if _narrowed(desk.listing, listing) else ""
    show_listing(room, listing, keep=keep)
    if desk.land:
        land(room)
    else:
        mark_matches(room)


def _is_beginning(listing: Listing, answer: SearchAnswered) -> bool:
    """Whether the list has hits for the same words, the last as a beginning, where the exact words have none."""
    asked, shown, found = listing.query, listing.results, answer.results
    same = asked is not None and asked.prefix and asked.text == answer.question.text
    worse = not found.hits or found.matched != "all"
    return same and worse and shown is not None and bool(shown.hits) and shown.matched == "all"


def _narrowed(before: Listing, after: Listing) -> bool:
    """Whether one listing answers the same first question as the other, more or less narrowed down."""
    return bool(before.crumbs) and before.crumbs[:1] == after.crumbs[:1]


@hears(SearchRefused)
def search_refused(room: Room, answer: SearchRefused) -> None:
    """Say what is wrong with the query; what was found before stays."""
    desk = room.desk
    if answer.question == desk.wanted:
        if desk.land:
            room.set_focus(room.bar)
        desk.land, desk.wanted, desk.refused = False, desk.listing.query, answer.question.text
        room.refuse(answer.reason, answer.column)


def land(room: Room) -> None:
    """Open the best hit of the list in the reader, or go to the ways out where there is none."""
    desk = room.desk
    desk.land = False
    results = desk.listing.results
    if desk.listing.query is not None and results is not None:
        remember(room, desk.listing.query.text, results.total)
    if results is None or not results.hits:
        _leave_for(room)
        room.show_pane("ladder")
        room.say(f"Nothing found; the list tells what would be, {key_of('search')} changes the words.")
        return
    forget_finds(room)
    best = results.hits[0]
    if _leave_for(room):
        desk.settled = False
    if results.matched != "all":
        room.say(notes(results)[0])
    go_to(room, Request(best.document.id, desk.listing, at=first_mark(best), hit=1))
    room.documents_pane.highlight_key(f"doc:{best.document.id}")


def _leave_for(room: Room) -> bool:
    """Note in the history the view in which the search began, if it has not been noted yet."""
    desk = room.desk
    began, desk.before_search = desk.before_search, None
    if began is not None:
        desk.history.visit(began)
    return began is not None


def first_mark(hit: Hit) -> int | None:
    """Where the best passage of a hit matches, or None where only its title does."""
    return next((mark[0] for excerpt in hit.passages for mark in excerpt.marks), None)


def remember(room: Room, text: str, found: int) -> None:
    """Put a query on top of what was asked; a notebook that can't be written holds nobody back."""
    work = partial(_remember, room.notebook, text, found)
    room.run_worker(work, thread=True, group="asked", exit_on_error=False)


def _remember(notebook: Notebook, text: str, found: int) -> None:
    with suppress(NotebookError):
        notebook.remember_search(text, found)


@hears(LadderFound)
def ladder_found(room: Room, answer: LadderFound) -> None:
    """Show the ways out of an empty answer."""
    listing = room.desk.listing
    if answer.question == listing.query and listing.hopeless and listing.results is not None:
        room.desk.listing = replace(listing, ladder=answer.ladder)
        room.ladder_pane.show(answer.ladder, notes_on_nothing(listing.results))


def passages_wanted(room: Room, documents: tuple[str, ...]) -> None:
    """Look up the passages of hits that have come into view."""
    if (query := room.desk.listing.query) is not None:
        room.fetch("passages", partial(_find_passages, room.library, query, documents))


def _find_passages(library: Library, query: Query, documents: tuple[str, ...], cancelled: Cancelled) -> Answer:
    return PassagesFound(query, library.excerpts(query, documents, cancelled=cancelled))


@hears(PassagesFound)
def passages_found(room: Room, answer: PassagesFound) -> None:
    """Show the passages of hits, unless another question has been asked meanwhile."""
    desk = room.desk
    if answer.question == desk.listing.query:
        results = room.documents_pane.add_passages(answer.hits)
        desk.listing = replace(desk.listing, results=results or desk.listing.results)


def more_wanted(room: Room) -> None:
    """Ask for more hits of the same query."""
    if (query := room.desk.listing.query) is not None:
        ask(room, replace(query, limit=query.limit * _MORE))


def go_down(room: Room) -> None:
    """Go from the search bar into the list, and show the document under its highlight."""
    desk = room.desk
    room.show_pane("documents")
    query, results = desk.listing.query, desk.listing.results
    if query is None or results is None or room.refusal.line:
        return
    remember(room, query.text, results.total)
    if document := room.documents_pane.document:
        preview(room, Request(document, desk.listing, hit=1))


def leave_bar(room: Room) -> None:
    """Leave the search bar for the pane one came from, with the list as it is; of a bad query, as it was before it."""
    desk = room.desk
    before = desk.before_search
    pane = before.pane if before is not None else desk.pane
    if room.refusal.line and before is not None and before.listing.query not in (None, desk.listing.query):
        text, line, column = room.bar.value, room.refusal.line, room.bar.trouble
        show_listing(room, before.listing, keep=before.row)
        mark_matches(room)
        room.bar.set_text(text)
        room.refusal.say(line)
        room.bar.mark(column)
    desk.before_search, desk.recall, room.bar.recalling = None, None, False
    if desk.listing.query is not None and room.bar.value.rstrip("| ") == desk.listing.query.text:
        room.bar.set_text(desk.listing.query.text)
    room.show_pane(pane)


def clear_search(room: Room) -> None:
    """Forget the query, its marks and its list."""
    room.desk.wanted, room.desk.land = None, False
    show_listing(room, Listing(), keep=f"doc:{room.open_document}")
    mark_matches(room)
