"""Documents, passage after passage: opening, going on, going back, headings."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from msgspec import structs

from indexdir import Document, QueryError, UnknownItemError, sections_of
from tui.cli.text import count, one_line
from tui.copying import remarks, resolve
from tui.find_here import folded, has_all
from tui.linear.desk import Desk, Place, Row, Span
from tui.linear.speaking import passage_lines
from tui.notebook import NotebookError, spot_of

NO_DOCUMENT = "No document is open; documents lists them."


def told(document: Document) -> str:
    """A document in a list: title and date."""
    return ", ".join(filter(None, (one_line(document.title) or document.id, document.date)))


def show(
    desk: Desk, document: str, at: int = 0, *, hit: int = -1, marks: Sequence[Span] = (), marked: str = ""
) -> bool:
    """Put a document in hand at an offset and say its title, unless it is there already; whether it could be read."""
    same = desk.reading is not None and desk.place.document == document
    if not same:
        try:
            desk.reading = desk.library.read(document)
        except UnknownItemError:
            desk.say(f"{document} is not in the collection now.")
            return False
    desk.step()
    place = replace(desk.place, document=document, at=at, hit=hit, card="", match=-1)
    desk.place = replace(place, marks=tuple(marks), marked=marked)
    if not marked:
        take_matches(desk)
    if not same and desk.reading is not None:
        about = desk.reading.document
        desk.say(f"{told(about)}, {count(about.passages, 'passage')}.")
    desk.in_list = False
    return True


def take_matches(desk: Desk) -> None:
    """Find where the search matches in the document in hand."""
    results, reading = desk.place.results, desk.reading
    marks: tuple[Span, ...] = ()
    if results is not None and reading is not None:
        with suppress(QueryError):
            marks = desk.library.marks(results.query, reading)
    text = results.query.text if results is not None and marks else ""
    desk.place = replace(desk.place, marks=marks, marked=text, match=-1)


def open_document(desk: Desk, document: str, at: int = 0) -> None:
    """Open a document and read the passage at an offset."""
    if show(desk, document, at):
        begin(desk)


def begin(desk: Desk) -> None:
    """Read the passage one is in, or the second where the first is but the title, which has just been said."""
    reading, passage = desk.reading, desk.passage
    if reading is not None and passage is not None and desk.place.at == 0 and len(reading.passages) > 1:
        first = " ".join(passage_lines(reading, passage)).removeprefix("Heading: ")
        if first == one_line(reading.document.title):
            desk.place = replace(desk.place, at=reading.passages[1].start)
    say_passage(desk)


def say_passage(desk: Desk) -> None:
    """Say the passage one is in, and what was kept of it."""
    reading, passage = desk.reading, desk.passage
    desk.in_list = False
    if reading is None:
        desk.say(NO_DOCUMENT)
    elif passage is None:
        desk.say("This document has no text.")
    else:
        for line in passage_lines(reading, passage, desk.marks_here(passage)):
            desk.voice.line(line)
        for mark in desk.notebook.bookmarks_in(reading.document.id):
            span = mark.span_in(reading)
            if span is not None and span[0] < passage.end and passage.start < span[1]:
                desk.say(f"Bookmarked. Note: {mark.note}" if mark.note else "Bookmarked.")


def step_passage(desk: Desk, step: int) -> bool:
    """Go some passages on or back and read the one that is there; whether there was one."""
    passages = desk.reading.passages if desk.reading is not None else ()
    wanted = desk.number + step
    if not 0 <= wanted < len(passages):
        desk.in_list = False
        return False
    desk.place = replace(desk.place, at=passages[wanted].start, card="")
    say_passage(desk)
    return True


def next_passage(desk: Desk, words: str = "") -> None:
    """Read on; at the end of a document tell what comes next."""
    if desk.reading is None:
        desk.say(NO_DOCUMENT)
    elif not step_passage(desk, 1):
        desk.say("End of the text. " + _after(desk))


def _after(desk: Desk) -> str:
    following = neighbour(desk, 1)
    return f"after opens {told(following)}." if following is not None else "It was the last document."


def previous_passage(desk: Desk, words: str = "") -> None:
    """Read the passage before."""
    if not step_passage(desk, -1):
        desk.say("Beginning of the text.")


def go_to_passage(desk: Desk, words: str) -> None:
    """Read the passage with a number, or the one that one is in once more."""
    if not words:
        say_passage(desk)
        return
    passages = desk.reading.passages if desk.reading is not None else ()
    if not words.isdecimal() or not 1 <= int(words) <= len(passages):
        desk.say(f"There are passages 1 to {len(passages)}; p 1 reads the first." if passages else "No passages here.")
        return
    desk.step()
    step_passage(desk, int(words) - 1 - desk.number)


def read_page(desk: Desk, words: str) -> None:
    """Read several passages on from here."""
    if words and (not words.isdecimal() or not int(words)):
        desk.say("How many passages? page 5 reads five.")
        return
    desk.page = int(words) if words else desk.page
    for _ in range(desk.page):
        if not step_passage(desk, 1):
            desk.say("End of the text. " + _after(desk))
            break


def documents_in_hand(desk: Desk) -> list[Document]:
    """The documents that were found, or else all of the collection."""
    results = desk.place.results
    return (
        [hit.document for hit in results.hits]
        if results is not None and results.hits
        else list(desk.library.documents())
    )


def neighbour(desk: Desk, step: int) -> Document | None:
    """The document before or after the one in hand, of those found or else of all."""
    documents = documents_in_hand(desk)
    here = next((at for at, each in enumerate(documents) if each.id == desk.place.document), None)
    if here is None or not 0 <= here + step < len(documents):
        return None
    return documents[here + step]


def step_document(desk: Desk, step: int, words: str = "") -> None:
    """Open the document before or after the one in hand."""
    found = neighbour(desk, step)
    if found is None:
        desk.say("No document after this one." if step > 0 else "No document before this one.")
    elif show(desk, found.id):
        if desk.place.results is not None:
            desk.place = replace(desk.place, hit=_rank(desk, found.id))
        begin(desk)


def _rank(desk: Desk, document: str) -> int:
    return next((at for at, each in enumerate(documents_in_hand(desk)) if each.id == document), -1)


def list_documents(desk: Desk, words: str) -> None:
    """List all documents, or those with some words in title, date or name."""
    pieces = folded(words).split()
    found = [each for each in desk.library.documents() if has_all(pieces, folded(f"{told(each)} {each.id}"))]
    if not found:
        desk.say(f"No document is called so: {words}. documents lists all." if words else "There are no documents.")
        return
    desk.say(f"{count(len(found), 'document')}.")
    desk.offer([Row(told(each), partial(open_document, document=each.id)) for each in found])


def open_named(desk: Desk, words: str) -> None:
    """Open the only document with some words in its title or name, or list those that have them."""
    wanted, documents = folded(words), desk.library.documents()
    exact = [each for each in documents if wanted in (folded(each.id), folded(each.title))]
    found = exact or [each for each in documents if has_all(wanted.split(), folded(f"{told(each)} {each.id}"))]
    if len(found) == 1:
        open_document(desk, found[0].id)
    else:
        list_documents(desk, words)


def open_link(desk: Desk, words: str) -> None:
    """Go to the passage that a link, as `copy` prints it, points to."""
    found = resolve(words, desk.library)
    if found.link is None:
        desk.say("This is no link to a passage.")
    elif found.why == "collection":
        desk.say("This link points to another collection.")
    else:
        document = found.reading.document.id if found.reading is not None else found.link.document
        if show(desk, document, found.span[0] if found.span is not None else 0):
            if found.why == "words":
                desk.say("The passage of the link is not here any more.")
            for line in remarks(found):
                desk.say(f"{line[0].upper()}{line[1:]}.")
            say_passage(desk)


def list_contents(desk: Desk, words: str = "") -> None:
    """List the headings of the document in hand."""
    if desk.reading is None:
        desk.say(NO_DOCUMENT)
        return
    sections, document = sections_of(desk.reading), desk.place.document
    if not sections:
        desk.say(f"No headings. {count(len(desk.reading.passages), 'passage')}; p 2 reads the second.")
        return
    desk.say(f"{count(len(sections), 'heading')}{', guessed' if any(each.guessed for each in sections) else ''}.")
    lowest = min(each.level for each in sections)
    rows = []
    for each in sections:
        level = f", level {each.level - lowest + 1}" if each.level > lowest else ""
        rows.append(Row(each.title + level, partial(open_document, document=document, at=each.start)))
    desk.offer(rows)


def section_here(desk: Desk) -> str:
    """The title of the heading that stands before the place, or empty."""
    if desk.reading is None:
        return ""
    before = [each.title for each in sections_of(desk.reading) if each.start <= desk.place.at]
    return before[-1] if before else ""


def go_back(desk: Desk, words: str = "") -> None:
    """Return to where one was before the last jump, with its list."""
    if not desk.trail:
        desk.say("Nothing to go back to.")
        return
    place = desk.trail.pop()
    _restore(desk, place)


def _restore(desk: Desk, place: Place) -> None:
    if desk.reading is None or desk.reading.document.id != place.document:
        try:
            desk.reading = desk.library.read(place.document)
        except UnknownItemError:
            desk.say(f"{place.document} is not in the collection now.")
            return
    desk.place = place
    desk.say(f"Back in {told(desk.reading.document)}, passage {desk.number + 1}.")
    say_passage(desk)


def remember(desk: Desk) -> None:
    """Keep the place for the next time; a notebook that can't be written holds nobody back."""
    if desk.place.document:
        with suppress(NotebookError):
            now = structs.replace(desk.notebook.session(), document=desk.place.document, cursor=desk.place.at, row=0)
            spot = spot_of(desk.reading, desk.place.at, 0) if desk.reading is not None else None
            desk.notebook.remember_session(now, spot)
