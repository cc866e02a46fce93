"""What is written to a bookmark, as a value; and what two have written to it at once, as one."""

from __future__ import annotations

from dataclasses import dataclass

from tui.notebook import Bookmark, Colour


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note of any number of lines, tags, and a colour."""

    note: str
    tags: tuple[str, ...]
    colour: Colour = ""


def annotation_of(mark: Bookmark) -> Annotation:
    """What is written to a bookmark."""
    return Annotation(mark.note, mark.tags, mark.colour)


def typed_tags(line: str) -> tuple[str, ...]:
    """The tags of a line, which commas part."""
    return tuple(tag for part in line.split(",") if (tag := " ".join(part.split())))


def both(before: Annotation, mine: Annotation, theirs: Annotation) -> Annotation:
    """What two have made of the same: what only one has changed as that one did, notes of both one below the other."""
    note = theirs.note if mine.note == before.note else mine.note
    if before.note != mine.note != theirs.note != before.note and theirs.note not in mine.note:
        note = f"{mine.note.rstrip()}\n\n{theirs.note}"
    kept = [tag for tag in mine.tags if tag in theirs.tags or tag not in before.tags]
    more = [tag for tag in theirs.tags if tag not in before.tags and tag not in kept]
    colour = theirs.colour if mine.colour == before.colour else mine.colour
    return Annotation(note, (*kept, *more), colour)
