"""What is told beside the list of what is kept: of a row, or of all that stands under a heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from textual.content import Content

from tui.colour_labels import label
from tui.commands import key_of
from tui.content import safe
from tui.notebook import Bookmark, SavedSearch
from tui.screens.bookmark_entries import Entry, title_of
from tui.screens.bookmark_list import Heading, KeptList
from tui.screens.bookmark_rows import SIGNS, clean_words, counted_kinds, sign_of, status_of
from tui.widgets.wrapping import LONGEST

_MUTED = "$text-muted"
_LOW = 10  # lines; with fewer the quote comes before what else is known, and nothing is set off
_LEAST_KNOWN = 3  # lines of what else is known that are in view then, if the quote leaves room for them
_MOST_DOCUMENTS = 12


class Context(Struct, frozen=True):
    """A kept passage in its text: what stands before and after it, where that is, and whom the passage names.

    Of a document or a card, `after` is how it begins.
    """

    bookmark: str
    before: str = ""
    quote: str = ""
    after: str = ""
    place: str = ""
    names: tuple[str, ...] = ()


class Told(NamedTuple):
    """Lines, and the first of them that is to be in view."""

    lines: Sequence[Content]
    top: int = 0


def told_of(entry: Entry, kept: KeptList, context: Context | None, width: int, height: int) -> Told:
    """What is known of a row: its quote is in view, and of what is before that as much as there is room for.

    Without its context the words that were kept around it are shown.
    """
    low = height < _LOW
    place = Content.styled(safe(" · ".join(_kept(entry, context))), _MUTED)
    head = [Content.styled(safe(title_of(entry, kept.titles, kept.cards)), "bold")]
    rest = [*_known(entry, context)]
    if low:
        rest = [place, *rest]
    else:
        head.append(place)
    if isinstance(entry.item, Bookmark) and (told := status_of(entry.item)):
        hint = f" ({key_of('audit')} looks at it)" if not entry.item.placeless else ""
        head.append(Content.styled(safe(told + hint), "bold"))
    above = [line for part in head for line in part.wrap(width)]
    if not low:
        above.append(Content(""))
    below = [line for part in rest for line in (part.wrap(width) if part.plain else [part] * (not low))]
    room = height - len(above)
    body, start, shown = _body(entry, context, width, room - min(len(below), _LEAST_KNOWN) if low else room, low=low)
    first = len(above) + start
    return Told([*above, *body, *below], 0 if first + min(shown, 2) <= height else first)


def told_of_heading(heading: Heading, kept: KeptList, selected: Collection[str], width: int) -> Told:
    """How much stands under a heading, in which documents, and how much of it is selected."""
    entries = heading.entries
    chosen = sum(entry.id in selected for entry in entries) if selected else 0
    parts = [
        Content.styled(safe(heading.title), "bold"),
        Content(f"{counted_kinds(entries)}{f', {chosen:,} selected' if chosen else ''}"),
    ]
    counts = Counter(entry.document for entry in entries if entry.document)
    if len(counts) > 1:
        parts.append(Content(""))
        for document, count in counts.most_common(_MOST_DOCUMENTS):
            title = kept.titles.get(document) or document
            parts.append(Content.styled(safe(f"{count:>5,}  {title}"), _MUTED).truncate(width, ellipsis=True))
        if len(counts) > _MOST_DOCUMENTS:
            parts.append(Content.styled(f"       and {len(counts) - _MOST_DOCUMENTS:,} more documents", _MUTED))
    keys = f"{key_of('open')} folds and unfolds it, {key_of('select_row')} selects all that stands under it."
    parts += [Content(""), Content.styled(keys, _MUTED)]
    return Told([line for part in parts for line in (part.wrap(width) if part.plain else [part])])


def _kept(entry: Entry, context: Context | None) -> Iterator[str]:
    created = entry.item.created[:10]
    if isinstance(entry.item, SavedSearch):
        yield f"{SIGNS['search']} saved search · saved {created}"
        return
    yield f"{sign_of(entry)} {'' if entry.kind == 'passage' else f'{entry.kind} '}kept {created}"
    if context is not None and context.place:
        yield context.place


def _body(entry: Entry, context: Context | None, width: int, room: int, *, low: bool) -> tuple[list[Content], int, int]:
    """The lines of what was kept, which of them is the quote's first, and how many are the quote's."""
    mark = entry.item
    if isinstance(mark, SavedSearch):
        return Content(safe(mark.text)).wrap(width), 0, 1
    if not mark.quote:
        begun = context.after if context is not None else ""
        return (Content(_lines(begun)).wrap(width) if begun else []), 0, 0
    if context is None or not context.quote:
        quote = clean_words(mark)
        before, after = f"…{mark.prefix}" if mark.prefix else "", mark.suffix and f"{mark.suffix}…"
    else:
        before, quote, after = context.before, context.quote, context.after
    quote, after = (quote, after) if len(quote) <= LONGEST else (f"{quote[:LONGEST]}…", "")
    quoted = Content.styled(_lines(quote), "bold")
    shown = len(quoted.wrap(width))
    before = _end_of(before, width, (room - shown) // 2)
    if low:
        after = _start_of(after, width, room - shown)
    parts = [Content.styled(_lines(before), _MUTED), quoted, Content.styled(_lines(after), _MUTED)]
    start = len(Content(_lines(before) + "x").wrap(width)) - 1 if before else 0
    return Content("").join(parts).wrap(width), start, shown


def _end_of(text: str, width: int, lines: int) -> str:
    """The end of a text that takes no more than so many lines; one that is cut begins with `…`."""
    if not text or lines < 1:
        return ""
    wrapped = Content(_lines(text)).wrap(max(1, width - 1))
    if len(wrapped) <= lines:
        return text
    at = 0
    for line in wrapped[:-lines]:
        at = text.find(line.plain.strip(), at) + len(line.plain.strip()) if line.plain.isprintable() else at
    left = text[at:].lstrip()
    return f"…{left}" if left else ""


def _start_of(text: str, width: int, lines: int) -> str:
    """The start of a text that takes no more than so many lines; one that is cut ends with `…`."""
    wrapped = Content(_lines(text)).wrap(max(1, width - 1))
    if len(wrapped) <= lines:
        return text
    at = 0
    for line in wrapped[: max(0, lines)]:
        at = text.find(line.plain.strip(), at) + len(line.plain.strip()) if line.plain.isprintable() else at
    left = text[:at].rstrip()
    return f"{left}…" if left else ""


def _known(entry: Entry, context: Context | None) -> Iterator[Content]:
    """What is known of it besides what was kept."""
    mark = entry.item
    if isinstance(mark, SavedSearch):
        return
    if mark.first_quote and mark.first_quote != mark.quote:
        yield Content("")
        first = clean_words(mark, mark.first_quote)
        cut = first if len(first) <= LONGEST else f"{first[:LONGEST]}…"
        yield Content.assemble(("First kept as: ", "bold"), Content.styled(_lines(f"“{cut}”"), _MUTED))
    if mark.colour or mark.tags:
        yield Content("")
    if mark.colour:
        yield label(mark.colour)
    if mark.tags:
        yield Content.styled(safe(f"Tagged {', '.join(mark.tags)}"), _MUTED)
    if mark.note:
        yield from (Content(""), Content.styled("Note", "bold"))
        note = mark.note if len(mark.note) <= LONGEST else f"{mark.note[:LONGEST]}…"
        yield from (Content(safe(line)) for line in note.splitlines())
    names = context.names if context is not None else ()
    if names or mark.query:
        yield Content("")
    if names:
        yield Content.styled(safe(f"Names: {', '.join(names)}"), _MUTED)
    if mark.query:
        yield Content.styled(safe(f"Found by the search: {mark.query}"), _MUTED)


def _lines(text: str) -> str:
    """A text whose lines stay lines."""
    return "\n".join(map(safe, text.split("\n")))
