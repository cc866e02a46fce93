"""The places that mention a card, in context."""

from __future__ import annotations

from functools import partial

from indexdir import ConcordanceLine, UnknownItemError
from tui.cli.text import count, one_line
from tui.linear.desk import Desk, Row
from tui.linear.matching import say_match
from tui.linear.reading import show, told

_LEFT, _RIGHT = 60, 80  # characters of context


def named(desk: Desk, card: str) -> str:
    """The name of a card, or its id where there is none."""
    try:
        return desk.library.card(card).name
    except UnknownItemError:
        return card


def list_mentions(desk: Desk, words: str = "") -> None:
    """List every mention of the card told last, in its context; a number goes there."""
    card = desk.place.card
    if not card:
        desk.say("Mentions of which card? card tells one, then mentions lists its places.")
        return
    lines = desk.library.concordance(card)
    desk.say(f"{count(len(lines), 'mention')} of {named(desk, card)}.")
    desk.offer([_row(line, card) for line in lines])


def _row(line: ConcordanceLine, card: str) -> Row:
    context = f"{_tail(line.left)}{line.text}{_head(line.right)}"
    text = f"{context}. {told(line.document)}, passage {line.passage + 1}"
    return Row(text, partial(open_mentions, document=line.document.id, card=card, at=line.start))


def _tail(text: str) -> str:
    if len(text) <= _LEFT:
        return text
    blank = text.find(" ", len(text) - _LEFT)
    return "… " + text[blank + 1 if blank >= 0 else len(text) - _LEFT :]


def _head(text: str) -> str:
    if len(text) <= _RIGHT:
        return one_line(text).rstrip(".") if not text[:1].isspace() else " " + one_line(text).rstrip(".")
    blank = text.rfind(" ", 0, _RIGHT)
    return text[: blank if blank >= 0 else _RIGHT] + " …"


def open_mentions(desk: Desk, document: str, card: str, at: int = 0) -> None:
    """Open a document at a mention of a card; from there the matches are its mentions."""
    try:
        reading = desk.library.read(document)
    except UnknownItemError:
        desk.say(f"{document} is not in the collection now.")
        return
    marks = [(each.start, each.end) for each in reading.mentions if each.card == card]
    if not marks:
        desk.say("The document has changed, and does not mention it any more.")
        return
    number = next((number for number, mark in enumerate(marks) if mark[0] >= at), 0)
    if show(desk, document, marks[number][0], marks=marks, marked=named(desk, card)):
        say_match(desk, number)
