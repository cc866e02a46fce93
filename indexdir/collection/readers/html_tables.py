"""Blocks of text, and tables that hold some: rows where a table shows data, plain blocks where it lays out a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_WIDEST = 88
_MOST_IN_A_CELL = 6
_LONGEST_CELL = 1_500


class Block(NamedTuple):
    """A block as it stands in the text, and its words alone.

    A tight one stands on the line after the last one; a simple one can be shown in the cell of a table.
    """

    text: str
    plain: str
    tight: bool = False
    simple: bool = True


@dataclass(slots=True)
class Cell:
    """What stands in a cell, and whether it heads a row or a column."""

    blocks: list[Block] = field(default_factory=list)
    head: bool = False


@dataclass(slots=True)
class Table:
    """A table that is being read; `before` is what stands in it but in no cell, such as its caption."""

    before: list[Block] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    nested: bool = False

    def cell(self, *, head: bool) -> list[Block]:
        """Begin a cell, and answer where its blocks go."""
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(Cell(head=head))
        return self.rows[-1][-1].blocks

    def blocks(self, lead: str) -> Iterator[Block]:
        """The whole table; `lead` goes before each row."""
        yield from self.before
        rows = [row for row in self.rows if any(cell.blocks for cell in row)]
        columns = max(map(len, rows), default=0)
        filled = [at for at in range(columns) if any(at < len(row) and row[at].blocks for row in rows)]
        rows = [[row[at] for at in filled if at < len(row)] for row in rows]
        if self._shows_data(rows):
            yield from _rows(rows, lead)
        else:
            for row in rows:
                for cell in row:
                    yield from cell.blocks

    def _shows_data(self, rows: list[list[Cell]]) -> bool:
        if self.nested or max(map(len, rows), default=0) < 2:
            return False
        return all(
            len(cell.blocks) <= _MOST_IN_A_CELL
            and all(block.simple for block in cell.blocks)
            and sum(len(block.plain) for block in cell.blocks) <= _LONGEST_CELL
            for row in rows
            for cell in row
        )


def _rows(rows: list[list[Cell]], lead: str) -> Iterator[Block]:
    """The rows in columns, as far as they fit side by side."""
    shown = [[" ".join(block.plain for block in cell.blocks).replace("|", "\\|") for cell in row] for row in rows]
    columns = max(map(len, shown))
    widths = [0] * columns
    for texts in shown:
        for at, text in enumerate(texts):
            widths[at] = max(widths[at], len(text))
    if sum(widths) + 3 * columns > _WIDEST:
        widths = [0] * columns
    for number, (row, texts) in enumerate(zip(rows, shown, strict=True)):
        padded = [text.ljust(width) for text, width in zip(texts, widths, strict=False)]
        yield Block(f"{lead}| {' | '.join(padded)} |", " ".join(texts), tight=number > 0, simple=False)
        if number == 0 and len(rows) > 1 and all(cell.head for cell in row):
            line = " | ".join("-" * max(3, width) for width in widths[: len(row)])
            yield Block(f"{lead}| {line} |", "", tight=True, simple=False)
