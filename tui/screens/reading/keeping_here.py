"""Keeping what is under the cursor with one key: the passage, the document or passage of a row, the card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from indexdir import Library
from tui.commands import key_of
from tui.notebook import Bookmark, Notebook, bookmark_of_card, bookmark_of_document
from tui.screens.reading.handlers import handles
from tui.screens.reading.keeping import write
from tui.screens.reading.kept_index import kept_here
from tui.screens.reading.provenance import query_for
from tui.screens.reading.room import Room
from tui.widgets.concordance import Concordance
from tui.widgets.evidence import EvidenceList
from tui.widgets.reader_spans import passage_at


@handles("bookmark")
def bookmark(room: Room) -> None:
    """Keep what is under the cursor, or remove its bookmark."""
    if (toggle := _toggle_here(room)) is not None:
        write(room, toggle)


def _toggle_here(room: Room) -> Callable[[Notebook], str] | None:
    """What keeps what is here, or removes its bookmark; None where there is nothing to keep."""
    pane, shown = room.desk.pane, room.pane(room.desk.pane)
    reading, passage = room.reader.reading, room.reader.passage
    if pane == "card" and room.desk.card:
        return partial(toggle_card, room.library, room.desk.card)
    if pane == "entities" and room.entities_pane.row is not None:
        return partial(toggle_card, room.library, room.entities_pane.row.key.removeprefix("card:"))
    if pane == "documents":
        return _toggle_row(room)
    if isinstance(shown, Concordance) and (line := shown.line_here) is not None:
        return _toggle_at(room, line.document.id, line.start)
    if isinstance(shown, EvidenceList) and (piece := shown.piece_here) is not None:
        return _toggle_at(room, piece.document.id, piece.start)
    if pane == "reader" and reading is not None and passage is not None:
        query = query_for(room, reading.document.id)
        return lambda notebook: told(notebook.toggle_bookmark(reading, passage.start, passage.end, query=query))
    return None


def _toggle_row(room: Room) -> Callable[[Notebook], str] | None:
    key, document = room.highlighted, room.documents_pane.document
    start = key.rpartition(":")[2]
    if key.startswith("hit:") and start.isdecimal():
        return _toggle_at(room, document, int(start))
    known = next((each for each in room.desk.listing.order(room.desk.documents) if each.id == document), None)
    if known is None:
        return None
    query = query_for(room, document)
    return lambda notebook: told(notebook.toggle(bookmark_of_document(known, query=query)))


def _toggle_at(room: Room, document: str, offset: int) -> Callable[[Notebook], str]:
    return partial(_toggle_passage, room.library, document, offset, query_for(room, document))


def _toggle_passage(library: Library, document: str, offset: int, query: str, notebook: Notebook) -> str:
    reading = library.read(document)
    return told(notebook.toggle_bookmark(reading, *passage_at(reading.passages, offset), query=query))


def toggle_card(library: Library, card: str, notebook: Notebook) -> str:
    """Keep a card, or remove its bookmark, in the calling thread; what is to be said then."""
    return told(notebook.toggle(bookmark_of_card(library.card(card))))


def told(kept: Bookmark | None) -> str:
    """What is said when something is kept, or, for None, is not any more."""
    if kept is None:
        return f"Bookmark removed; {key_of('undo')} brings it back."
    what = "" if kept.kind == "passage" else f" the {kept.kind}"
    return f"Kept{what}: “{kept.brief}”"


def show_kept(room: Room) -> None:
    """Mark with a star what is kept, in every list of the room."""
    kept = kept_here(room).places
    for pane in (room.documents_pane, room.entities_pane, room.card_pane, room.concordance, room.evidence):
        pane.set_kept(kept)
