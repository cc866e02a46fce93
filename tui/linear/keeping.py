"""What the reader makes: written to the notebook first, said afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from indexdir import Library, Query
from tui.cli.text import count, one_line, several_lines
from tui.copying import citation_of, cited
from tui.find_here import folded, has_all
from tui.linear.desk import Desk, Row
from tui.linear.reading import say_passage, show
from tui.linear.searching import search
from tui.linear.starting import lay_choices_over
from tui.linear.voice import several
from tui.notebook import Amendment, Bookmark, NotebookError, SavedSearch, news
from tui.notebook.annotation import written_tags
from tui.notebook.errors import ElsewhereError

_ALL = 1_000_000  # documents: more than there are
_NOTHING = "No passage here to keep; open a document first."


def bookmark_here(desk: Desk) -> Bookmark | None:
    """The first bookmark that stands in the passage one is in."""
    reading, passage = desk.reading, desk.passage
    if reading is None or passage is None:
        return None
    for mark in desk.notebook.bookmarks_in(reading.document.id):
        span = mark.span_in(reading)
        if span is not None and span[0] < passage.end and passage.start < span[1]:
            return mark
    return None


def toggle_bookmark(desk: Desk, words: str = "") -> None:
    """Keep the passage one is in, or remove its bookmark."""
    reading, passage, here = desk.reading, desk.passage, bookmark_here(desk)
    if reading is None or passage is None:
        desk.say(_NOTHING)
    elif here is not None and here.span_in(reading) != (passage.start, passage.end):
        desk.notebook.remove_bookmark(here.id)
        desk.say("Bookmark removed; undo brings it back.")
    else:
        kept = desk.notebook.toggle_bookmark(reading, passage.start, passage.end)
        desk.say(f"Kept: “{kept.brief}”" if kept is not None else "Bookmark removed; undo brings it back.")


def write_note(desk: Desk, words: str) -> None:
    """Write a note to the passage one is in, keeping it first where it has no bookmark; or say the note."""
    here = bookmark_here(desk)
    if not words:
        if here is None:
            desk.say("No bookmark here. note and some words keeps the passage with them.")
        else:
            desk.say(f"Note: {here.note}" if here.note else "No note here. note and some words writes one.")
            desk.say(f"Tags: {', '.join(here.tags)}" if here.tags else "No tags.")
        return
    if (mark := here or keep_passage(desk)) is None:
        desk.say(_NOTHING)
        return
    note = "" if words == "-" else words
    desk.notebook.amend([mark.id], Amendment(note))
    said = "Note removed" if not note else "Note replaced" if mark.note else "Note kept"
    desk.say(f"{said}; undo takes it back.")


def write_tags(desk: Desk, words: str) -> None:
    """Give the bookmark of the passage these tags in place of others."""
    if not words:
        write_note(desk, "")
    elif (mark := bookmark_here(desk) or keep_passage(desk)) is None:
        desk.say(_NOTHING)
    else:
        tags = written_tags(() if words == "-" else (words,))
        desk.notebook.amend([mark.id], Amendment(tags=tags))
        desk.say(f"Tags: {', '.join(tags)}; undo takes it back." if tags else "No tags; undo takes it back.")


def keep_passage(desk: Desk) -> Bookmark | None:
    """The bookmark of the passage one is in, made where there is none; None where there is no passage."""
    reading, passage = desk.reading, desk.passage
    if reading is None or passage is None:
        return None
    return desk.notebook.keep_bookmark(reading, passage.start, passage.end)


def list_bookmarks(desk: Desk, words: str) -> None:
    """List the bookmarks, or those with some words in quote, note, tags or title, the newest first."""
    pieces = folded(words).split()
    marks = [
        mark
        for mark in desk.notebook.bookmarks()
        if has_all(pieces, folded(" ".join((mark.quote, mark.note, *mark.tags, mark.title))))
    ]
    if not marks:
        desk.say("No bookmark has this." if words else "No bookmarks yet; bookmark keeps the passage you are in.")
        return
    desk.say(f"{count(len(marks), 'bookmark')}, the newest first.")
    desk.offer([Row(_told(mark), partial(open_bookmark, mark=mark), made=mark) for mark in marks])


def _told(mark: Bookmark) -> str:
    parts = [f"“{mark.brief}” {one_line(mark.title)}."]
    parts += [f"Note: {mark.note}."] if mark.note else []
    parts += [f"Tags: {', '.join(mark.tags)}."] if mark.tags else []
    return " ".join(parts)


def open_bookmark(desk: Desk, mark: Bookmark) -> None:
    """Go to a bookmark and read its passage, or its quote where the document is not what it was."""
    if not show(desk, mark.now.document, mark.now.start):
        desk.say(f"Its bookmark is kept: “{one_line(mark.quote)}”")
    elif desk.reading is not None and mark.span_in(desk.reading) is None:
        desk.say(f"The document has changed since. What you kept: “{one_line(mark.quote)}”")
    else:
        say_passage(desk)


def undo(desk: Desk, words: str = "") -> None:
    """Take back the last thing that was made."""
    try:
        what = desk.notebook.undo(asking=True)
    except ElsewhereError as error:
        desk.say(f"The last thing was done in another window: {error}. Undo again takes it back.")
        return
    _decided_anew(desk)
    desk.say(f"Undone: {what}" if what else "Nothing to undo.")


def redo(desk: Desk, words: str = "") -> None:
    """Do again what was undone."""
    try:
        what = desk.notebook.redo(asking=True)
    except ElsewhereError as error:
        desk.say(f"The last thing was undone in another window: {error}. Redo again does it.")
        return
    _decided_anew(desk)
    desk.say(f"Done again: {what}" if what else "Nothing to do again.")


def _decided_anew(desk: Desk) -> None:
    # What was undone may be a choice of what words name, made in the reading room.
    lay_choices_over(desk.library, desk.notebook)
    desk.read_anew()


def save_search(desk: Desk, words: str) -> None:
    """Keep the search in hand under a name."""
    results = desk.place.results
    if results is None:
        desk.say("Nothing is searched for; search contract does that.")
        return
    text = results.query.text
    kept = desk.notebook.save_search(words or text, text, _answering(desk.library, text))
    desk.say(f"Saved as “{kept.name}”; undo takes it back.")


def _answering(library: Library, text: str) -> dict[str, str]:
    results = library.search(Query(text, limit=_ALL), excerpts=0, facets=False)
    return {hit.document.id: hit.document.digest for hit in results.hits if results.matched == "all"}


def list_saved(desk: Desk, words: str = "") -> None:
    """List the saved searches; a number asks one again."""
    searches: Sequence[SavedSearch] = desk.notebook.saved_searches()
    if not searches:
        desk.say("No saved searches yet; save and a name keeps the search in hand.")
        return
    desk.say(f"{several(len(searches), 'saved search', 'saved searches')}.")
    desk.offer([Row(_saved_words(each), partial(_ask_again, saved=each), made=each) for each in searches])


def _saved_words(saved: SavedSearch) -> str:
    return saved.name if saved.name == saved.text else f"{saved.name}: {saved.text}"


def _ask_again(desk: Desk, saved: SavedSearch) -> None:
    found = _answering(desk.library, saved.text)
    fresh = news(saved, found)
    with suppress(NotebookError):
        desk.notebook.looked_at(saved.id, found)
    desk.say(f"{len(fresh) or 'Nothing'} new since {saved.looked[:10]}.")
    search(desk, saved.text)


def remove(desk: Desk, words: str) -> None:
    """Remove the bookmark or the saved search with a number of the list."""
    listing = desk.place.listing
    rows = listing.rows[: listing.said] if listing is not None else ()
    row = rows[int(words) - 1] if words.isdecimal() and 1 <= int(words) <= len(rows) else None
    if row is None or row.made is None:
        desk.say("Remove which? List bookmarks or saved searches first, then remove and a number.")
    elif row.made.id not in _made(desk):
        desk.say("It is not there any more.")
    elif isinstance(row.made, Bookmark):
        desk.notebook.remove_bookmark(row.made.id)
        desk.say("Bookmark removed; undo brings it back.")
    else:
        desk.notebook.remove_search(row.made.id)
        desk.say(f"“{row.made.name}” removed; undo brings it back.")


def _made(desk: Desk) -> set[str]:
    notebook = desk.notebook
    return {each.id for each in notebook.bookmarks()} | {each.id for each in notebook.saved_searches()}


def quote(desk: Desk, words: str = "") -> None:
    """Print the passage one is in as a quotation with its source."""
    reading, passage = desk.reading, desk.passage
    if reading is None or passage is None:
        desk.say("No passage here to quote.")
        return
    made = citation_of(reading, passage.start, passage.end, desk.library.key)
    citation = replace(
        made,
        quote=several_lines(made.quote),
        title=one_line(made.title),
        document=one_line(made.document),
        source=one_line(made.source),
        date=one_line(made.date),
        section=one_line(made.section),
    )
    for line in cited(citation).rstrip("\n").split("\n"):
        desk.voice.line(line)
