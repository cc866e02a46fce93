"""A decision about names as one action of the journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tui.notebook.choice import FIELDS, SELECT, Choice, row_of
from tui.notebook.journal import Change, Row


def changes(connection: sqlite3.Connection, made: Sequence[Choice], replaced: Sequence[Choice]) -> list[Change]:
    """What it takes to put choices in the place of others, and of any that are on the same words already."""
    gone: dict[str, Row] = {}
    for choice in replaced:
        gone |= _rows(connection, "id = ?", (choice.id,))
    for choice in made:
        place = (choice.document, choice.start, choice.end, choice.quote)
        gone |= _rows(connection, 'document = ? AND start = ? AND "end" = ? AND quote = ?', place)
    removed = [Change("choices", name, row, None) for name, row in gone.items()]
    return [*removed, *(Change("choices", choice.id, None, row_of(choice)) for choice in made)]


def _rows(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> dict[str, Row]:
    found = connection.execute(f"{SELECT} WHERE {condition}", values).fetchall()
    return {row[0]: dict(zip(FIELDS, row, strict=True)) for row in found}


def label(made: Sequence[Choice], replaced: Sequence[Choice]) -> str:
    """The name of the action, for when it is undone."""
    about = made or replaced
    where = f" in {len(about)} places" if len(about) > 1 else ""
    return f"{'choice' if made else 'choice withdrawn'} for “{about[0].brief}”{where}"
