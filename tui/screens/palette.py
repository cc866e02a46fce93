"""Everything by its name: commands, settings, cards and documents, ranked as one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from heapq import nsmallest
from typing import NamedTuple

from textual.content import Content

from indexdir import Card, Document
from tui.commands import COMMANDS, Where, help_of, shown_keys
from tui.content import kind_style, safe
from tui.screens.help import with_key
from tui.screens.lists import ListScreen
from tui.screens.places import elsewhere
from tui.settings import SETTINGS, Setting, Settings, shown_value
from tui.widgets.rows import Row

_KEYS_WIDTH = 13
_TITLE_WIDTH = 32
_WIDE = 80
_MOST = 40  # documents or cards at once; more of them nobody reads through
_SHORT = 3  # letters up to which commands come before all else
_WIDTHS = (60, 72, 80, 90)


class Entry(NamedTuple):
    """Something to do or to go to; `words` is all it is found by, in small letters, its title first.

    `left` stands before the title, `about` behind it; `why` says why it can't be done.
    """

    key: str
    title: str
    words: str
    left: str
    about: str
    why: str = ""
    style: str = ""


Found = Callable[[], Sequence[Sequence[Entry]]]


class PaletteScreen(ListScreen):
    """Closes with the key of what was chosen, `command:zoom`, `set:measure=72`, `card:ID`, `document:ID`, or empty."""

    def __init__(self, entries: Sequence[Entry], found: Found) -> None:
        self._barred = {entry.key for entry in entries if entry.why}
        super().__init__(
            "Every command ─ or a document, a card, a setting; Enter does it, or goes there",
            partial(palette_rows, entries, found),
            empty="Nothing has these words.",
        )

    def chosen(self, row: Row) -> None:
        """Close with it, unless its row says why it can't be done."""
        if row.key not in self._barred:
            self.dismiss(row.key)


def command_entries(place: Where, unable: Callable[[str], str]) -> list[Entry]:
    """The commands, those that act in a place first."""
    entries = [
        Entry(
            f"command:{command.id}",
            command.title,
            f"{command.title} {command.group} {help_of(command)}".casefold(),
            shown_keys(command),
            help_of(command),
            unable(command.id) or elsewhere(command.id, place),
        )
        for command in COMMANDS
        if command.id != "palette"
    ]
    return sorted(entries, key=lambda entry: bool(entry.why))


def setting_entries(settings: Settings, themes: Sequence[str]) -> list[Entry]:
    """A line for each value of each setting, but those that are chosen."""
    entries = []
    for setting in SETTINGS:
        now = getattr(settings, setting.name)
        for value in values_of(setting, themes):
            title = f"{setting.title}: {_worded(setting, value)}"
            why = "It is so already." if shown_value(now) == value else ""
            words = f"{title} setting {setting.help}".casefold()
            entries.append(Entry(f"set:{setting.name}={value}", title, words, "set", setting.help, why))
    return entries


def values_of(setting: Setting, themes: Sequence[str]) -> tuple[str, ...]:
    """The values of a setting that can be chosen from a list, as they are written."""
    match setting.sort:
        case "flag":
            return ("true", "false")
        case "number":
            return tuple(map(str, _WIDTHS))
        case "choice":
            return setting.choices or tuple(themes)
        case _:
            return ()


def _worded(setting: Setting, value: str) -> str:
    return {"true": "on", "false": "off"}[value] if setting.sort == "flag" else value


def findable(documents: Sequence[Document], cards: Sequence[Card]) -> Found:
    """What is found once something is typed: cards and documents, each made ready then."""

    @lru_cache(1)
    def found() -> Sequence[Sequence[Entry]]:
        return [
            [_card_entry(card) for card in cards],
            [
                Entry(f"document:{item.id}", item.title, f"{item.title} {item.id}".casefold(), "text", item.date or "")
                for item in documents
            ],
        ]

    return found


def _card_entry(card: Card) -> Entry:
    names = " ".join((card.name, *card.aliases, *card.short)).casefold()
    kind = card.kind.replace("-", " ").replace("_", " ")
    return Entry(f"card:{card.id}", card.name, f"{names} {card.id}", "card", kind, style=f"${kind_style(card.kind)}")


def palette_rows(entries: Sequence[Entry], found: Found, text: str, width: int) -> Sequence[Row]:
    """The rows for what was typed, the likeliest first; without anything typed the commands and settings."""
    wanted = " ".join(text.casefold().split())
    if not wanted:
        return [_row(entry, width) for entry in entries]
    by_key = {f"command:{command.id}" for command in with_key(text, COMMANDS)}
    ranked = list(_ranked(entries, wanted, 0, by_key))
    more = 0
    for group, others in enumerate(found(), 1):
        hits = list(_ranked(others, wanted, group, frozenset()))
        ranked += nsmallest(_MOST, hits)
        more += max(0, len(hits) - _MOST)
    ranked.sort()
    places = (entries, *found())
    rows = [_row(places[group][at], width) for _score, group, at in ranked]
    if more:
        told = Content.styled(f"{more:,} more documents and cards; type more of the name", "$text-muted")
        rows.append(Row("more:", lambda _width: [told.truncate(max(1, _width), ellipsis=True)], 1, False))
    return rows


def _ranked(
    entries: Iterable[Entry], wanted: str, group: int, by_key: Iterable[str]
) -> Iterable[tuple[tuple[bool, int, int], int, int]]:
    """A rank for each entry that has all the words, with its group and its place in it."""
    words = wanted.split()
    first, *others = words
    later = group > 0 and len(wanted) <= _SHORT
    keys = frozenset(by_key)
    for at, entry in enumerate(entries):
        told = entry.words
        if entry.key in keys:
            score = -1
        elif first not in told or any(word not in told for word in others):
            continue
        elif told.startswith(wanted):
            score = 0
        else:
            title = entry.title.casefold()
            score = 1 if f" {wanted}" in title else 2 if wanted in title else 3 if first in title else 4
        yield (later, score + (5 if entry.why else 0), group), group, at


def _row(entry: Entry, width: int) -> Row:
    return Row(entry.key, partial(_drawn, entry))


def _drawn(entry: Entry, width: int) -> list[Content]:
    left = Content.styled(
        safe(entry.left)[:_KEYS_WIDTH].ljust(_KEYS_WIDTH), "$text-muted" if entry.why else "$footer-key-foreground"
    )
    title = Content.styled(safe(entry.title), "$text-muted" if entry.why else entry.style or "bold")
    if width >= _WIDE:
        title += " " * max(1, _TITLE_WIDTH - title.cell_length)
    else:
        title += "  "
    about = Content.styled(safe(entry.why or entry.about), "italic $text-muted" if entry.why else "$text-muted")
    return [(left + " " + title + about).truncate(max(1, width), ellipsis=True)]
