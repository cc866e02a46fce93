"""A card written out for people."""

from __future__ import annotations

from indexdir import Card, Library, Link
from tui.cli.output import Output
from tui.cli.text import one_line


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
    _write_facts(card, library, output)
    _section("Links", [_link(link, library) for link in library.links(card.id)], output)
    mentions = [f"{name} ({count})" for name, count in library.mentions_of(card.id)]
    _section("Mentioned in", mentions, output)


def _write_facts(card: Card, library: Library, output: Output) -> None:
    lines = []
    for fact in card.facts:
        titles = [source.title for name in fact.sources if (source := library.source(name))]
        date = f"{fact.date}: " if fact.date else ""
        lines.append(f"{date}{fact.text} [{'; '.join([*titles, fact.confidence])}]")
    _section("Facts", lines, output)


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
