"""Selecting in the text by keys, and what is done with a selection: kept, noted on, searched for, checked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from indexdir import CollectionError, DocumentText, Library, Query, QueryError, is_markdown
from tui.commands import key_of
from tui.copying import seen
from tui.notebook import Notebook
from tui.screens.reading.answers import QuotationChecked
from tui.screens.reading.asking import ask_text
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.keeping import write
from tui.screens.reading.keeping_here import told
from tui.screens.reading.noting import keep_and_note
from tui.screens.reading.provenance import query_for
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled
from tui.verdicts import nearly_elsewhere
from tui.widgets.reader_spans import Around, Unit, grown, passage_at, word_at
from tui.widgets.wrapping import counted

Place = tuple[DocumentText, int, int]

_MOST_WORDS = 40  # of a quotation that is searched for; more of them would find no other document
_MOST_SIGNS = 10_000  # in which those words are looked for
_MOST_READ = 200
_NO_WORDS = re.compile(r"[*?\"“”„=|~\\^()\[\]{}]")


class _Asked(NamedTuple):
    """The documents with the words one after the other, those with signs that may part them; whether these are all."""

    alike: list[str]
    parted: list[str]
    whole: bool


@handles("select")
def select(room: Room) -> None:
    """Begin selecting at the cursor, or end it."""
    if room.reader.selecting:
        room.reader.end_selecting()
    elif not room.reader.begin_selecting():
        room.say("There is no text here to select.")


@handles("select_word")
def select_word(room: Room) -> None:
    """Select more by a word."""
    _grow(room, "word")


@handles("select_sentence")
def select_sentence(room: Room) -> None:
    """Select more by a sentence."""
    _grow(room, "sentence")


@handles("select_passage")
def select_passage(room: Room) -> None:
    """Select more by a passage."""
    _grow(room, "passage")


def _grow(room: Room, unit: Unit) -> None:
    reading, selected = room.reader.reading, room.reader.selected
    if reading is None or selected is None:
        return
    around: dict[Unit, Around] = {
        "word": partial(word_at, reading.text),
        "sentence": partial(room.library.sentence, reading),
        "passage": partial(passage_at, reading.passages),
    }
    more = grown(reading.text, selected, around[unit])
    if more.span == selected.span:
        room.say("This is the end of the text." if selected.forward else "This is the start of the text.")
    room.reader.put_selection(more)


@handles("select_right")
def select_right(room: Room) -> None:
    """Move the end to the right."""
    room.reader.move_characters(1)


@handles("select_left")
def select_left(room: Room) -> None:
    """Move the end to the left."""
    room.reader.move_characters(-1)


@handles("other_end")
def other_end(room: Room) -> None:
    """Go to the other end."""
    if (selected := room.reader.selected) is not None:
        room.reader.put_selection(selected.turned())


def quotation(room: Room) -> Place | None:
    """What is selected, else the passage under the cursor, with the document it stands in."""
    reading, selected, passage = room.reader.reading, room.reader.selected, room.reader.passage
    if reading is None:
        return None
    if selected is not None:
        return reading, *selected.span
    return (reading, passage.start, passage.end) if passage is not None else None


@handles("keep_selection")
def keep_selection(room: Room) -> None:
    """Keep exactly what is selected, or remove its bookmark."""
    if (place := quotation(room)) is not None:
        write(room, partial(_toggle, place, query_for(room, place[0].document.id)))


def _toggle(place: Place, query: str, notebook: Notebook) -> str:
    return told(notebook.toggle_bookmark(*place, query=query))


@handles("note_selection")
def note_selection(room: Room) -> None:
    """Write a note on the selection, which is kept for that."""
    place = quotation(room)
    if place is None:
        return
    room.reader.end_selecting()
    keep_and_note(room, place)


def phrase(text: str) -> tuple[str, int]:
    """The query for exactly the words of `text`, or the first of them, and how many words it has; empty for none."""
    words = _NO_WORDS.sub(" ", text).split()
    asked = words[:_MOST_WORDS]
    return (f'"{" ".join(asked)}"', len(words)) if re.search(r"\w", " ".join(asked)) else ("", 0)


@handles("search_selection")
def search_selection(room: Room) -> None:
    """Search the collection for the selected words."""
    place = quotation(room)
    if place is None:
        return
    reading, start, end = place
    upto = min(end, start + _MOST_SIGNS)
    asked, words = phrase(seen(reading, start, upto))
    if not asked:
        room.say("No words are selected to search for.")
        return
    room.reader.end_selecting()
    ask_text(room, asked)
    room.show_pane("documents")
    if words > _MOST_WORDS:
        of_all = f"of {words:,} " if upto == end else ""
        room.say(f"Searched for the first {_MOST_WORDS} {of_all}selected words.")


@handles("verify")
def verify(room: Room) -> None:
    """Find out where else the quotation stands, and whether the file is as it was."""
    place = quotation(room)
    if place is None:
        room.say("There is no text here to check.")
        return
    room.say("Checking …")
    room.fetch("verify", partial(_check, room.library, place))


@hears(QuotationChecked)
def quotation_checked(room: Room, answer: QuotationChecked) -> None:
    """Say it."""
    room.say(answer.said, trouble=answer.trouble)


def _check(library: Library, place: Place, cancelled: Cancelled) -> QuotationChecked | None:
    reading, start, end = place
    quote = _spaced(seen(reading, start, end))
    elsewhere = _elsewhere(library, quote, reading.document.id, cancelled)
    if cancelled():
        return None
    in_file, trouble = _in_file(library, reading, quote)
    return QuotationChecked(f"{elsewhere}; {in_file}", trouble)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _elsewhere(library: Library, quote: str, here: str, cancelled: Cancelled) -> str:
    asked, _words = phrase(quote)
    if not asked:
        return "No words to look for elsewhere"
    try:
        alike, parted, whole = _asked_elsewhere(library, asked, here, cancelled)
    except QueryError as error:
        return f"Not looked for elsewhere: {error.reason}"
    documents = [*alike, *parted][:_MOST_READ]
    exact = sum(quote in text for text in _texts(library, documents, cancelled))
    searched = len(library.documents())
    whole = whole and len(documents) == len(alike) + len(parted)
    least = "" if whole else "at least "
    if exact:
        found = f"Exact in {least}{counted(exact, 'other document')} of {searched:,}"
    elif whole:
        found = f"Exact in no other of {searched:,} documents"
    else:
        found = f"Exact in none of the {len(documents):,} nearest of {searched:,} documents"
    others = max(0, min(len(alike), len(documents)) - exact)
    if not documents and (nearly := nearly_elsewhere(library, quote, here)):
        return f"{found}, {nearly}"
    return f"{found}, with other signs or capitals in {least}{others:,}" if others else found


def _asked_elsewhere(library: Library, asked: str, here: str, cancelled: Cancelled) -> _Asked:
    results = library.search(Query(asked), cancelled=cancelled, excerpts=0, facets=False)
    alike = [hit.document.id for hit in results.hits if hit.document.id != here]
    whole = results.total <= len(results.hits)
    known = {here, *alike}
    if all(not is_markdown(document.id) or document.id in known for document in library.documents()):
        return _Asked(alike, [], whole)
    # The address of a link stands between its words and those after it, so that a phrase doesn't find them together.
    words = " ".join(f'"{word}"' for word in asked.strip('"').split() if re.search(r"\w", word))
    results = library.search(Query(words), cancelled=cancelled, excerpts=0, facets=False)
    found = [hit.document.id for hit in results.hits] if results.matched == "all" else []
    parted = [document for document in found if is_markdown(document) and document not in known]
    return _Asked(alike, parted, whole and (not found or results.total <= len(found)))


def _texts(library: Library, documents: list[str], cancelled: Cancelled) -> Iterator[str]:
    for document in documents:
        if cancelled():
            return
        reading = library.read(document)
        yield _spaced(seen(reading, 0, len(reading.text)))


def _in_file(library: Library, reading: DocumentText, quote: str) -> tuple[str, bool]:
    """Whether the file is as it was indexed, or at least still has the quotation; and whether that is trouble."""
    path = library.folder / reading.document.id
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return f"the file can't be read now ({(error.strerror or 'unknown').lower()}).", True
    if digest == reading.document.digest:
        return "the file is unchanged.", False
    try:
        now = library.read_file(path)
        still = quote in _spaced(seen(now, 0, len(now.text)))
    except CollectionError:
        still = False
    told = "still has these words" if still else "no longer has these words"
    return f"the file has changed and {told} ({key_of('look_again')} reads it).", not still
