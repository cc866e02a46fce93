"""A stretch of a document as the reader shows it, without the places where lines break on the screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from indexdir import DocumentText, Passage
from tui.markdown_blocks import Sign, Stretch
from tui.text_lines import drawn, label_of, logical_lines, opening_of, signs_of

_INDENTED = ("item", "row", "code")
_CLOSE = ("item", "row", "code", "quote")


def seen(reading: DocumentText, start: int, end: int) -> str:
    """What is drawn of `start` to `end`: signs of markup that are not shown are not in it, in whole or in part.

    A stretch that lies in one such sign, as in the address of a link, is shown, and as it stands.
    """
    text, passages = reading.text, reading.passages
    if not passages:
        return text[start:end].strip()
    first = max(0, bisect_right(passages, start, key=lambda passage: passage.start) - 1)
    last = bisect_left(passages, end, key=lambda passage: passage.start)
    parts: list[str] = []
    before: Passage | None = None
    for passage in passages[first:last]:
        hidden = [sign for sign in signs_of(reading, passage) if start < sign[0] or sign[1] < end]
        lines = logical_lines(text, passage.start, passage.end, passage.kind, hidden)
        shown = "\n".join(filter(None, (_line(text, line, passage.kind, hidden, (start, end)) for line in lines)))
        if shown:
            parts += [_gap(text, before, passage), shown] if before is not None else [shown]
            before = passage
    return "".join(parts).strip()


def _gap(text: str, before: Passage, after: Passage) -> str:
    between = text[before.end : after.start]
    if "\n" not in between and before.kind == after.kind == "paragraph":
        return between  # a very long paragraph in pieces
    together = before.kind == after.kind and after.kind in _CLOSE and between.count("\n") < 2
    return "\n" if together else "\n\n"


def _line(text: str, line: Stretch, kind: str, hidden: Sequence[Sign], wanted: Stretch) -> str:
    """What is drawn of a line between two offsets, indented where that means something and all of it is wanted."""
    opening = opening_of(text, *line, kind)
    label, label_offsets = label_of(text, opening)
    body, offsets = drawn(text, opening.body, line[1], kind, hidden)
    shown = (label + body).rstrip()
    start, end = wanted
    if start <= opening.start and line[1] <= end:
        return (opening.blanks if kind in _INDENTED and shown else "") + shown
    places = (*label_offsets, *(offsets if offsets is not None else range(opening.body, line[1])))
    return "".join(sign for sign, at in zip(shown, places, strict=False) if start <= at < end)
