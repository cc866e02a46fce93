"""Opening a notebook's file: made whole, put together again when it is damaged, read when it can't be written."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from tui.notebook.errors import reason
from tui.notebook.journal import number_in
from tui.notebook.place import log_path, opening_lock
from tui.notebook.safety.connecting import FAILURES, connect
from tui.notebook.safety.damage import Identity, damage_at, identity, set_aside, told_of
from tui.notebook.safety.files import free_name, make_private, present_companions, sync_directory, sync_file
from tui.notebook.safety.log import Log
from tui.notebook.schema import VERSION, migrate, reserved, version_of


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file: `refusal` says why it is not written, `notice` what happened when it was opened."""

    connection: sqlite3.Connection
    refusal: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Damage that was found in a file while it was open."""

    damage: str
    file: Identity | None


class _NewerSchemaError(Exception):
    pass


def open_file(path: Path, found: Found | None = None) -> Opened:
    """Open the notebook at `path` by all means: writable, else for reading, else empty with the reason."""
    notice = ""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with opening_lock(path):
            notice = _made_present(path, found)
            connection = _migrated(path)
            try:
                notice = f"{notice} {_caught_up(connection, path)}".strip()
            except BaseException:
                connection.close()
                raise
            return Opened(connection, notice=notice)
    except _NewerSchemaError as error:
        return _for_reading(path, str(error), newer=True)
    except FAILURES as error:
        return _for_reading(path, f"{reason(error)}. {notice}".rstrip(". "))


def write_whole(path: Path, connection: sqlite3.Connection | None) -> None:
    """Let a file be there with what a connection holds, or with empty tables: whole or not at all. Raises OSError."""
    # A file of this name is therefore never half made: an empty one has lost its contents.
    for orphan in present_companions(path):
        # SQLite would replay the log of a file that is gone into the new one.
        orphan.rename(free_name(path, orphan.name.removeprefix(path.name)))
    draft = path.with_name(f"{path.name}.new-{os.getpid()}")
    make_private(draft)
    try:
        if connection is not None:
            with closing(sqlite3.connect(draft)) as target:
                connection.backup(target)
        with closing(connect(draft)) as target:
            migrate(target)
        sync_file(draft)
        draft.replace(path)
    finally:
        for left in (draft, *present_companions(draft)):
            left.unlink(missing_ok=True)
    sync_directory(path.parent)


def _made_present(path: Path, found: Found | None) -> str:
    """See to it that there is a sound file, and tell how."""
    from_log = log_path(path)
    if not path.exists():
        # Where it was never made there is nothing beside it.
        if not from_log.exists() and not path.with_suffix(".backups").exists():
            write_whole(path, None)
            return ""
        return _put_together(path, None, "The file of your notebook was missing", f"It was {path}.")
    # Another program may have put it together since the damage was found.
    known = found.damage if found is not None and found.file == identity(path) else ""
    if not (damage := known or damage_at(path)):
        return ""
    aside = set_aside(path)
    where = f"The damaged file ({damage}) is set aside as {aside}."
    return _put_together(path, aside, "Your notebook was damaged", where)


def _put_together(path: Path, aside: Path | None, what: str, where: str) -> str:
    """Make the file again; what is said of it: how that went, from what, and last where the old one is."""
    from tui.notebook.safety.recovery import rebuilt
    from tui.notebook.safety.salvage import salvaged

    made = rebuilt(path)
    with closing(made.connection):
        saved = salvaged(made, aside) if aside is not None else ""
        write_whole(path, made.connection)
    told = " ".join(filter(None, (what + made.told, saved, where)))
    if aside is not None:
        with suppress(OSError):
            told_of(aside).write_text(told, encoding="utf-8")
    return told


def _migrated(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    try:
        if (found := version_of(connection)) > VERSION:
            raise _NewerSchemaError(
                f"a newer dtti-tui wrote it (schema {found}, this one knows {VERSION}); update dtti-tui"
            )
        if 0 < found < VERSION:
            _keep_older(path, connection)
        migrate(connection)
        return connection
    except BaseException:
        connection.close()
        raise


def _keep_older(path: Path, connection: sqlite3.Connection) -> None:
    """Keep what an older version wrote as the first backup, before its tables are changed."""
    from tui.notebook.safety.backups import Backups, UnsoundError

    # No write may be possible at all, which `migrate` tells.
    with suppress(UnsoundError, *FAILURES):
        Backups(path).make(connection)


def _caught_up(connection: sqlite3.Connection, path: Path) -> str:
    """Do what the log has and the file lacks: SQLite says nothing of a write-ahead log that was cut off."""
    try:
        if Log(log_path(path)).last() <= number_in(connection):
            return ""
    except OSError:
        return ""  # the next action tells of it
    from tui.notebook.safety.recovery import replay_here, said_of

    if not reserved(connection):
        return ""  # the line is that of a program which writes just now; else the next action finds it
    try:
        done = replay_here(connection, path)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return said_of(*done)


def _for_reading(path: Path, why: str, *, newer: bool = False) -> Opened:
    """Show what can be read."""
    from tui.notebook.safety.only_reading import read_by_all_means

    refusal = f"The notebook {path} can't be written: {why}"
    connection, shown = read_by_all_means(path, newer=newer)
    return Opened(connection, refusal if shown else f"{refusal} (and what is in it can't be shown)")
