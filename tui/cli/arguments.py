"""From arguments to options: no subcommand is imported but the one that is called."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn, Protocol, cast

from tui.cli.output import Output
from tui.cli.status import CommandError

SUBCOMMANDS = {
    "search": "search the collection",
    "index": "build the index, or bring it up to date",
    "show": "show a document, a card, a bookmark or the passage of a link",
    "verify": "check the quotations of a draft against the documents",
    "mentions": "list the mentions of cards in a document or file",
    "cards": "list, show or check the cards",
    "bookmarks": "list, audit, export, import or remove bookmarks, or write notes and tags",
    "dossier": "write all that is known and was kept of a card or a tag into one file",
    "searches": "list, save, run, rename or remove saved searches; the history",
    "review": "list or export what you decided about the hits of a search",
    "choices": "list what you decided that words name",
    "notebook": "check what was kept, back it up, or restore it from a backup",
    "keys": "list the keys of the reading room, or check your own",
    "doctor": "say what is installed, where things are kept, and what is wrong",
}
_COMMON = ("--index-dir", "--log")
_EPILOG = "commands:\n" + "\n".join(f"  {name:<12}{what}" for name, what in SUBCOMMANDS.items())
_EPILOG += "\n\nA folder that is called like a command: ./search. `dtti-tui COMMAND --help` tells more."


class Subcommand(Protocol):
    """What a module of this package offers when it is a subcommand."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add its arguments to the parser."""

    def run(self, options: argparse.Namespace, output: Output) -> int:
        """Do it; the exit status. Raises CommandError, IndexdirError and NotebookError."""


class Parser(argparse.ArgumentParser):
    """A parser that raises its errors in one line instead of leaving with two."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found wrong, with where to read more."""
        hint = f"; see {self.prog} --help"
        if message.startswith("unrecognized arguments: -") and self.prog.endswith("search"):
            hint = "; put -- before a query that starts with a hyphen"
        raise CommandError(message + hint)


def parse(arguments: Sequence[str]) -> tuple[Subcommand | None, argparse.Namespace]:
    """The subcommand that is called, None for the reading room, and its options. Raises CommandError and SystemExit."""
    place = _first_word(arguments)
    if place is None or arguments[place] not in SUBCOMMANDS:
        _refuse_misspelled(arguments, place)
        return None, _room_parser().parse_args(arguments)
    name = arguments[place]
    subcommand = cast(Subcommand, importlib.import_module(f"tui.cli.{name}"))
    parser = Parser(prog=f"dtti-tui {name}", description=_sentence(SUBCOMMANDS[name]))
    _add_common(parser)
    subcommand.arguments(parser)
    return subcommand, parser.parse_args([*arguments[:place], *arguments[place + 1 :]])


def _refuse_misspelled(arguments: Sequence[str], place: int | None) -> None:
    """Raise CommandError for what is nearly a command and no folder, with more behind it."""
    word = arguments[place] if place is not None else ""
    near = get_close_matches(word, SUBCOMMANDS, n=1)
    if near and place is not None and len(arguments) > place + 1 and not Path(word).exists():
        raise CommandError(f"there is no command “{word}”; did you mean {near[0]}?")


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Add `--in FOLDER`."""
    parser.add_argument("--in", dest="folder", type=Path, metavar="FOLDER", help="the collection; else DTTI")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="answer in JSON")


def add_common_to(parsers: Sequence[argparse.ArgumentParser]) -> None:
    """Let the options that every command has stand after a nested command too."""
    for parser in parsers:
        _add_common(parser)


def _room_parser() -> Parser:
    parser = Parser(
        prog="dtti-tui",
        usage="dtti-tui [--fresh] [--ascii] [--linear] [FOLDER]\n       dtti-tui COMMAND …",
        description="A reading room in the terminal: search, read, follow names, keep passages.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="documents and cards; else DTTI")
    parser.add_argument("--fresh", action="store_true", help="begin anew, not where you left")
    parser.add_argument("--ascii", action="store_true", help="draw with plain ASCII signs only")
    parser.add_argument("--linear", action="store_true", help="read by numbered prompts, line after line")
    _add_common(parser)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    # Suppressed, so that a nested parser does not set back what stood before its name.
    parser.add_argument("--index-dir", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="keep indexes there")
    parser.add_argument("--log", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="write the log there")
    parser.add_argument("--version", action="version", version=f"dtti-tui {version()}")


def version() -> str:
    """The version of the installed distribution."""
    from importlib import metadata

    try:
        return metadata.version("dtti-tui")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _first_word(arguments: Sequence[str]) -> int | None:
    place = 0
    while place < len(arguments):
        argument = arguments[place]
        if argument == "--":
            return None
        if not argument.startswith("-"):
            return place
        place += 2 if argument in _COMMON else 1
    return None


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."
