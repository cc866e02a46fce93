"""What `dtti-tui doctor` looks at, each thing with what to do when it is not as it should be."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import Literal

from indexdir import IndexdirError, Library
from tui.cli.arguments import version
from tui.cli.log import log_path
from tui.cli.text import count
from tui.keymap_check import keymap_of
from tui.notebook import Bookmark, Notebook, notebook_path
from tui.notebook.place import log_path as action_log
from tui.notebook.safety.checking import checked
from tui.notebook.safety.damage import told_of
from tui.settings import FILE, config_directory, load_settings

State = Literal["ok", "warning", "error"]
_SMALL = 50_000_000
_LIBRARIES = (
    "textual",
    "rich",
    "whoosh3",
    "pyyaml",
    "msgspec",
    "ahocorasick-rs",
    "platformdirs",
    "charset-normalizer",
    "filelock",
    "numpy",
    "PyStemmer",
    "rapidfuzz",
    "regex",
    "py3langid",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `advice` says what to do where the state is not `ok`."""

    group: str
    name: str
    value: str
    state: State = "ok"
    advice: str = ""


def installed() -> Iterator[Finding]:
    """Versions of Python and the libraries."""
    yield Finding("installed", "dtti-tui", version())
    python = f"{platform.python_version()} ({platform.system()}, {platform.machine()})"
    yield Finding("installed", "python", python)
    yield Finding("installed", "sqlite", sqlite3.sqlite_version)
    for name in _LIBRARIES:
        try:
            yield Finding("installed", name, metadata.version(name))
        except metadata.PackageNotFoundError:
            advice = "install it: python -m pip install --force-reinstall dtti-tui"
            yield Finding("installed", name, "missing", "error", advice)


def terminal(environment: Mapping[str, str]) -> Iterator[Finding]:
    """The terminal and the locale."""
    kind = environment.get("TERM", "")
    usable = bool(kind) and kind != "dumb"
    advice = "" if usable else "set TERM to what the terminal is, such as xterm-256color"
    yield Finding("terminal", "TERM", kind or "not set", "ok" if usable else "warning", advice)
    yield Finding("terminal", "colours", _colours(environment))
    size = shutil.get_terminal_size()
    yield Finding("terminal", "size", f"{size.columns} x {size.lines}")
    encoding = (getattr(sys.stdout, "encoding", None) or "none").lower()
    plain = encoding.replace("-", "") == "utf8"
    advice = "" if plain else "set a UTF-8 locale, such as LC_ALL=C.UTF-8, or PYTHONUTF8=1"
    yield Finding("terminal", "encoding", encoding, "ok" if plain else "warning", advice)
    yield Finding("terminal", "locale", locale.setlocale(locale.LC_CTYPE) or "C")


def places(library: Library | None, log: Path | None) -> Iterator[Finding]:
    """Where things are kept, and whether they can be."""
    if library is not None:
        yield _place("index", library.index_path, "name another place with --index-dir or DTTI_TUI_CACHE")
        notebook = notebook_path(library.key)
        yield _place("notebook", notebook, "name another directory with DTTI_TUI_DATA")
    settings = config_directory() / FILE
    yield Finding("places", "settings", f"{settings}{'' if settings.exists() else ' (not there; not needed)'}")
    chosen, faults = load_settings()
    for fault in (*faults, *keymap_of(chosen.keymap, chosen.keys)[1]):
        yield Finding("places", "settings", str(fault), "warning", "mend the file, or remove it")
    yield _place("log", log_path(log), "name another file with --log")


def collection(library: Library) -> Iterator[Finding]:
    """The collection, its index and its cards."""
    yield Finding("collection", "folder", f"{library.folder} ({library.title})")
    yield from _index(library)
    for failure in library.failures():
        advice = "it is not searched; convert or mend the file, or list it under ignore in manifest.yaml"
        yield Finding("collection", "not searched", f"{failure.file}: {failure.reason}", "warning", advice)
    yield Finding("collection", "cards", str(len(library.cards())))
    for problem in library.problems:
        advice = "mend the file; dtti-tui cards check tells when it is right"
        yield Finding("collection", "cards", str(problem), "error" if problem.level == "error" else "warning", advice)


def notebook(library: Library) -> Iterator[Finding]:
    """The notebook: opened only when it is there, since opening makes one."""
    path = notebook_path(library.key)
    if not path.exists() and not action_log(path).exists():
        yield Finding("notebook", "bookmarks", "none yet")
        return
    found = list(checked(path))
    for each in found:
        if each.name != "backup" or each.advice:
            yield Finding("notebook", each.name, each.value, "warning" if each.advice else "ok", each.advice)
    if not any(each.name == "file" and each.advice for each in found):  # opening would mend it
        with closing(Notebook.open(library.key)) as opened:
            yield _bookmarks(opened.bookmarks(), library)
            if opened.problem:
                yield Finding("notebook", "state", opened.problem, "error", "see the message; nothing was overwritten")
    for aside in sorted(path.parent.glob(f"{path.stem}.damaged-*.sqlite")):
        advice = "it was damaged and set aside; what was in it is in the notebook; remove it if nothing is missing"
        with suppress(OSError, UnicodeError):
            yield Finding("notebook", "told", told_of(aside).read_text(encoding="utf-8"))
        yield Finding("notebook", "set aside", str(aside), "warning", advice)


def _bookmarks(bookmarks: Sequence[Bookmark], library: Library) -> Finding:
    """How many there are, and what became of them in the documents as they are indexed."""
    # Imported for what is kept only.
    from tui.cli.kept import told_of_doubt
    from tui.notebook.finding_again import find_again

    value = str(len(bookmarks))
    with suppress(IndexdirError):  # then it is told what was found the last time
        found = find_again(bookmarks, library) if bookmarks and library.generation else {}
        bookmarks = [replace(each, standing=found.get(each.id, each.standing)) for each in bookmarks]
    if not (doubt := told_of_doubt(bookmarks)):
        return Finding("notebook", "bookmarks", value)
    return Finding("notebook", "bookmarks", f"{value}: {doubt}", "warning", "dtti-tui bookmarks audit shows them")


def _index(library: Library) -> Iterator[Finding]:
    documents = len(library.documents())
    if library.damage:
        advice = "it is built anew at the next start; or run dtti-tui index"
        yield Finding("collection", "index", f"damaged: {library.damage}", "warning", advice)
    elif not library.generation:
        yield Finding("collection", "index", "not built yet", "warning", "run dtti-tui index, or open the app")
    else:
        size = sum(file.stat().st_size for file in library.index_path.rglob("*") if file.is_file())
        value = f"{count(documents, 'document')}, generation {library.generation}, {size / 1e6:.1f} MB"
        yield Finding("collection", "index", value)


def _place(name: str, path: Path, advice: str) -> Finding:
    nearest = path
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if nearest != path and not nearest.is_dir():
        return Finding("places", name, f"{path}: {nearest} is a file, not a directory", "error", advice)
    if not os.access(nearest, os.W_OK):
        return Finding("places", name, f"{path} (not writable)", "error", advice)
    if (free := shutil.disk_usage(nearest).free) < _SMALL:
        return Finding("places", name, f"{path} ({free / 1e6:.0f} MB free)", "warning", f"free space, or {advice}")
    return Finding("places", name, f"{path} (writable)")


def _colours(environment: Mapping[str, str]) -> str:
    if environment.get("NO_COLOR"):
        return "none (NO_COLOR is set)"
    true = environment.get("COLORTERM", "") in ("truecolor", "24bit")
    return "true colour" if true else "those of the terminal's palette (COLORTERM is not truecolor)"
