"""How what is kept is drawn: a row of the list, a heading, and what is shown of a row beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial

from msgspec import Struct
from textual.content import Content

from tui.colour_labels import label, style_of
from tui.content import safe
from tui.notebook import Bookmark, SavedSearch
from tui.screens.bookmark_list import Entry, Heading, KeptKind, KeptList
from tui.widgets.rows import Row
from tui.widgets.wrapping import LONGEST, counted

SIGNS: dict[KeptKind, str] = {"passage": "★", "document": "≡", "card": "◊", "search": "/"}
"""What stands before each kind of row; the word for it stands below."""

STATUS = {
    "moved": "→ moved",
    "doubtful": "? in doubt",
    "lost": "! lost",
}
"""How a row tells that a passage does not stand where it was kept."""

_MUTED = "$text-muted"
_NARROW = 46
_SIGN = re.compile(r"(?:#{1,6}|[-*+>•])\s+")  # of a heading, an item or a quotation, where a passage begins
_MOST_DRAWN = 600  # characters of a quote: no screen has lines of more
_SEPARATOR = "\t"  # in the key of a row between the id and the heading it stands under


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


def id_of(row: Row | None) -> str:
    """The id of what a row shows; empty for a heading."""
    return "" if row is None or is_heading(row) else row.key.partition(_SEPARATOR)[0]


def is_heading(row: Row) -> bool:
    """Whether a row heads others."""
    return row.key.startswith("heading:")


def heading_of(row: Row) -> str:
    """The key of the heading that a row is, or stands under; empty where there is none."""
    return row.key.removeprefix("heading:") if is_heading(row) else row.key.partition(_SEPARATOR)[2]


def entry_row(entry: Entry, kept: KeptList, selected: Collection[str], under: str = "") -> Row:
    """The row of something kept, under a heading; `selected` are the ids that are, also once that changes."""
    height = 2 + bool(isinstance(entry.item, Bookmark) and entry.item.note)
    key = f"{entry.id}{_SEPARATOR}{under}" if under else entry.id
    return Row(key, partial(_entry_lines, entry, kept, selected), height)


def entry_rows(kept: KeptList, selected: Collection[str]) -> dict[str, Row]:
    """The rows of all that is kept by id, under no heading; of ten thousand a thread makes them."""
    return {entry.id: entry_row(entry, kept, selected) for entry in kept.entries}


def heading_row(heading: Heading, *, folded: bool) -> Row:
    """The row of a heading; what is folded under it is counted there too."""

    def draw(width: int) -> list[Content]:
        count = f"  {len(heading.entries):,}"
        sign = "▸" if folded else "▼"
        name = Content.styled(safe(heading.title), "bold").truncate(max(1, width - len(count) - 2), ellipsis=True)
        return [Content.assemble((f"{sign} ", _MUTED), name, (count, _MUTED))]

    return Row(f"heading:{heading.key}", draw)


def _entry_lines(entry: Entry, kept: KeptList, selected: Collection[str], width: int) -> list[Content]:
    box = ("[x] " if entry.id in selected else "[ ] ") if selected else ""
    lead = Content.assemble((box, "bold"), (SIGNS[entry.kind], _sign_style(entry)), " ")
    indent = Content(" " * lead.cell_length)
    lines = [lead + _said(entry, kept), indent + _told(entry, kept, width - lead.cell_length)]
    if isinstance(entry.item, Bookmark) and entry.item.note:
        lines.append(indent + Content.styled(safe(f"Note: {_one_line(entry.item.note)}"), "italic"))
    return [line.truncate(max(1, width), ellipsis=True) for line in lines]


def _sign_style(entry: Entry) -> str:
    colour = entry.item.colour if isinstance(entry.item, Bookmark) else ""
    return style_of(colour) if colour else "bold $bookmark"


def _one_line(text: str) -> str:
    return " ".join(text[:_MOST_DRAWN].split())


def _said(entry: Entry, kept: KeptList) -> Content:
    mark = entry.item
    if entry.kind == "passage" and isinstance(mark, Bookmark):
        return Content(safe(f"“{_without_sign(_one_line(mark.quote))}”"))
    return Content.styled(safe(_title(entry, kept)), "bold")


def _without_sign(line: str) -> str:
    found = _SIGN.match(line)
    return line[found.end() :] if found is not None else line


def _title(entry: Entry, kept: KeptList) -> str:
    mark = entry.item
    if isinstance(mark, SavedSearch):
        return mark.name
    if mark.kind == "card":
        return kept.cards.get(mark.card) or mark.title or mark.card
    return kept.titles.get(entry.document) or mark.title or entry.document


def _told(entry: Entry, kept: KeptList, width: int) -> Content:
    """What is known of it in one line; where it stands gives way to the rest."""
    mark = entry.item
    parts = [(word, "bold" if word[0] in "?!" else _MUTED) for word in (status_of(mark),) if word]
    if isinstance(mark, SavedSearch):
        parts += [("search", _MUTED)] + [(mark.text, _MUTED)] * (mark.text != mark.name)
    else:
        parts += [(label(mark.colour).plain, style_of(mark.colour))] if mark.colour else []
        parts += [(f"tagged {', '.join(mark.tags)}", _MUTED)] if mark.tags else []
        parts += [(_title(entry, kept) if mark.kind == "passage" else mark.kind, _MUTED)]
    date = "" if width < _NARROW else f"  {mark.created[:10]}"
    line = Content(" · ").stylize(_MUTED).join(Content.styled(safe(word), style) for word, style in parts)
    line = line.truncate(max(1, width - len(date)), ellipsis=True)
    return line + " " * max(0, width - line.cell_length - len(date)) + Content.styled(date, _MUTED)


def status_of(mark: Bookmark | SavedSearch) -> str:
    """Where a bookmark stands, in a sign and a word; empty where it stands as it was kept."""
    if not isinstance(mark, Bookmark) or mark.kind == "card":
        return ""
    return "kept without a place" if mark.placeless else STATUS.get(mark.now.status, "")


def preview(entry: Entry, kept: KeptList, context: Context | None, audit_key: str = "") -> Content:
    """What is shown of a row beside the list; without its context the words that were kept around it."""
    return Content("\n").join(_preview_lines(entry, kept, context, audit_key))


def _preview_lines(entry: Entry, kept: KeptList, context: Context | None, audit_key: str) -> Iterator[Content]:
    mark = entry.item
    yield Content.styled(safe(_title(entry, kept)), "bold")
    if isinstance(mark, SavedSearch):
        yield Content.styled(safe(f"{SIGNS['search']} saved search · saved {mark.created[:10]}"), _MUTED)
        yield from (Content(""), Content(safe(mark.text)))
        return
    place = context.place if context is not None else ""
    kind = f"{SIGNS[entry.kind]} {'' if entry.kind == 'passage' else f'{entry.kind} '}kept {mark.created[:10]}"
    yield Content.styled(safe(" · ".join(filter(None, (kind, place)))), _MUTED)
    yield from _marked(mark, audit_key)
    if mark.quote:
        yield from (Content(""), _quoted(mark, context))
    elif context is not None and context.after:
        yield from (Content(""), Content(_lines(context.after)))
    if mark.note:
        yield from (Content(""), Content.styled("Note", "bold"))
        yield from (Content(safe(line)) for line in mark.note[:LONGEST].splitlines())
    names = context.names if context is not None else ()
    if names or mark.query:
        yield Content("")
    if names:
        yield Content.styled(safe(f"Names: {', '.join(names)}"), _MUTED)
    if mark.query:
        yield Content.styled(safe(f"Found by the search: {mark.query}"), _MUTED)


def _marked(mark: Bookmark, audit_key: str) -> Iterator[Content]:
    if told := status_of(mark):
        hint = f" ({audit_key} looks at it)" if audit_key and not mark.placeless else ""
        yield Content.styled(safe(told + hint), "bold")
    if mark.colour:
        yield label(mark.colour)
    if mark.tags:
        yield Content.styled(safe(f"Tagged {', '.join(mark.tags)}"), _MUTED)


def _quoted(mark: Bookmark, context: Context | None) -> Content:
    if context is None or not context.quote:
        before, quote, after = f"…{mark.prefix}" if mark.prefix else "", mark.quote, mark.suffix and f"{mark.suffix}…"
    else:
        before, quote, after = context.before, context.quote, context.after
    cut = quote if len(quote) <= LONGEST else f"{quote[:LONGEST]} …"
    parts = ((before, _MUTED), (cut, "bold"), (after, _MUTED))
    lines = (Content.styled(_lines(part), style) for part, style in parts)
    return Content("").join(lines)


def _lines(text: str) -> str:
    """A text whose lines stay lines."""
    return "\n".join(map(safe, text.split("\n")))


def list_rows(
    kept: KeptList, headings: Sequence[Heading], folded: Collection[str], selected: Collection[str]
) -> list[Row]:
    """The rows of a list under headings."""
    rows: list[Row] = []
    for heading in headings:
        is_folded = heading.key in folded
        rows.append(heading_row(heading, folded=is_folded))
        if not is_folded:
            rows += [entry_row(entry, kept, selected, heading.key) for entry in heading.entries]
    return rows


def counted_kinds(entries: Sequence[Entry]) -> str:
    """What some entries are, with their numbers: `12 passages`, `1 card and 2 searches`."""
    counts = [(kind, sum(entry.kind == kind for entry in entries)) for kind in SIGNS]
    parts = [counted(count, kind, "searches" if kind == "search" else "") for kind, count in counts if count]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else "nothing"
