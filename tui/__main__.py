"""The command `dtti-tui`: arguments first, Textual last."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli.arguments import parse
from tui.cli.log import log_path, start_log
from tui.cli.output import Output
from tui.cli.pointing import pointed
from tui.cli.status import CLOSED, ERROR, FOUND, INTERRUPTED, CommandError

if TYPE_CHECKING:
    from textual.filter import LineFilter

    from indexdir import Library


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status, as grep's: 0 found or done, 1 nothing found, 2 an error."""
    output = Output.standard()
    options: argparse.Namespace | None = None
    try:
        subcommand, options = parse(sys.argv[1:] if argv is None else argv)
        start_log(getattr(options, "log", None))
        status = subcommand.run(options, output) if subcommand else _open_room(options)
        output.flush()
        return status
    except SystemExit as leaving:  # argparse has shown the help or the version
        return _left(leaving, output)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return CLOSED
    except Exception as error:
        return _failed(error, options, output)


def _open_room(options: argparse.Namespace) -> int:
    # While a program starts nothing is let go of, and looking for what is takes a tenth of the time. The reading room
    # turns it on again when it has been painted.
    gc.disable()
    from indexdir import Library
    from tui.notebook import Notebook

    library = Library.open(options.folder, index_dir=getattr(options, "index_dir", None))
    if options.linear:
        return _read_linearly(library, options)
    for stream, name in ((sys.stdin, "input"), (sys.stdout, "output")):
        if stream is None or not stream.isatty():
            raise CommandError(
                f"standard {name} is no terminal, and the reading room needs one; --linear reads without, and in a "
                "script a command answers, such as dtti-tui search (dtti-tui --help lists them)"
            )
    # Esc is told from the beginning of a key sequence by what follows in this time; 100 ms are long for quick fingers.
    os.environ.setdefault("ESCDELAY", "40")
    from tui.app import ReadingRoom

    notebook = Notebook.open(library.key)
    try:
        app = ReadingRoom(library, notebook, fresh=options.fresh, signs=_signs(options))
        app.run(mouse=app.settings.mouse)
        return app.return_code or FOUND
    finally:
        notebook.close()
        library.close()


def _signs(options: argparse.Namespace) -> LineFilter | None:
    """The filter for a terminal that lacks the signs with which we draw; Textual writes to standard error."""
    encoding = sys.stderr.encoding if sys.stderr is not None else "utf-8"
    if not options.ascii and encoding.lower().startswith("utf"):
        return None
    from tui.ascii_signs import PlainSigns

    return PlainSigns(encoding)


def _read_linearly(library: Library, options: argparse.Namespace) -> int:
    from tui.linear import Voice, read_linearly, standard_lines
    from tui.notebook import Notebook

    notebook, voice = Notebook.open(library.key), Voice.standard()
    voice.plain = voice.plain or options.ascii
    try:
        return read_linearly(library, notebook, standard_lines(), voice, fresh=options.fresh)
    finally:
        notebook.close()
        library.close()


def _left(leaving: SystemExit, output: Output) -> int:
    try:
        output.flush()
    except BrokenPipeError:
        _discard_output()
        return CLOSED
    return leaving.code if isinstance(leaving.code, int) else 0


def _failed(error: Exception, options: argparse.Namespace | None, output: Output) -> int:
    """Say in one line what went wrong; what nobody foresaw goes to the log with its traceback."""
    from indexdir import IndexdirError
    from tui.notebook import NotebookError

    if isinstance(error, (CommandError, IndexdirError, NotebookError)):
        message = str(error)
    elif isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        message = f"{name}{(error.strerror or str(error)).lower()}"
    else:
        logging.getLogger("tui").error("unforeseen", exc_info=error)
        where = log_path(getattr(options, "log", None))
        message = f"unforeseen {type(error).__name__}: {error}; please report it with {where}"
    try:
        output.note(message)
        if isinstance(error, CommandError) and error.place is not None and output.err_terminal:
            for line in pointed(*error.place, output.width - 3):
                output.aside(line)
        output.flush()
    except OSError:
        _discard_output()
    return ERROR


def _discard_output() -> None:
    # The interpreter flushes standard output when it ends, and would complain once more.
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass


if __name__ == "__main__":
    sys.exit(main())
