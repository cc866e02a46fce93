"""Searching the collection, and going from match to match."""

from __future__ import annotations

from functools import partial

from textual.message import Message

from indexdir import Hit, Library, Query, QueryError, Results
from tui.commands import PAGES
from tui.screens.reading.answers import EntityFound, MarksFound, SearchAnswered, SearchRefused
from tui.screens.reading.going import go_to, go_to_neighbour, mark_matches
from tui.screens.reading.handlers import HANDLERS, handles
from tui.screens.reading.listing import show_listing, summary
from tui.screens.reading.room import Cancelled, Room
from tui.screens.reading.views import Listing, Request
from tui.widgets.concordance import Concordance
from tui.widgets.evidence import EvidenceList

_LETTERS = 2


def question(text: str, *, finished: bool) -> Query | None:
    """The query for what stands in the bar; while it is typed the last word may be a beginning."""
    if len(text.strip()) < (1 if finished else _LETTERS):
        return None
    return Query(text.rstrip(), prefix=not finished and not text[-1].isspace())


@handles("search")
def search(room: Room) -> None:
    """Go to the search bar, with what stands in it selected."""
    room.desk.before_search = room.view()
    room.bar.focus()
    room.bar.select_all()
    room.refresh_footer()


def typed(room: Room, text: str) -> None:
    """Search for what has been typed so far."""
    room.desk.land = False
    room.desk.wanted = question(text, finished=False)
    room.bring_forward("documents")
    if room.desk.wanted is not None:
        _ask(room, room.desk.wanted)
    elif not text.strip():
        clear_search(room)


def submitted(room: Room, text: str) -> None:
    """Search for exactly what stands in the bar, and land on the best hit."""
    wanted = question(text, finished=True)
    if wanted is None:
        clear_search(room)
        room.show_pane("reader")
    elif room.desk.listing.query == wanted:
        land(room)
    else:
        room.desk.wanted, room.desk.land = wanted, True
        _ask(room, wanted)


def _ask(room: Room, wanted: Query) -> None:
    room.fetch("search", partial(_answer, room.library, wanted))


def ask_again(room: Room) -> None:
    """Put the current question to a new state of the index."""
    listing = room.desk.listing
    if listing.query is not None and room.desk.wanted in (None, listing.query):
        room.desk.wanted = listing.query
        _ask(room, listing.query)
    elif listing.card:
        room.fetch("search", partial(_find_entity, room.library, listing.card, None))


def _answer(library: Library, wanted: Query, cancelled: Cancelled) -> Message:
    try:
        return SearchAnswered(wanted, library.search(wanted, cancelled=cancelled))
    except QueryError as error:
        return SearchRefused(wanted, error.reason, error.column)


def search_answered(room: Room, answer: SearchAnswered) -> None:
    """Show what was found; an answer to an older question is dropped."""
    desk = room.desk
    if answer.question != desk.wanted:
        return
    if desk.land and not answer.results.hits and _answers_beginning(desk.listing, answer.question):
        land(room)
        room.bar.say(f"{summary(room, desk.listing)}, as the beginning of a word")
        return
    again = desk.listing.query == answer.question
    keep = room.highlighted if again else ""
    show_listing(room, Listing(query=answer.question, results=answer.results), keep=keep)
    if desk.land:
        land(room)
    else:
        mark_matches(room)


def _answers_beginning(listing: Listing, exact: Query) -> bool:
    """Whether the list shows hits for the same words, the last as a beginning."""
    asked, results = listing.query, listing.results
    return asked is not None and asked.prefix and asked.text == exact.text and bool(results and results.hits)


def search_refused(room: Room, answer: SearchRefused) -> None:
    """Say what is wrong with the query; what was found before stays."""
    if answer.question == room.desk.wanted:
        room.desk.land = False
        room.bar.say(f"column {answer.column + 1}: {answer.reason}", error=True, column=answer.column)


def land(room: Room) -> None:
    """Open the best hit of the list in the reader."""
    desk = room.desk
    desk.land = False
    results = desk.listing.results
    if results is None or not results.hits:
        room.say("Nothing found; change the words, or Esc to go back.")
        return
    best = results.hits[0]
    if desk.before_search is not None:
        desk.history.visit(desk.before_search)
        desk.before_search = None
        desk.settled = False
    go_to(room, Request(best.document.id, desk.listing, at=first_mark(best), hit=1))
    room.documents_pane.highlight_key(f"doc:{best.document.id}")


def first_mark(hit: Hit) -> int | None:
    """Where the best passage of a hit matches, or None where only its title does."""
    return next((mark[0] for excerpt in hit.passages for mark in excerpt.marks), None)


def leave_bar(room: Room) -> None:
    """Leave the search bar for the pane one came from, with the list as it is."""
    desk = room.desk
    pane = desk.before_search.pane if desk.before_search is not None else desk.pane
    desk.before_search = None
    room.show_pane(pane)


def clear_search(room: Room) -> None:
    """Forget the query, its marks and its list."""
    room.desk.wanted, room.desk.land = None, False
    show_listing(room, Listing(), keep=f"doc:{room.open_document}")
    mark_matches(room)


def marks_found(room: Room, answer: MarksFound) -> None:
    """Mark the matches in the document on the screen."""
    if answer.listing == room.desk.listing and answer.document == room.open_document:
        room.reader.set_hits(answer.hits)
        asked = room.desk.asked
        if asked is not None and asked.document == answer.document:
            room.desk.shown = asked


@handles("next_hit")
def next_hit(room: Room) -> None:
    """Go to the next match, or on into the next document."""
    _step(room, 1)


@handles("previous_hit")
def previous_hit(room: Room) -> None:
    """Go to the match before, or back into the document above."""
    _step(room, -1)


def _step(room: Room, step: int) -> None:
    if isinstance(page := room.pane(room.desk.pane), Concordance | EvidenceList):
        page.move(step)
    elif room.desk.listing.results is None:
        room.say("Nothing is searched for; / searches the collection.")
    elif room.opening:
        room.say("The document is still being opened …")
    elif room.desk.whole:
        room.visit()
        room.show_pane("reader")
    elif room.reader.next_hit(step) is None:
        title = go_to_neighbour(room, step, hit=step)
        if title:
            room.say(f"No further match here; on to “{title}”.")
        else:
            room.say("This was the last match of all." if step > 0 else "This was the first match of all.")


@handles("everywhere")
def everywhere(room: Room) -> None:
    """List the documents that mention the entity under the cursor, and land on its first mention."""
    card = card_here(room)
    if not card:
        room.say("No entity under the cursor; ] goes to the next one.")
    elif room.desk.listing.card == card:
        HANDLERS["concordance"](room)
    else:
        room.fetch("search", partial(_find_entity, room.library, card, None))


def go_to_mention(room: Room, card: str, document: str, start: int) -> None:
    """Go to one mention of a card, with all the others marked, so that n and N go through them."""
    room.fetch("search", partial(_find_entity, room.library, card, (document, start)))


def card_here(room: Room) -> str:
    """The card of the entity under the cursor or the highlight, or the one that the pane is about; empty for none."""
    pane = room.desk.pane
    if pane in PAGES:
        return room.desk.page.card if room.desk.page is not None else ""
    if pane == "card":
        return room.desk.card
    if pane == "entities":
        row = room.entities_pane.row
        return row.key.removeprefix("card:") if row is not None else ""
    return room.reader.mention.card if room.reader.mention is not None else ""


def _find_entity(library: Library, card: str, at: tuple[str, int] | None, cancelled: Cancelled) -> Message:
    documents = library.documents()
    known = {document.id: document for document in documents}
    hits = tuple(Hit(known[name], 0.0, (), count) for name, count in library.mentions_of(card) if name in known)
    name = library.card(card).name
    results = Results(Query(name), name, len(hits), hits, len(documents), library.failures())
    return EntityFound(card, results, at)


def entity_found(room: Room, answer: EntityFound) -> None:
    """Show where an entity is mentioned; a new question lands on a mention, a repeated one only refills."""
    desk = room.desk
    again = desk.listing.card == answer.card and answer.at is None
    listing = Listing(card=answer.card, results=answer.results)
    if not again:
        room.visit()
        desk.settled = False
    desk.wanted = None
    show_listing(room, listing, keep=f"doc:{room.open_document}" if again else "")
    if again or not answer.results.hits:
        mark_matches(room)
        return
    document, start = answer.at or (answer.results.hits[0].document.id, None)
    go_to(room, Request(document, listing, at=start, hit=1))
    room.documents_pane.highlight_key(f"doc:{document}")
