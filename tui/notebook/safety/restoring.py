"""Taking what is in a backup, or in a file that was set aside, for the notebook as it is to be."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from tui.notebook.errors import NotebookError, reason
from tui.notebook.journal import number_in, set_number
from tui.notebook.safety.backups import backup_at
from tui.notebook.safety.connecting import FAILURES, TABLE_NAMES, connect, copy_rows, in_memory
from tui.notebook.safety.salvage import UNLOGGED
from tui.notebook.schema import APPLICATION_ID, VERSION, migrate, version_of


def taken_from(source: Path) -> sqlite3.Connection:
    """All that is in a file, in memory and with the tables of this version. Raises NotebookError."""
    if not source.is_file():
        raise NotebookError(f"{source} is no file; dtti-tui notebook check lists the backups.")
    backup = backup_at(source)
    if backup is not None and not backup.sound:
        raise NotebookError(f"{source} is damaged: it is not as it was written; take another backup.")
    memory = in_memory()
    try:
        with closing(connect(source, read_only=True, lenient=True)) as file:
            file.backup(memory)
        _check(memory, source)
        migrate(memory)
        return memory
    except FAILURES as error:
        memory.close()
        raise NotebookError(f"{source} can't be restored: {reason_for(error)}.") from error
    except NotebookError:
        memory.close()
        raise


def put_into(connection: sqlite3.Connection, wanted: sqlite3.Connection, number: int) -> bool:
    """Let a file hold what is wanted, inside a transaction of the caller; False where something was done since.

    It counts as an action: what the log tells of until now is not done again. What is in no backup stays.
    """
    if number_in(connection) != number:
        return False
    passing = (*UNLOGGED, "logged")
    tables = [str(name) for (name,) in connection.execute(TABLE_NAMES)]
    for table in tables:
        if table not in passing:
            connection.execute(f'DELETE FROM "{table}"')
    copy_rows(wanted, connection, "IGNORE", without="logged")
    set_number(connection, number + 1)
    return True


def reason_for(error: Exception) -> str:
    """Why a file can't be taken."""
    return re.sub(";.*", "", reason(error))


def _check(memory: sqlite3.Connection, source: Path) -> None:
    if memory.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID or not version_of(memory):
        raise NotebookError(f"{source} is no notebook; nothing was changed.")
    if version_of(memory) > VERSION:
        raise NotebookError(f"A newer dtti-tui wrote {source}; update dtti-tui.")
    verdict = str(memory.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if verdict != "ok":
        raise NotebookError(f"{source} is damaged ({' '.join(verdict.split())}); take another backup.")
