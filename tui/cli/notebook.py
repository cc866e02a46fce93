"""`dtti-tui notebook`: check the file with all that was kept, back it up, or restore it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from tui.cli.arguments import add_common_to, add_folder
from tui.cli.opening import open_library
from tui.cli.output import Output
from tui.cli.status import ERROR, FOUND, NOTHING, CommandError
from tui.cli.text import count, one_line
from tui.notebook import Notebook, NotebookError, notebook_path
from tui.notebook.safety.checking import Checked, checked


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="check|backup|restore")
    checking = actions.add_parser("check", help="say whether file, log and backups are sound; changes nothing")
    backing = actions.add_parser("backup", help="make a backup now; the reading room makes one a day")
    restoring = actions.add_parser("restore", help="let the notebook be as it is in a file; how it was is kept")
    restoring.add_argument("file", metavar="FILE", type=Path, help="a backup (check lists them), or another notebook")
    for each in (checking, backing, restoring):
        add_folder(each)
    add_common_to((checking, backing, restoring))


def run(options: argparse.Namespace, output: Output) -> int:
    """Check, back up or restore."""
    library = open_library(options)
    path = notebook_path(library.key)
    if options.action == "check":
        return _check(path, output)
    if options.action == "backup" and not path.exists():
        output.note(f"nothing was kept in {library.title} yet")
        return NOTHING
    with closing(Notebook.open(library.key)) as notebook:
        if notebook.problem:
            output.note(notebook.problem)
        try:
            if options.action == "backup":
                output.line(one_line(str(notebook.back_up().path)))
            else:
                before = notebook.restore(options.file)
                kept = count(len(notebook.bookmarks()), "bookmark")
                output.line(f"restored from {one_line(str(options.file))}: {kept}")
                output.note(f"how it was until now: {one_line(str(before.path))}")
        except NotebookError as error:
            raise CommandError(str(error)) from error
    return FOUND


def _check(path: Path, output: Output) -> int:
    found = list(checked(path))
    for line in _lines(found):
        output.line(line)
    return ERROR if any(each.advice for each in found) else FOUND


def _lines(found: Iterable[Checked]) -> Iterable[str]:
    for each in found:
        yield f"{'!' if each.advice else ' '} {each.name:<8} {one_line(each.value)}"
        if each.advice:
            yield f"  {'':<8} → {one_line(each.advice)}"
