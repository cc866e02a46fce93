"""A stretch of a document as the reader shows it, without the places where lines break on the screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from indexdir import DocumentText, Passage
from tui.widgets.reader_wrap import Line, lines_of

_UNBROKEN = 1 << 30
_INDENTED = ("item", "row", "code")
_CLOSE = ("item", "row", "code", "quote")


def seen(reading: DocumentText, start: int, end: int) -> str:
    """What is drawn of `start` to `end`: signs of markup that are not shown are not in it either."""
    text, passages = reading.text, reading.passages
    if not passages:
        return text[start:end].strip()
    first = max(0, bisect_right(passages, start, key=lambda passage: passage.start) - 1)
    last = bisect_left(passages, end, key=lambda passage: passage.start)
    parts: list[str] = []
    for at in range(first, last):
        passage = passages[at]
        lines = lines_of(text, passage.start, passage.end, passage.kind, _UNBROKEN)
        shown = "\n".join(filter(None, (_between(line, passage.kind, start, end) for line in lines)))
        if not shown:
            continue
        if parts:
            parts.append(_gap(text, passages[at - 1], passage))
        parts.append(shown)
    return "".join(parts).strip()


def _gap(text: str, before: Passage, after: Passage) -> str:
    between = text[before.end : after.start]
    if "\n" not in between and before.kind == after.kind == "paragraph":
        return between  # a very long paragraph in pieces
    together = before.kind == after.kind and after.kind in _CLOSE and between.count("\n") < 2
    return "\n" if together else "\n\n"


def _between(line: Line, kind: str, start: int, end: int) -> str:
    if start <= line.start and line.end <= end:
        return " " * (line.indent if kind in _INDENTED else 0) + line.shown
    return "".join(sign for at, sign in enumerate(line.shown) if start <= line.offset(at) < end)
