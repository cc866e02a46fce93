"""What a card says, as the first part of a dossier: facts, offices, relations and events, each with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indexdir import Card, Library, Link, UnknownItemError
from tui.exchange.escaping import inline, markdown, one_line

_OFFICES = ("held_office", "heads", "formerly_led", "led", "member_of", "co_chairs", "chairs")


class Sources:
    """The sources that a dossier names, numbered in the order in which it does."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._numbers: dict[str, int] = {}

    def cited(self, names: Iterable[str], *more: str) -> str:
        """What stands behind a sentence: the numbers of its sources, and what else is to be said of it."""
        numbers = [self._numbers.setdefault(name, len(self._numbers) + 1) for name in names]
        which = ", ".join(map(str, numbers))
        said = [f"source{'s' * (len(numbers) > 1)} {which}"] if numbers else []
        said += filter(None, more)
        return f" ({'; '.join(said)})" if said else ""

    def lines(self) -> list[str]:
        """The section that lists them."""
        if not self._numbers:
            return []
        return ["", "## Sources", "", *(f"{number}. {self._line(name)}" for name, number in self._numbers.items())]

    def _line(self, name: str) -> str:
        source = self._library.source(name)
        if source is None:
            return f"{inline(name)} (not described)"
        known = inline(", ".join(filter(None, (source.title, source.publisher, source.date))))
        return known + (f", <{one_line(source.url)}>" if source.url else "")


def card_sections(card: Card, library: Library, sources: Sources) -> list[str]:
    """The lines of all that a card says."""
    place = f"{card.file}:{card.line}" if card.file else ""
    lines = [markdown(" · ".join(filter(None, (library.kinds.get(card.kind, card.kind), card.id, place))))]
    also = "; ".join((*card.aliases, *card.short))
    lines += ["", f"Also: {inline(also)}"] if also else []
    lines += ["", markdown(card.summary)] if card.summary else []
    lines += ["", f"Time: {_period(card.since, card.until)}"] if card.since or card.until else []
    facts = sorted(card.facts, key=lambda fact: fact.date or "9999")
    lines += _section(
        "Facts",
        [
            f"{f'{inline(fact.date)}: ' if fact.date else ''}{markdown(fact.text)}"
            f"{sources.cited(fact.sources, f'confidence {fact.confidence}' * (fact.confidence != 'high'))}"
            for fact in facts
        ],
    )
    lines += _section("Not confirmed", [markdown(each) for each in card.unverified])
    for conflict in library.conflicts(card.id):
        versions = [f"{markdown(claim.text)}{sources.cited(claim.sources)}" for claim in conflict.versions]
        note = [markdown(conflict.note)] if conflict.note else []
        lines += _section(f"Sources disagree: {inline(conflict.topic)}", [*versions, *note])
    links = library.links(card.id)
    offices = [link for link in links if link.outward and link.type in _OFFICES]
    lines += _section("Offices", [_link(link, library, sources) for link in offices])
    lines += _section("Relations", [_link(link, library, sources) for link in links if link not in offices])
    events = [
        f"{_period(event.date, event.until or event.date)}: {inline(event.title)}"
        f"{f'. {inline(event.summary)}' if event.summary else ''}{sources.cited(event.sources)}"
        for event in library.events(card.id)
    ]
    return lines + _section("Events", events)


def _section(title: str, items: Sequence[str]) -> list[str]:
    return ["", f"## {title}", "", *(f"- {item}" for item in items)] if items else []


def _link(link: Link, library: Library, sources: Sources) -> str:
    try:
        name = library.card(link.card).name
    except UnknownItemError:
        name = link.card
    dates = f", {_period(link.since, link.until)}" if link.since or link.until else ""
    what = link.type.replace("_", " ")
    said = f"{what}: {name}" if link.outward else f"{name}: {what} this"
    return f"{inline(said)}{dates}{sources.cited(link.sources)}"


def _period(since: str, until: str) -> str:
    return inline(since if since == until else f"{since or '…'} to {until or '…'}")
