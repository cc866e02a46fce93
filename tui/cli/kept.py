"""What the reader made in a collection, read without making a notebook where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from indexdir import Library
from tui.cli.opening import mended
from tui.cli.output import Output
from tui.cli.status import CommandError
from tui.notebook import Bookmark, Choice, Notebook, decisions, notebook_path, place_all

Kept = TypeVar("Kept", Bookmark, Choice)


def kept_bookmarks(library: Library, output: Output) -> tuple[Bookmark, ...]:
    """All bookmarks, newest first. Raises CommandError where an empty answer would hide that they can't be read."""
    return _kept(library, output, Notebook.bookmarks)


def kept_choices(library: Library, output: Output) -> tuple[Choice, ...]:
    """All choices of what words name, newest first. Raises CommandError as `kept_bookmarks` does."""
    return _kept(library, output, Notebook.choices)


def lay_choices_over(library: Library, output: Output) -> Library:
    """Let the choices of the reader count, as they do in the reading room; an unreadable notebook is told of."""
    try:
        choices = kept_choices(library, output)
    except CommandError as error:
        output.note(f"{error}; names are shown as the cards have them")
    else:
        library.decide(decisions(mended(library, output, lambda: place_all(choices, library))))
    return library


def _kept(library: Library, output: Output, of: Callable[[Notebook], tuple[Kept, ...]]) -> tuple[Kept, ...]:
    if not notebook_path(library.key).exists():
        return ()
    notebook = Notebook.open(library.key)
    try:
        kept = of(notebook)
        if notebook.problem:
            if not kept:
                raise CommandError(notebook.problem)
            output.note(notebook.problem)
        return kept
    finally:
        notebook.close()
