"""Names in the text and the cards behind them, every relation and every document by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from indexdir import Card, Conflict, Fact, Link, Mention
from tui.cli.card_text import MOST_RELATED, titles
from tui.cli.text import count
from tui.find_here import folded, has_all
from tui.linear.desk import Desk, Row
from tui.linear.mentioning import named, open_mentions
from tui.linear.reading import NO_DOCUMENT, told
from tui.linear.starting import lay_choices_over
from tui.notebook import Words, choices_of
from tui.widgets.mention_words import rule_words
from tui.widgets.relation_labels import relation_label


def kind_words(kind: str) -> str:
    """A kind of card as it is said."""
    return kind.replace("-", " ").replace("_", " ")


def _card_row(desk: Desk, card: str, more: str = "") -> Row:
    about = desk.library.card(card)
    return Row(", ".join(filter(None, (about.name, kind_words(about.kind), more))), partial(tell_card, card=card), card)


def rows_of_names(desk: Desk, *, everywhere: bool = False) -> list[Row]:
    """The cards that the passage, or all of the document, mentions, in the order of the text."""
    reading, passage = desk.reading, desk.passage
    if reading is None or passage is None:
        return []
    start, end = (0, len(reading.text)) if everywhere else (passage.start, passage.end)
    mentions = [each for each in reading.mentions if start <= each.start < end]
    counts: dict[tuple[str, tuple[str, ...]], list[Mention]] = {}
    for each in mentions:
        counts.setdefault((each.card, each.rivals), []).append(each)
    return [_name_row(desk, found) for found in counts.values()]


def _name_row(desk: Desk, found: Sequence[Mention]) -> Row:
    mention = found[0]
    often = count(len(found), "time") if len(found) > 1 else ""
    if not mention.rivals:
        return _card_row(desk, mention.card, often)
    others = " or ".join(named(desk, rival) for rival in mention.rivals)
    doubt = f"in doubt: “{mention.text}” could also be {others}"
    row = _card_row(desk, mention.card, ", ".join(filter(None, (often, doubt))))
    return replace(row, open=partial(_offer_meanings, mention=mention))


def _offer_meanings(desk: Desk, mention: Mention) -> None:
    date = desk.reading.document.date if desk.reading is not None else ""
    desk.say(f"“{mention.text}” is in doubt; means and a number decides, means 0 is none of them.")
    first = _card_row(desk, mention.card, f"taken for it {rule_words(mention.rule, date)}")
    desk.offer([first, *(_card_row(desk, rival) for rival in mention.rivals)], mention=mention)


def decide(desk: Desk, words: str) -> None:
    """Keep what the name in doubt means here: the card with a number of the list, or with 0 none."""
    listing, reading = desk.place.listing, desk.reading
    if listing is None or listing.mention is None or reading is None:
        desk.say("No name in doubt was opened; names tells which are.")
    elif not words.isdecimal() or int(words) > len(listing.rows):
        desk.say(f"Give a number from 0 to {len(listing.rows)}; 0 is for none of them.")
    else:
        mention, card = listing.mention, listing.rows[int(words) - 1].card if int(words) else ""
        place = Words(mention.start, mention.end, mention.card, mention.rule, mention.rivals)
        desk.notebook.choose(choices_of(reading, (place,), card))
        lay_choices_over(desk.library, desk.notebook)
        desk.read_anew()
        what = named(desk, card) if card else "no name of a card"
        desk.say(f"“{mention.text}” here is {what}; undo takes it back.")


def list_names(desk: Desk, words: str) -> None:
    """List the names of the passage, or of the whole document."""
    if desk.reading is None:
        desk.say(NO_DOCUMENT)
        return
    everywhere = words.casefold() == "all"
    rows = rows_of_names(desk, everywhere=everywhere)
    where = "document" if everywhere else "passage"
    if not rows:
        desk.say(f"No names in this {where}." + ("" if everywhere else " names all lists those of the document."))
        return
    desk.say(f"{count(len(rows), 'name')} in this {where}.")
    desk.offer(rows)


def card_called(desk: Desk, words: str) -> list[Card]:
    """The cards with a name or alias, whatever its case; else those whose names have all the words."""
    wanted = " ".join(folded(words).split())
    exact: list[Card] = []
    near: list[Card] = []
    for card in desk.library.cards():
        names = [folded(name) for name in (card.id, card.name, *card.aliases, *card.short)]
        if wanted in names:
            exact.append(card)
        elif has_all(wanted.split(), " ".join(names)):
            near.append(card)
    return exact or near


def open_card(desk: Desk, words: str) -> None:
    """Tell the card with a number of the list or of the passage, or with a name."""
    listing = desk.place.listing
    if not words and desk.place.card:
        tell_card(desk, desk.place.card)
    elif not words or words.isdecimal():
        listed = listing.rows[: listing.said] if listing is not None and desk.in_list else ()
        rows = listed if any(row.card for row in listed) else tuple(rows_of_names(desk))
        number = int(words or 1) - 1
        if 0 <= number < len(rows) and rows[number].card:
            rows[number].open(desk)
        else:
            desk.say("No card with this number. names lists those of the passage, cards all.")
    elif len(found := card_called(desk, words)) == 1:
        tell_card(desk, found[0].id)
    elif found:
        desk.offer([_card_row(desk, card.id) for card in found])
    else:
        desk.say(f"No card is called so: {words}. cards lists all.")


def list_cards(desk: Desk, words: str) -> None:
    """List all cards, or those with some words in name or kind, with how often they are mentioned."""
    pieces = folded(words).split()
    counts = desk.library.entity_counts()
    found = [
        card
        for card in desk.library.cards()
        if has_all(pieces, folded(" ".join((card.name, *card.aliases, kind_words(card.kind)))))
    ]
    desk.say(f"{count(len(found), 'card')}." if found else "No card has this." if words else "There are no cards.")
    often = [f"mentioned {count(counts.get(card.id, 0), 'time')}" for card in found]
    desk.offer([_card_row(desk, card.id, more) for card, more in zip(found, often, strict=True)])


def tell_card(desk: Desk, card: str) -> None:
    """Tell all of a card, then by number where it leads."""
    about = desk.library.card(card)
    desk.step()
    desk.place = replace(desk.place, card=card)
    for line in _lines(desk, about):
        desk.say(line)
    desk.offer(list(_ways(desk, about)))


def _lines(desk: Desk, card: Card) -> Iterator[str]:
    library = desk.library
    yield f"{card.name}, {kind_words(card.kind)}."
    for label, names in (("Also", card.aliases), ("Short", card.short)):
        if names:
            yield f"{label}: {'; '.join(names)}."
    if card.summary:
        yield card.summary
    if card.since or card.until:
        yield f"Time: {_period(card.since, card.until)}."
    if card.facts:
        yield f"{count(len(card.facts), 'fact')}:"
        yield from (_fact(fact, desk) for fact in card.facts)
    yield from (f"Not confirmed: {doubt}" for doubt in card.unverified)
    for conflict in library.conflicts(card.id):
        yield from _conflict(conflict, desk)
    for event in library.events(card.id):
        yield f"Event, {_period(event.date, event.until or event.date)}: {event.title}"


def _fact(fact: Fact, desk: Desk) -> str:
    cited = titles(fact.sources, desk.library)
    source = f" Source: {cited}." if cited else ""
    sure = "" if fact.confidence == "high" else f" Confidence {fact.confidence}."
    return f"{fact.date}: {fact.text}{source}{sure}" if fact.date else f"{fact.text}{source}{sure}"


def _conflict(conflict: Conflict, desk: Desk) -> Iterator[str]:
    yield f"Sources disagree: {conflict.topic}"
    for number, claim in enumerate(conflict.versions, 1):
        cited = titles(claim.sources, desk.library)
        yield f"Version {number}: {claim.text}{f' Source: {cited}.' if cited else ''}"
    if conflict.note:
        yield f"How to take it: {conflict.note}"


def _ways(desk: Desk, card: Card) -> Iterator[Row]:
    library = desk.library
    for link in library.links(card.id):
        yield _link_row(desk, link)
    for other in library.related(card.id)[:MOST_RELATED]:
        name = named(desk, other.card)
        text = f"Together in {count(other.passages, 'passage')} with {name}"
        yield Row(text, partial(tell_card, card=other.card), other.card)
    documents = {each.id: each for each in library.documents()}
    for document, often in library.mentions_of(card.id):
        if document in documents:
            text = f"Mentioned {count(often, 'time')} in {told(documents[document])}"
            yield Row(text, partial(open_mentions, document=document, card=card.id))


def _link_row(desk: Desk, link: Link) -> Row:
    label = relation_label(link.type, link.outward)
    words = f"{label.removeprefix('← ')}, from" if label.startswith("← ") else label
    dates = f", {_period(link.since, link.until)}" if link.since or link.until else ""
    text = f"{words[:1].upper()}{words[1:]}: {named(desk, link.card)}{dates}"
    return Row(text, partial(tell_card, card=link.card), link.card)


def _period(since: str, until: str) -> str:
    if since == until or not (since and until):
        return since if since == until else f"since {since}" if since else f"until {until}"
    return f"{since} to {until}"
