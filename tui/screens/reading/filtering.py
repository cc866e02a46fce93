"""The filters of the lists: what they leave of the documents, and how they come back with a view."""

from __future__ import annotations

from indexdir import Document
from tui.commands import INSIDE
from tui.screens.reading.room import Room
from tui.screens.reading.views import View
from tui.widgets.rows import Rows


def shown_documents(room: Room) -> tuple[Document, ...]:
    """The documents of the list from top to bottom, those that are hidden left out."""
    documents = room.desk.listing.order(room.desk.documents)
    if not (room.documents_pane.filter or room.documents_pane.hiding):
        return documents
    shown = {row.key for row in room.documents_pane.rows}
    return tuple(document for document in documents if f"doc:{document.id}" in shown)


def restore_filters(room: Room, view: View) -> None:
    """Bring back the filters of a view."""
    filters = dict(view.filters)
    for name in INSIDE:
        if isinstance(pane := room.pane(name), Rows):
            pane.set_filter(filters.get(name, ""))
