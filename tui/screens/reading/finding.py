"""Going from match to match, and from an entity to all its mentions."""

from __future__ import annotations

from functools import partial

from indexdir import Hit, Library, Query, Results
from tui.commands import PAGES, key_of
from tui.screens.reading.answers import Answer, EntityFound, MarksFound
from tui.screens.reading.asking import ask
from tui.screens.reading.filtering import shown_documents
from tui.screens.reading.going import go_to, go_to_neighbour, mark_matches, title_marks
from tui.screens.reading.handlers import HANDLERS, handles, hears
from tui.screens.reading.here import forget_finds, step_find
from tui.screens.reading.listing import show_listing
from tui.screens.reading.room import Room
from tui.screens.reading.unable import no_entity, no_search
from tui.screens.reading.views import Listing, Request
from tui.screens.reading.working import Cancelled
from tui.widgets.concordance import Concordance
from tui.widgets.evidence import EvidenceList


def ask_again(room: Room) -> None:
    """Put the current question to a new state of index or notebook."""
    listing = room.desk.listing
    query = room.desk.wanted or listing.query
    if query is not None:
        ask(room, query)
    elif listing.card:
        room.fetch("search", partial(_find_entity, room.library, listing.card, None))


@hears(MarksFound)
def marks_found(room: Room, answer: MarksFound) -> None:
    """Mark the matches in the document on the screen."""
    if answer.listing.question == room.desk.listing.question and room.shows(answer.document, answer.digest):
        room.reader.set_hits(answer.hits, title_marks(answer.listing, answer.document))
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
    elif room.desk.here.text and not room.desk.whole:
        step_find(room, step)
    elif room.desk.listing.results is None:
        room.say(no_search())
    elif room.opening or room.desk.land:
        room.say("The document is still being opened …")
    elif room.desk.whole:
        room.visit()
        room.show_pane("reader")
    else:
        before = _note_match(room)
        if room.reader.next_hit(step) is None:
            _go_on(room, step, before if step > 0 else 0)


def _note_match(room: Room) -> int:
    """Note which match of the open document one is at; how many stand before the first one that was gone to."""
    desk, place, document = room.desk, room.reader.place, room.open_document
    question, first = desk.passed
    if question != desk.listing.question:
        question, first = desk.passed = desk.listing.question, {}
    if place.hit_number:
        first[document] = min(place.hit_number, first.get(document, place.hit_number))
    return first.get(document, 1) - 1


def _go_on(room: Room, step: int, before: int) -> None:
    """Go on into the next document that has a match, and after the last one, when it is asked twice, to the first.

    `before` matches of the document that is left have not been gone to.
    """
    desk = room.desk
    order = [document.id for document in shown_documents(room)]
    title = go_to_neighbour(room, step, hit=step)
    if title:
        at = order.index(desk.asked.document) + 1 if desk.asked is not None else 0
        unread = f" {before:,} before the first one read; {key_of('previous_hit')} goes back to them." if before else ""
        room.say(f"No further match here; on to “{title}”, {at:,} of {len(order):,}.{unread}")
    elif order and desk.ended == (desk.listing.question, step):
        desk.ended = None
        first = order[0 if step > 0 else -1]
        go_to(room, Request(first, desk.listing, hit=step), focus=desk.whole)
        room.documents_pane.highlight_key(f"doc:{first}")
        room.say("Begun again at the first match of all." if step > 0 else "Begun again at the last match of all.")
    else:
        desk.ended = desk.listing.question, step
        room.say(_end(desk.listing, step))


def _end(listing: Listing, step: int) -> str:
    results = listing.results
    if step > 0 and results is not None and results.total > len(results.hits):
        return f"This was the last match in the {len(results.hits):,} documents listed; the list can show more."
    key, other = (key_of("next_hit"), "first") if step > 0 else (key_of("previous_hit"), "last")
    return f"This was the {'last' if step > 0 else 'first'} match of all; {key} again goes to the {other}."


@handles("everywhere")
def everywhere(room: Room) -> None:
    """List the documents that mention the entity under the cursor, and land on its first mention."""
    card = card_here(room)
    if not card:
        room.say(no_entity())
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


def _find_entity(library: Library, card: str, at: tuple[str, int] | None, cancelled: Cancelled) -> Answer:
    return EntityFound(card, mentioned(library, card), at)


def mentioned(library: Library, card: str) -> Results:
    """The documents that mention a card, as an answer."""
    documents = library.documents()
    known = {document.id: document for document in documents}
    hits = tuple(Hit(known[name], 0.0, (), count) for name, count in library.mentions_of(card) if name in known)
    name = library.card(card).name
    return Results(Query(name), name, len(hits), hits, len(documents), library.failures())


@hears(EntityFound)
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
    forget_finds(room)
    document, start = answer.at or (answer.results.hits[0].document.id, None)
    go_to(room, Request(document, listing, at=start, hit=1))
    room.documents_pane.highlight_key(f"doc:{document}")
