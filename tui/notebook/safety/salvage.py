"""What can still be read in a damaged file and is in no backup and no log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from tui.notebook.journal import TABLES, number_in, set_number
from tui.notebook.safety.connecting import FAILURES, connect
from tui.notebook.safety.recovery import Rebuilt, count

# What is in no log.
UNLOGGED = ("asked", "drafts", "places", "session")


def salvaged(made: Rebuilt, aside: Path) -> str:
    """Put into a rebuilt notebook what of a damaged file is in it only; what was saved, as a sentence or empty."""
    with suppress(*FAILURES), closing(connect(aside, read_only=True, lenient=True)) as damaged:
        for table in UNLOGGED:
            _save(made.connection, damaged, table, "REPLACE")
        number = _number(damaged)
        if number is not None and number <= made.number and made.whole:
            return ""
        saved = sum(_save(made.connection, damaged, table) for table in TABLES)
        beyond = max(0, (number or 0) - made.number)
        if beyond:
            set_number(made.connection, made.number + beyond)
        parts = [f"{count(saved, 'entry', 'entries')} could be read from the damaged file."] if saved else []
        if beyond:
            parts.append(f"{count(beyond, 'later action')} can't be undone.")
        return " ".join(parts)
    return ""


def _number(damaged: sqlite3.Connection) -> int | None:
    try:
        return number_in(damaged) or None
    except FAILURES:
        return None


def _save(target: sqlite3.Connection, damaged: sqlite3.Connection, table: str, doubled: str = "IGNORE") -> int:
    known = {str(row[1]) for row in target.execute(f"PRAGMA table_info({table})")}
    before = target.total_changes
    for order in ("ASC", "DESC"):  # from both ends up to the damage
        for row in _rows(damaged, f"SELECT * FROM {table} ORDER BY rowid {order}"):
            kept = {name: value for name, value in row.items() if name in known}
            names = ", ".join(f'"{name}"' for name in kept)
            places = ", ".join("?" for _ in kept)
            statement = f"INSERT OR {doubled} INTO {table} ({names}) VALUES ({places})"
            with suppress(sqlite3.Error):
                target.execute(statement, [*kept.values()])
    return target.total_changes - before


def _rows(damaged: sqlite3.Connection, statement: str) -> Iterator[dict[str, object]]:
    with suppress(*FAILURES):
        rows = damaged.execute(statement)
        names = [str(column[0]) for column in rows.description]
        while (row := rows.fetchone()) is not None:
            yield dict(zip(names, row, strict=True))
