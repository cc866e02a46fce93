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

    def __str__(self) -> str:
        passage = f"passage {self.passage_number:,} of {self.passage_total:,}" if self.passage_total else ""
        if not self.hit_total:
            return passage
        noun = "hit" if self.hit_total == 1 else "hits"
        hits = f"{self.hit_number:,} of {self.hit_total:,}" if self.hit_number else f"{self.hit_total:,} {noun}"
        return f"{passage} · {hits}"


@dataclass(frozen=True, slots=True)
class ReaderState:
    """What it takes to come back to a view: the document, the cursor, and the row of the view it was in."""

    document_id: str
    cursor: int
    row: int
