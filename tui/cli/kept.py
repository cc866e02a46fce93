"""The bookmarks of a collection, read without making a notebook where there is none."""

from __future__ import annotations

from indexdir import Library
from tui.cli.output import Output
from tui.cli.status import CommandError
from tui.notebook import Bookmark, Notebook, notebook_path


def kept_bookmarks(library: Library, output: Output) -> tuple[Bookmark, ...]:
    """All bookmarks, newest first. Raises CommandError where an empty answer would hide that they can't be read."""
    if not notebook_path(library.key).exists():
        return ()
    notebook = Notebook.open(library.key)
    try:
        bookmarks = notebook.bookmarks()
        if notebook.problem:
            if not bookmarks:
                raise CommandError(notebook.problem)
            output.note(notebook.problem)
        return bookmarks
    finally:
        notebook.close()
