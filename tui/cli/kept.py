"""What the reader made in a collection, read without making a notebook where there is none."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TypeVar

from indexdir import IndexdirError, Kept, Library
from tui.cli.noted import Notes
from tui.cli.opening import mended, open_library, open_ready, ready
from tui.cli.output import Output
from tui.cli.status import CommandError
from tui.notebook import (
    Asked,
    Bookmark,
    Choice,
    Notebook,
    Review,
    Reviewed,
    SavedSearch,
    Standing,
    decisions,
    notebook_path,
    place_all,
)
from tui.notebook.annotation import Asking, asked

Made = TypeVar("Made", Asked, Bookmark, Choice, Kept, Review, Reviewed, SavedSearch)
_SHORTEST_ID = 4


def kept_bookmarks(library: Library, output: Output) -> tuple[Bookmark, ...]:
    """All bookmarks, newest first. Raises CommandError where an empty answer would hide that they can't be read."""
    return _kept(library, output, Notebook.bookmarks)


def placed_bookmarks(options: argparse.Namespace, output: Output) -> tuple[Library, tuple[Bookmark, ...]]:
    """The collection that the options name, and all bookmarks with where they stand in it now, newest first.

    Where the documents can't be asked, a line says so, and the bookmarks are as they were kept. Raises as above.
    """
    library = open_library(options)
    bookmarks = kept_bookmarks(library, output)
    return library, standing_now(bookmarks, library, output) if bookmarks else ()


def standing_now(bookmarks: Sequence[Bookmark], library: Library, output: Output) -> tuple[Bookmark, ...]:
    """The bookmarks with where they stand in the documents as they are."""
    from tui.notebook.finding_again import find_again  # for what is kept only

    try:
        ready(library, output)
        found = mended(library, output, lambda: find_again(bookmarks, library))
    except IndexdirError as error:
        output.note(f"where the bookmarks stand now is not known: {error}")
        return tuple(bookmarks)
    cards = {card.id for card in library.cards()}
    lost = {each.id: Standing("", "lost", "") for each in bookmarks if each.kind == "card" and each.card not in cards}
    found = {**found, **lost}
    return tuple(replace(each, standing=found.get(each.id, each.standing)) for each in bookmarks)


def told_of_doubt(bookmarks: Iterable[Bookmark]) -> str:
    """How many bookmarks have other words now, are in doubt or lost, as a line tells it; empty where none has or is."""
    from tui.notebook.auditing import Outcome, counted_unsettled  # for what is kept only

    said: dict[Outcome, str] = {"changed": "with other words now", "doubtful": "in doubt", "lost": "lost"}
    counts = counted_unsettled(bookmarks)
    return ", ".join(f"{counts[outcome]:,} {words}" for outcome, words in said.items() if outcome in counts)


def kept_choices(library: Library, output: Output) -> tuple[Choice, ...]:
    """All choices of what words name, newest first. Raises CommandError as `kept_bookmarks` does."""
    return _kept(library, output, Notebook.choices)


def kept_searches(library: Library, output: Output) -> tuple[SavedSearch, ...]:
    """All saved searches by name. Raises CommandError as `kept_bookmarks` does."""
    return _kept(library, output, Notebook.saved_searches)


def kept_reviews(library: Library, output: Output, query: str) -> tuple[Review, ...]:
    """What is known of the hits of a query, in order. Raises CommandError as `kept_bookmarks` does."""
    return _kept(library, output, lambda notebook: notebook.reviews(query))


def kept_reviewed(library: Library, output: Output) -> tuple[Reviewed, ...]:
    """The queries that are reviewed, the last one first. Raises CommandError as `kept_bookmarks` does."""
    return _kept(library, output, Notebook.reviewed)


def kept_history(library: Library, output: Output, pattern: str) -> tuple[Asked, ...]:
    """What was asked, newest first, or what a pattern recalls, best first. Raises CommandError as the others do."""
    return _kept(library, output, lambda notebook: notebook.recalled(pattern))


def bookmark_called(name: str, library: Library, output: Output) -> Bookmark | None:
    """The bookmark with an id, or the only one with this beginning of an id. Raises CommandError for several."""
    return called(name, kept_bookmarks(library, output))


def called(name: str, bookmarks: Sequence[Bookmark]) -> Bookmark | None:
    """That one of these bookmarks."""
    exact = [each for each in bookmarks if each.id == name]
    beginning = [each for each in bookmarks if len(name) >= _SHORTEST_ID and each.id.startswith(name)]
    if len(beginning) > 1 and not exact:
        raise CommandError(f"{name}: {len(beginning)} bookmarks begin so; give more of the id")
    return next(iter(exact or beginning), None)


def lay_choices_over(library: Library, output: Output) -> Library:
    """Let the choices of the reader count, as they do in the reading room; an unreadable notebook is told of."""
    try:
        choices = kept_choices(library, output)
    except CommandError as error:
        output.note(f"{error}; names are shown as the cards have them")
    else:
        library.decide(decisions(mended(library, output, lambda: place_all(choices, library))))
    return library


def open_to_search(options: argparse.Namespace, output: Output, notes: Notes | None = None) -> Library:
    """The collection that the options name, ready to answer as the reading room does: with choices and bookmarks.

    Searching raises CommandError where a query asks for what is in a notebook that can't be read. In `notes` stands
    then what was found by them.
    """
    library = lay_choices_over(open_ready(options, output), output)
    answer = partial(_answer, library, output, notes or Notes())
    library.keeps(answer, tags=partial(_tagged, library))
    return library


def _answer(library: Library, output: Output, notes: Notes, what: Asking, value: str) -> Iterable[Kept]:
    def of(notebook: Notebook) -> tuple[Kept, ...]:
        if what == "note":
            notes.add(asked(notebook.bookmarks(), what, value))
        return notebook.kept(what, value)

    return _kept(library, output, of)


def _tagged(library: Library) -> Mapping[str, Iterable[str]]:
    """The documents of each tag; none where the notebook can't be read, which what asks for its contents tells."""
    if not notebook_path(library.key).exists():
        return {}
    with closing(Notebook.open(library.key)) as notebook:
        return notebook.tagged_documents()


def _kept(library: Library, output: Output, of: Callable[[Notebook], tuple[Made, ...]]) -> tuple[Made, ...]:
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
