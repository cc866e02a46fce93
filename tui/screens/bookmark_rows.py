"""How what is kept is drawn in the rows of its list, and in their headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import partial

from textual.content import Content

from indexdir import is_markdown, shown_of
from tui.colour_labels import label, style_of
from tui.content import safe
from tui.notebook import Bookmark, SavedSearch
from tui.screens.bookmark_entries import Entry, KeptKind, title_of
from tui.screens.bookmark_list import Heading, KeptList
from tui.widgets.rows import MadeRows, Row
from tui.widgets.wrapping import counted

SIGNS: dict[KeptKind, str] = {"passage": "★", "document": "≡", "card": "◊", "search": "/"}
"""What stands before each kind of row; the word for it stands below."""
PLACELESS = "☆"
"""What stands before a passage that is kept as a quote without a place."""

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
_HEADING = "heading:"
_SEPARATOR = "\t"  # in the key of a row between the id and the heading it stands under


def id_of(row: Row | None) -> str:
    """The id of what a row shows; empty for a heading."""
    return "" if row is None else id_in(row.key)


def id_in(key: str) -> str:
    """The id in the key of a row; empty for a heading."""
    return "" if key.startswith(_HEADING) else key.partition(_SEPARATOR)[0]


def is_heading(row: Row) -> bool:
    """Whether a row heads others."""
    return row.key.startswith(_HEADING)


def heading_of(row: Row) -> str:
    """The key of the heading that a row is, or stands under; empty where there is none."""
    return row.key.removeprefix(_HEADING) if is_heading(row) else row.key.partition(_SEPARATOR)[2]


def entry_row(entry: Entry, kept: KeptList, selected: Collection[str], under: str = "") -> Row:
    """The row of something kept, under a heading; `selected` are the ids that are, also once that changes."""
    key = f"{entry.id}{_SEPARATOR}{under}" if under else entry.id
    return Row(key, partial(_entry_lines, entry, kept, selected), entry.height)


def entry_rows(kept: KeptList, entries: Sequence[Entry], selected: Collection[str]) -> MadeRows:
    """The rows of some of what is kept, under no heading."""
    keys, heights = [entry.id for entry in entries], [entry.height for entry in entries]
    return MadeRows(keys, heights, lambda at: entry_row(entries[at], kept, selected))


def heading_row(heading: Heading, selected: Collection[str], *, folded: bool) -> Row:
    """The row of a heading; what is folded under it is counted there too, and so is what is selected."""

    def draw(width: int) -> list[Content]:
        count = f"  {len(heading.entries):,}"
        sign, box = "▸" if folded else "▼", _box(heading, selected)
        room = max(1, width - len(box) - len(count) - 2)
        name = Content.styled(safe(heading.title), "bold").truncate(room, ellipsis=True)
        return [Content.assemble((box, "bold"), (f"{sign} ", _MUTED), name, (count, _MUTED))]

    return Row(f"{_HEADING}{heading.key}", draw)


def _box(heading: Heading, selected: Collection[str]) -> str:
    """Whether what stands under a heading is selected, as a whole or in part; empty where nothing is."""
    if not selected:
        return ""
    chosen = {entry.id in selected for entry in heading.entries}
    return "[-] " if len(chosen) > 1 else "[x] " if True in chosen else "[ ] "


def _entry_lines(entry: Entry, kept: KeptList, selected: Collection[str], width: int) -> list[Content]:
    box = ("[x] " if entry.id in selected else "[ ] ") if selected else ""
    lead = Content.assemble((box, "bold"), (sign_of(entry), _sign_style(entry)), " ")
    indent = Content(" " * lead.cell_length)
    lines = [lead + _said(entry, kept), indent + _told(entry, kept, width - lead.cell_length)]
    if isinstance(entry.item, Bookmark) and entry.item.note:
        lines.append(indent + Content.styled(safe(f"Note: {_one_line(entry.item.note)}"), "italic"))
    return [line.truncate(max(1, width), ellipsis=True) for line in lines]


def is_placeless(entry: Entry) -> bool:
    """Whether it is kept as a quote without a place."""
    return isinstance(entry.item, Bookmark) and entry.item.placeless


def sign_of(entry: Entry) -> str:
    """What stands before its row."""
    return PLACELESS if is_placeless(entry) else SIGNS[entry.kind]


def _sign_style(entry: Entry) -> str:
    colour = entry.item.colour if isinstance(entry.item, Bookmark) else ""
    return style_of(colour) if colour else "bold $bookmark"


def _one_line(text: str) -> str:
    return " ".join(text[:_MOST_DRAWN].split())


def _said(entry: Entry, kept: KeptList) -> Content:
    mark = entry.item
    if entry.kind == "passage" and isinstance(mark, Bookmark):
        line = _one_line(clean_words(mark, mark.quote[: _MOST_DRAWN + 1]))
        return Content(safe(f"“{line}{'…' * (len(mark.quote) > _MOST_DRAWN)}”"))
    return Content.styled(safe(title_of(entry, kept.titles, kept.cards)), "bold")


def clean_words(mark: Bookmark, quote: str = "") -> str:
    """The quote of a bookmark, or another text of its document, without the signs of markup."""
    lines = [_without_sign(line) for line in (quote or mark.quote).split("\n")]
    return "\n".join(map(shown_of, lines) if is_markdown(mark.document) else lines)


def _without_sign(line: str) -> str:
    found = _SIGN.match(line)
    return line[found.end() :] if found is not None else line


def _told(entry: Entry, kept: KeptList, width: int) -> Content:
    """What is known of it in one line; where it stands gives way to the rest."""
    mark = entry.item
    parts = [(word, "bold" if word[0] in "?!" else _MUTED) for word in (status_of(mark),) if word]
    if isinstance(mark, SavedSearch):
        parts += [("search", _MUTED)] + [(mark.text, _MUTED)] * (mark.text != mark.name)
    else:
        parts += [(label(mark.colour).plain, style_of(mark.colour))] if mark.colour else []
        parts += [(f"tagged {', '.join(mark.tags)}", _MUTED)] if mark.tags else []
        parts += [(title_of(entry, kept.titles, kept.cards) if mark.kind == "passage" else mark.kind, _MUTED)]
    date = "" if width < _NARROW else f"  {mark.created[:10]}"
    line = Content(" · ").stylize(_MUTED).join(Content.styled(safe(word), style) for word, style in parts)
    line = line.truncate(max(1, width - len(date)), ellipsis=True)
    return line + " " * max(0, width - line.cell_length - len(date)) + Content.styled(date, _MUTED)


def status_of(mark: Bookmark | SavedSearch) -> str:
    """Where a bookmark stands, in a sign and a word; empty where it stands as it was kept."""
    if not isinstance(mark, Bookmark) or mark.kind == "card":
        return ""
    return "kept without a place" if mark.placeless else STATUS.get(mark.now.status, "")


def list_rows(
    kept: KeptList, headings: Sequence[Heading], folded: Collection[str], selected: Collection[str]
) -> MadeRows:
    """The rows of a list under headings."""
    keys: list[str] = []
    heights: list[int] = []
    shown: list[tuple[Heading, Entry | None]] = []
    for heading in headings:
        keys.append(f"{_HEADING}{heading.key}")
        heights.append(1)
        shown.append((heading, None))
        if heading.key not in folded:
            keys += [f"{entry.id}{_SEPARATOR}{heading.key}" for entry in heading.entries]
            heights += [entry.height for entry in heading.entries]
            shown += [(heading, entry) for entry in heading.entries]

    def made(at: int) -> Row:
        heading, entry = shown[at]
        if entry is None:
            return heading_row(heading, selected, folded=heading.key in folded)
        return entry_row(entry, kept, selected, heading.key)

    return MadeRows(keys, heights, made)


def row_showing(rows: MadeRows, entry: str) -> int:
    """The first row that shows the entry of this id; -1 for none."""
    at = rows.find(entry)
    return at if at >= 0 else next((at for at, key in enumerate(rows.keys) if key.startswith(entry + _SEPARATOR)), -1)


def row_for(rows: MadeRows, entry: str, least: int) -> int:
    """The row that shows an entry, else the first one from `least` on that is no heading, else the last."""
    at = row_showing(rows, entry) if entry else -1
    beyond = range(min(least, len(rows) - 1), len(rows))
    return at if at >= 0 else next((each for each in beyond if not rows.keys[each].startswith(_HEADING)), len(rows) - 1)


def next_heading(rows: MadeRows, at: int, step: int) -> str:
    """The key of the heading below a row, or above it; empty for none."""
    beyond = range(at + 1, len(rows)) if step > 0 else range(at - 1, -1, -1)
    return next((rows.keys[each] for each in beyond if rows.keys[each].startswith(_HEADING)), "")


def counted_kinds(entries: Sequence[Entry]) -> str:
    """What some entries are, with their numbers: `12 passages`, `1 card and 2 searches`."""
    counts = [(kind, sum(entry.kind == kind for entry in entries)) for kind in SIGNS]
    parts = [counted(count, kind, "searches" if kind == "search" else "") for kind, count in counts if count]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else "nothing"
