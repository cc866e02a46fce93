"""A card written out for people."""

from __future__ import annotations

from indexdir import Card, Library, Link
from tui.cli.output import Output
from tui.cli.text import count, one_line

MOST_RELATED = 12


def write_card(card: Card, library: Library, output: Output) -> None:
    """Write a card with its facts, sources, links, and the documents that mention it."""
    output.line(output.bold(one_line(card.name)))
    output.line(one_line(f"{card.kind} · {card.id} · {card.file}:{card.line}"))
    for label, names in (("Also", card.aliases), ("Short", card.short)):
        if names:
            output.line(f"{label}: {one_line('; '.join(names))}")
    if card.summary:
        output.line()
        output.line(one_line(card.summary))
    if card.since or card.until:
        output.line()
        output.line(f"Time: {_period(card.since, card.until)}")
    _write_facts(card, library, output)
    _section("Not confirmed", list(card.unverified), output)
    for conflict in library.conflicts(card.id):
        versions = [f"{claim.text} [{titles(claim.sources, library)}]" for claim in conflict.versions]
        _section(f"Sources disagree: {one_line(conflict.topic)}", [*versions, *filter(None, (conflict.note,))], output)
    _section("Links", [_link(link, library) for link in library.links(card.id)], output)
    events = [f"{_period(event.date, event.until or event.date)}: {event.title}" for event in library.events(card.id)]
    _section("Events", events, output)
    together = [
        f"{library.card(other.card).name} [{other.card}] ({count(other.passages, 'passage')})"
        for other in library.related(card.id)[:MOST_RELATED]
    ]
    _section("Mentioned together with", together, output)
    mentions = [f"{name} ({number})" for name, number in library.mentions_of(card.id)]
    _section("Mentioned in", mentions, output)


def _write_facts(card: Card, library: Library, output: Output) -> None:
    lines = []
    for fact in card.facts:
        cited = titles(fact.sources, library)
        date = f"{fact.date}: " if fact.date else ""
        lines.append(f"{date}{fact.text} [{'; '.join(filter(None, (cited, fact.confidence)))}]")
    _section("Facts", lines, output)


def titles(names: tuple[str, ...], library: Library) -> str:
    """The titles of sources."""
    return "; ".join(source.title for name in names if (source := library.source(name)))


def _link(link: Link, library: Library) -> str:
    dates = f" ({_period(link.since, link.until)})" if link.since or link.until else ""
    arrow = "→" if link.outward else "←"
    return f"{arrow} {link.type.replace('_', ' ')}: {library.card(link.card).name} [{link.card}]{dates}"


def _period(since: str, until: str) -> str:
    return since if since == until else f"{since or '…'} to {until or '…'}"


def _section(title: str, lines: list[str], output: Output) -> None:
    if lines:
        output.line()
        output.line(f"{title}:")
        for line in lines:
            output.line(f"  {one_line(line)}")
