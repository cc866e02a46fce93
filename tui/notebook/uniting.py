"""Two states of one bookmark, the one here and one that comes in: which of them counts, so that no text is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from tui.notebook.bookmark import Bookmark, row_of
from tui.notebook.folding import same_key
from tui.notebook.quoting import brief
from tui.notebook.saved import moment

BOTH = "— as it was here: "
"""What stands between the note that comes in and the one that was here, where both are kept."""
_STAMPS = ("created", "modified")
_PLACE = ("kind", "document", "start", "end", "quote", "card", "digest")


@dataclass(frozen=True, slots=True)
class United:
    """What a bookmark is to be, what has become of it by that, and what the reader is to be told of it, or nothing."""

    bookmark: Bookmark
    outcome: Literal["same", "changed", "older"]
    told: str = ""


def instant(stamp: str) -> datetime:
    """A moment as a time to be compared, however it is written; before all others where it is none."""
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def changed_at(mark: Bookmark) -> datetime:
    """When a bookmark was last written to."""
    return instant(mark.modified or mark.created)


def unite(old: Bookmark, new: Bookmark) -> United:
    """What is to be where `old` is here and `new` comes in; one without any date has no `created` and no `modified`.

    A later state counts, but a note is never replaced by another: both are kept in one, the later first. Only where
    it is known that the one was made of the other, is it replaced, and that is told.
    """
    if _without_stamps(old) == _without_stamps(new):
        return United(old, "same")
    if not (new.created or new.modified):
        return _undated(old, new)
    at, here = changed_at(new), changed_at(old)
    if at < here:
        return United(old, "older", _left(old, new, "it was changed here later"))
    if at == here:
        return _edited(old, new)
    # Not written to since it was made, so that whatever is later was made of it.
    known = not old.modified and instant(old.created) == instant(new.created)
    return _taken(old, new, replacing=known)


def _undated(old: Bookmark, new: Bookmark) -> United:
    if old.modified:
        why = "it was changed here, and nothing says when it was changed there"
        return United(old, "same" if _same_written(old, new) else "older", _left(old, new, why))
    return _edited(old, new, replacing=False)


def _edited(old: Bookmark, new: Bookmark, *, replacing: bool = True) -> United:
    """What comes in with the date of what is here was made of it by hand, and is taken, but for its place."""
    placed = replace(new, **{name: getattr(old, name) for name in _names_of_place()})
    elsewhere = not all(_same(str(getattr(old, name)), str(getattr(new, name))) for name in _PLACE)
    told = f"{_called(old)}: its words and their place stay as they are here" if elsewhere else ""
    if _same_written(old, new):
        return United(old, "older" if elsewhere else "same", told)
    taken = _taken(old, replace(placed, modified=""), replacing=replacing)
    return replace(taken, told="; ".join(filter(None, (taken.told, told))))


def _taken(old: Bookmark, new: Bookmark, *, replacing: bool) -> United:
    note, told = _note(old, new, replacing)
    tags, colour, first = new.tags, new.colour, new.first_quote
    lacking = _more(old.tags, new.tags)
    if not replacing:
        tags, colour = (*new.tags, *lacking), new.colour or old.colour
    elif lacking:
        told = "; ".join(filter(None, (told or _called(old), f"it had the tags {', '.join(lacking)}")))
    if not first and not _same(old.quote, new.quote):
        first = old.first_quote or old.quote
    united = replace(new, note=note, tags=tags, colour=colour, first_quote=first, query=new.query or old.query)
    if old.first_quote and not new.first_quote and _same(old.first_quote, new.quote):
        # The other state does not know of the place that was accepted here.
        united = replace(united, **{name: getattr(old, name) for name in _names_of_place()})
    if _without_stamps(united) == _without_stamps(old):
        return United(old, "same", told)
    whole = _without_stamps(united) == _without_stamps(new) and new.modified
    stamp = new.modified if whole else _after(old, new)
    united = replace(united, created=old.created or new.created, modified=stamp, standing=None)
    return United(united, "changed", told)


def _note(old: Bookmark, new: Bookmark, replacing: bool) -> tuple[str, str]:
    """The note that is to be, and what is told of the one that was here."""
    if _same(old.note, new.note):
        return old.note, ""
    if not old.note or _within(old.note, new.note):
        return new.note, ""
    if replacing:
        return new.note, f"{_called(old)}: its note was “{brief(old.note)}”; undo brings it back"
    if not new.note:
        return old.note, f"{_called(old)}: it has no note there; the one here stays"
    if _within(new.note, old.note):
        return old.note, ""
    return f"{new.note}\n\n{BOTH}{old.note}", f"{_called(old)}: both notes are kept, one below the other"


def _left(old: Bookmark, new: Bookmark, why: str) -> str:
    """What of a state that does not count is nowhere here, and how to have it."""
    tags = _more(new.tags, old.tags)
    here = _within(new.note, old.note) or _same(old.note, new.note)
    left = [*([] if here else [f"note “{brief(new.note)}”"]), *([f"tags {', '.join(tags)}"] if tags else [])]
    if not left:
        return ""
    return f"{_called(old)}: {why}; left out: {', '.join(left)}; to take it in, set its modified to now"


def _more(tags: Iterable[str], than: Iterable[str]) -> tuple[str, ...]:
    have = set(map(same_key, than))
    return tuple(tag for tag in tags if same_key(tag) not in have)


def _same_written(old: Bookmark, new: Bookmark) -> bool:
    tags = _same(", ".join(old.tags), ", ".join(new.tags))
    return _same(old.note, new.note) and tags and (old.colour, old.placeless) == (new.colour, new.placeless)


def _same(old: str, new: str) -> bool:
    """Whether two texts are the same, but for characters of the one here that a table has no room for."""
    return old == new or (not _tabular(old) and _lines(old) == _lines(new))


def _within(part: str, whole: str) -> bool:
    """Whether a text stands in another, and not just in the middle of a word."""
    return not part or re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


def _tabular(text: str) -> bool:
    return all(character.isprintable() or character in "\n\t" for character in text)


def _lines(text: str) -> list[str]:
    lines = ("".join(filter(str.isprintable, line)).strip() for line in text.splitlines())
    return [line for line in lines if line]


def _names_of_place() -> tuple[str, ...]:
    return (*_PLACE, "prefix", "suffix", "title", "passage", "alike", "nth", "first_quote")


def _without_stamps(mark: Bookmark) -> dict[str, object]:
    return {name: value for name, value in row_of(mark).items() if name not in _STAMPS}


def _after(old: Bookmark, new: Bookmark) -> str:
    """A moment later than both states, so that neither comes in over what was made of the two."""
    at = max(changed_at(old), changed_at(new))
    if at < instant(now := moment()):
        return now
    try:
        return (at + timedelta(microseconds=1)).astimezone(UTC).isoformat(timespec="microseconds")
    except OverflowError:
        return at.isoformat()


def _called(mark: Bookmark) -> str:
    return f"{mark.id[:8]} “{mark.brief}”"
