"""Notes that an editor has: each in a directory for itself, where it is found again when the program ends meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.notebook import COLOURS, Colour, Notebook, NotebookError
from tui.written_outside import begun, text_of, unchanged

_ABOUT = "about.json"


@dataclass(frozen=True, slots=True)
class Lent:
    """What was given to an editor: the note as it was, whose it is, and what was typed beside it."""

    notebook: str
    bookmark: str
    note: str
    tags: str
    colour: Colour
    window: str


def lend(lent: Lent) -> Path:
    """A file with the note, for an editor to write in; only the user may read it. Raises OSError."""
    home = _home()
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = Path(tempfile.mkdtemp(prefix="note-", dir=home))
    try:
        fields = {name: getattr(lent, name) for name in Lent.__slots__}
        (folder / _ABOUT).write_text(json.dumps(fields), "utf-8")
        return begun(folder, lent.note)
    except OSError:
        give_up(folder / _ABOUT)
        raise


def give_up(path: Path) -> None:
    """No editor has had the file: remove it, with its directory."""
    shutil.rmtree(path.parent, ignore_errors=True)


def take_up(notebook: Notebook) -> None:
    """Have as drafts, in the calling thread, what editors have written for windows that are no more."""
    for folder, lent in _left(notebook):
        try:
            written = (folder / "note.md").read_bytes()
        except OSError:
            written = b""
        if not written.strip() or unchanged(written, lent.note):
            shutil.rmtree(folder, ignore_errors=True)
        elif (text := text_of(written)) is not None:
            # What was typed before the editor had it is in what that made of it.
            same = (each for each in notebook.drafts() if (each.bookmark, each.note) == (lent.bookmark, lent.note))
            before = next(same, None)
            try:
                taken = before.owner if before is not None else None
                notebook.keep_draft(lent.bookmark, text, lent.tags, lent.colour, taken=taken)
            except NotebookError:
                continue  # it is there the next time
            shutil.rmtree(folder, ignore_errors=True)


def _left(notebook: Notebook) -> Iterator[tuple[Path, Lent]]:
    try:
        folders = sorted(_home().iterdir())
    except OSError:
        return
    for folder in folders:
        try:
            fields = json.loads((folder / _ABOUT).read_text("utf-8"))
            lent = Lent(**{name: str(fields[name]) for name in Lent.__slots__})  # type: ignore[arg-type]
        except (OSError, ValueError, LookupError, TypeError):
            continue  # it is none of ours
        known = lent.colour in COLOURS and lent.notebook == notebook.path.stem
        if known and lent.window != notebook.window and not notebook.is_open(lent.window):
            yield folder, lent


def _home() -> Path:
    from tui.copying.copying import state_directory  # no start of the program waits for it

    return state_directory(os.environ) / "notes"
