"""Where the reader is, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor is, counted from 1; 0 stands for none."""

    passage_number: int = 0
    passage_total: int = 0
    hit_number: int = 0
    hit_total: int = 0

    def words(self, room: int = 80) -> str:
        """The place in words, in figures where there is no room for words."""
        if not self.passage_total:
            return ""
        passage = f"passage {self.passage_number:,} of {self.passage_total:,}"
        noun = "hit" if self.hit_total == 1 else "hits"
        hits = f"{self.hit_number:,} of {self.hit_total:,}" if self.hit_number else f"{self.hit_total:,} {noun}"
        full = f"{passage} · {hits}" if self.hit_total else passage
        if len(full) <= room:
            return full
        short = f"{self.passage_number}/{self.passage_total}"
        return f"{short} · {self.hit_number}/{self.hit_total}" if self.hit_total else short


@dataclass(frozen=True, slots=True)
class ReaderState:
    """What it takes to come back to a view: the document, the cursor, and the row of the view it was in."""

    document_id: str
    cursor: int
    row: int
