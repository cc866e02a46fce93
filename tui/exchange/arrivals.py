"""What a file of bookmarks holds, before it is known where in the collection that belongs."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from tui.notebook import COLOURS, Bookmark, Colour
from tui.notebook.annotation import written_tags
from tui.notebook.bookmark import KINDS
from tui.notebook.uniting import changed_at

SCHEMA = 1
_GREATEST = 2**53
_LONGEST_ID = 200
_TEXTS = ("document", "quote", "prefix", "suffix", "digest", "title", "note", "card", "query", "first_quote")
_NUMBERS = ("start", "end", "passage", "alike", "nth")


class UnreadableError(Exception):
    """A file can't be taken in; `str()` says where in it and why, on one line."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A note that another program made: `source` is the path, id or URL of what it was made on, `title` its title.

    `exact`, with `prefix` and `suffix`, are the words it is about; empty where it is about the whole. `start` and
    `end` are -1 where no offsets are given. `unquoted` is whether it is about a part of which no words are given.
    `number` counts the entries of the file from 1.
    """

    number: int
    id: str
    source: str
    title: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    colour: Colour = ""
    unquoted: bool = False


@dataclass(slots=True)
class Arrivals:
    """The bookmarks of a file that dtti-tui wrote, the notes of others, and what is to be said of the rest."""

    own: list[Bookmark] = field(default_factory=list)
    foreign: list[Foreign] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.own) + len(self.foreign)


def text_of(values: Mapping[str, Any], name: str, where: str) -> str:
    """A text of an entry, empty where there is none."""
    value = values.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableError(f"{where}: {name} is no text")
    return valid(value, f"{where}: {name}")


def valid(text: str, what: str) -> str:
    """The text itself, where it consists of characters."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableError(f"{what} is no valid text") from error
    return text


def number_of(values: Mapping[str, Any], name: str, where: str, default: int = 0) -> int:
    """A count or an offset of an entry."""
    value = values.get(name)
    if value is None or value == "":
        return default
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 17:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _GREATEST:
        raise UnreadableError(f"{where}: {name} is no whole number from 0 on")
    return value


def moment_in(values: Mapping[str, Any], name: str, where: str) -> str:
    """A moment of an entry in the one way in which bookmarks have it: in UTC, with microseconds."""
    value = values.get(name)
    if not value:
        return ""
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise UnreadableError(f"{where}: {name} is no date and time, as 2026-11-25T09:30:00+00:00 is one") from error
    try:
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="microseconds")
    except OverflowError as error:
        raise UnreadableError(f"{where}: {name} is out of all time") from error


def tags_in(values: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    """The tags of an entry: a list, or a text with commas."""
    value = values.get(name) or []
    tags = [value] if isinstance(value, str) else value
    if not isinstance(tags, Sequence) or not all(isinstance(tag, str) for tag in tags):
        raise UnreadableError(f"{where}: {name} is no list of texts")
    return written_tags(valid(tag, f"{where}: {name}") for tag in tags)


def colour_in(values: Mapping[str, Any], where: str) -> Colour:
    """The colour of an entry, empty where it has none."""
    colour = text_of(values, "colour", where)
    if colour not in COLOURS:
        raise UnreadableError(f"{where}: colour is “{colour}”; there are {', '.join(filter(None, COLOURS))}")
    return colour


def mark_of(values: Mapping[str, Any], where: str) -> Bookmark:
    """The bookmark in an entry that dtti-tui wrote."""
    kind, colour = text_of(values, "kind", where) or "passage", colour_in(values, where)
    if kind not in KINDS:
        raise UnreadableError(f"{where}: kind is “{kind}”; there are {', '.join(KINDS)}")
    name = text_of(values, "id", where)
    if not 0 < len(name) <= _LONGEST_ID:
        raise UnreadableError(f"{where}: its id is {'too long' if name else 'missing'}")
    texts: dict[str, Any] = {each: text_of(values, each, where) for each in _TEXTS}
    numbers: dict[str, Any] = {each: number_of(values, each, where) for each in _NUMBERS}
    mark = Bookmark(
        id=name,
        created=moment_in(values, "created", where),
        modified=moment_in(values, "modified", where),
        tags=tags_in(values, "tags", where),
        kind=kind,
        colour=colour,
        placeless=values.get("placeless") in (True, "true", "True", "yes", "1"),
        **texts,
        **numbers,
    )
    lacking = {"passage": mark.quote and mark.document, "document": mark.document, "card": mark.card}
    if not lacking[kind]:
        raise UnreadableError(f"{where}: it has no {'card' if kind == 'card' else 'document or no quote'}")
    return mark


def today() -> date:
    """This day, in UTC as all that is kept."""
    return datetime.now(UTC).date()


def made_id(*parts: str) -> str:
    """An id that is the same whenever the same comes again."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "\x1f".join(parts)))


def once(marks: Iterable[Bookmark]) -> tuple[list[Bookmark], list[str]]:
    """The bookmarks without those that have the id of another, of which the later one counts; and what was left out."""
    found: dict[str, Bookmark] = {}
    remarks: list[str] = []
    for number, mark in enumerate(marks, 1):
        before = found.get(mark.id)
        if before is not None and before != mark:
            remarks.append(f"entry {number} has the id of another entry; the one that was changed later counts")
        if before is None or changed_at(mark) > changed_at(before):
            found[mark.id] = mark
    return [*found.values()], remarks
