"""What led to a document, for what is kept or copied from it."""

from __future__ import annotations

from tui.screens.reading.room import Room


def query_for(room: Room, document: str) -> str:
    """The search that found a document; empty where none did."""
    listing = room.desk.listing
    hits = listing.results.hits if listing.query is not None and listing.results is not None else ()
    found = any(hit.document.id == document for hit in hits)
    return listing.query.text if listing.query is not None and found else ""
