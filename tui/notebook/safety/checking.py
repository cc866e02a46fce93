"""What is to be said of the files of a notebook: whether each is sound. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tui.notebook.errors import reason
from tui.notebook.journal import number_in
from tui.notebook.place import log_path
from tui.notebook.safety.backups import Backups
from tui.notebook.safety.comparing import differing
from tui.notebook.safety.connecting import FAILURES, connect
from tui.notebook.safety.damage import damage_at
from tui.notebook.safety.log import Log
from tui.notebook.safety.recovery import Rebuilt, count, rebuilt
from tui.notebook.schema import VERSION, version_of

_MENDED = "open the reading room: it is set aside and made again from its backup and its log"


@dataclass(frozen=True, slots=True)
class Checked:
    """A part of a notebook and what is to be said of it; `advice` says what to do where it is not sound."""

    name: str
    value: str
    advice: str = ""


def checked(path: Path) -> Iterator[Checked]:
    """File, log and backups of the notebook at a path."""
    made = None
    try:
        if not path.exists():
            left = log_path(path).exists() or Backups(path).all()
            yield Checked("file", f"{path} (not there)", _MENDED if left else "")
        elif damage := damage_at(path, thoroughly=True):
            yield Checked("file", f"{path} is damaged ({damage})", _MENDED)
        else:
            with closing(connect(path, read_only=True, lenient=True)) as file:
                if version_of(file) != VERSION:
                    yield Checked("file", f"{path}, of another version of dtti-tui")
                else:
                    made = rebuilt(path, number_in(file))
                    with closing(made.connection):
                        differences = len(differing(file, made.connection)) if made.whole else 0
                        yield _file(path, number_in(file), differences)
                        yield _log(path, made, number_in(file))
    except FAILURES as error:
        yield Checked("file", f"{path} can't be read: {reason(error)}", "see the message; nothing was changed")
    yield from _backups(path)


def _file(path: Path, number: int, differences: int) -> Checked:
    told = f"{path} ({count(number, 'action')})"
    if differences:
        what = count(differences, "damaged entry", "damaged entries")
        return Checked("file", f"{told}, {what}", "open the reading room: they are restored from the log")
    return Checked("file", told)


def _log(path: Path, made: Rebuilt, number: int) -> Checked:
    log = log_path(path)
    damaged = Log(log).damaged()
    lacking = made.missing + max(0, number - made.number)
    if damaged or lacking:
        told = f"{count(damaged, 'damaged line')}, {count(lacking, 'action')} not in it"
        return Checked("log", f"{log}: {told}", "open the reading room: a new backup is made of the file")
    since = f"since the backup of {made.backup.day}" if made.backup else "since it was begun"
    return Checked("log", f"{log} ({count(made.logged, 'action')} {since})")


def _backups(path: Path) -> Iterator[Checked]:
    found = Backups(path).all()
    if not found:
        yield Checked("backups", "none yet; one is made each day on which something was kept")
        return
    newest = f"the newest of {found[0].day} with {count(found[0].number, 'action')}"
    yield Checked("backups", f"{count(len(found), 'backup')} in {found[0].path.parent}, {newest}")
    for backup in found:
        if not backup.sound:
            yield Checked("backup", f"{backup.path} is damaged", "it is passed over; remove it")
        else:
            yield Checked("backup", f"{backup.path.name} ({count(backup.number, 'action')})")
