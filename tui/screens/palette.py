"""Everything by its name: commands, settings, cards and documents, ranked as one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
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


class Findable(NamedTuple):
    """Ten thousand things to go to, of which only the few that are shown are made: their titles and words, folded."""

    titles: Sequence[str]
    words: Sequence[str]
    entry: Callable[[int], Entry]


Found = Callable[[], Sequence[Findable]]


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
    def found() -> Sequence[Findable]:
        names = [" ".join((card.name, *card.aliases, *card.short, card.id)).casefold() for card in cards]
        titles = [item.title.casefold() for item in documents]
        words = [f"{title} {item.id.casefold()}" for title, item in zip(titles, documents, strict=True)]
        return [
            Findable([card.name.casefold() for card in cards], names, lambda at: _card_entry(cards[at])),
            Findable(titles, words, lambda at: _document_entry(documents[at])),
        ]

    return found


def _card_entry(card: Card) -> Entry:
    kind = card.kind.replace("-", " ").replace("_", " ")
    return Entry(f"card:{card.id}", card.name, "", "card", kind, style=f"${kind_style(card.kind)}")


def _document_entry(document: Document) -> Entry:
    return Entry(f"document:{document.id}", document.title, "", "text", document.date or "")


def palette_rows(entries: Sequence[Entry], found: Found, text: str, width: int) -> Sequence[Row]:
    """The rows for what was typed, the likeliest first; without anything typed the commands and settings."""
    wanted = " ".join(text.casefold().split())
    if not wanted:
        return [_row(entry, width) for entry in entries]
    by_key = {f"command:{command.id}" for command in with_key(text, COMMANDS)}
    ranked = list(_ranked(entries, wanted, by_key))
    more = 0
    makers: list[Callable[[int], Entry]] = [entries.__getitem__]
    for group, others in enumerate(found(), 1):
        best, total = _best(others, wanted)
        later = len(wanted) <= _SHORT
        ranked += [((later, score, group), group, at) for score, at in best]
        more += total - len(best)
        makers.append(others.entry)
    ranked.sort()
    rows = [_row(makers[group](at), width) for _score, group, at in ranked]
    if more:
        told = Content.styled(f"{more:,} more documents and cards; type more of the name", "$text-muted")
        rows.append(Row("more:", lambda _width: [told.truncate(max(1, _width), ellipsis=True)], 1, False))
    return rows


def _best(group: Findable, wanted: str) -> tuple[list[tuple[int, int]], int]:
    """The likeliest of a group, each a score and its place, and how many have all the words; one pass for each score.

    The scores are those of `_ranked`.
    """
    words, titles = group.words, group.titles
    first, *others = wanted.split()
    left = [at for at, told in enumerate(words) if first in told]
    for word in others:
        left = [at for at in left if word in words[at]]
    total, best = len(left), list[tuple[int, int]]()
    for score, sought in enumerate((wanted, f" {wanted}", wanted, first, "")):
        if score == 0:
            found = [at for at in left if words[at].startswith(sought)]
        else:
            found = [at for at in left if sought in titles[at]]
        best += [(score, at) for at in found[: _MOST - len(best)]]
        if len(best) == _MOST:
            break
        taken = set(found)
        left = [at for at in left if at not in taken]
    return best, total


def _ranked(
    entries: Iterable[Entry], wanted: str, by_key: Iterable[str]
) -> Iterable[tuple[tuple[bool, int, int], int, int]]:
    """A rank for each entry that has all the words, with its group, the first, and its place in it."""
    first, *others = wanted.split()
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
        yield (False, score + (5 if entry.why else 0), 0), 0, at


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
