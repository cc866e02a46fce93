"""`-o FILE`: what a command writes goes whole into a file, or to standard output."""

from __future__ import annotations

import argparse
from pathlib import Path

from indexdir import Library
from tui.cli.output import Output
from tui.cli.status import CommandError
from tui.cli.text import one_line
from tui.exchange import write_file


def add_file(parser: argparse.ArgumentParser) -> None:
    """Add `-o FILE` and `--force`."""
    parser.add_argument("-o", "--output", type=_path, metavar="FILE", help="write it there; else to standard output")
    parser.add_argument("--force", action="store_true", help="also over a FILE that is there")


def _path(text: str) -> Path | None:
    return None if text == "-" else Path(text).expanduser()


def write_out(text: str, what: str, library: Library, options: argparse.Namespace, output: Output) -> None:
    """Write a text where the options say, and say so. Raises CommandError where that can't be done."""
    path: Path | None = options.output
    if path is None:
        output.line(text.rstrip("\n"))
        return
    try:
        write_file(path, text, force=options.force)
    except FileExistsError as error:
        raise CommandError(f"{path}: is there already and stays as it is; name another file, or add --force") from error
    except OSError as error:
        raise CommandError(f"{path}: can't be written ({(error.strerror or str(error)).lower()})") from error
    output.line(f"{what} in {one_line(str(path))}")
    if path.resolve().is_relative_to(library.folder.resolve()):
        output.note(f"{path} is in the folder of the collection, and will be searched like its documents")
