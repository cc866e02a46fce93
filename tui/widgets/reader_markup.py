"""How Markdown looks in the reader: what of its signs is hidden, and how the rest is drawn; plain text stays plain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

from textual.style import Style

from indexdir import DocumentText, Inline, inline_in, is_markdown, links_in
from tui.content import Layer, Palette
from tui.hyperlinks import hyperlink
from tui.widgets.reader_wrap import Line

Stretch = tuple[int, int]
Revealing = Callable[[int, int], Sequence[Stretch]]
"""What is marked between two offsets, so that no sign of markup may hide where it begins or ends."""

KEPT = 512
ITALIC, STRUCK = Style(italic=True), Style(strike=True)
_LEVELS = (
    Style(bold=True, underline=True),
    Style(bold=True),
    Style(bold=True, italic=True),
    Style(italic=True),
)
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
_UNDERLINED = re.compile(r"\n[ ]{0,3}(=+|-+)[ \t]*$")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_NONE = Inline()


class Markup:
    """The markup of a document, found when a part of it comes near the view."""

    def __init__(self, reading: DocumentText, revealing: Revealing | None = None) -> None:
        self.on = is_markdown(reading.document.id)
        self._revealing = revealing
        self._text = reading.text
        self._found = lru_cache(KEPT)(partial(inline_in, reading.text))
        self._addresses = lru_cache(KEPT)(partial(links_in, reading.text))

    def inline(self, start: int, end: int, kind: str) -> Inline:
        """The inline markup of a part."""
        return self._found(start, end) if self.on and kind != "code" else _NONE

    def links(self, start: int, end: int, kind: str) -> Sequence[tuple[int, int, str]]:
        """The links of a part: (start, end, destination)."""
        return self.inline(start, end, kind).links if self.on else self._addresses(start, end)

    def hidden(self, start: int, end: int, kind: str) -> tuple[Stretch, ...]:
        """What of a part is not drawn; in a table all is, or its columns would shift."""
        inline = self.inline(start, end, kind) if kind != "row" else _NONE
        signs = inline.signs
        marks = self._revealing(start, end) if signs and self._revealing is not None else ()
        revealed = {sign for sign in signs if any(_reveals(mark, sign) for mark in marks)}
        if not revealed:
            return signs
        first, last = {sign[0]: sign for sign in signs}, {sign[1]: sign for sign in signs}
        for span in inline.spans:  # the signs at both ends of a stretch are shown together
            ends = [sign for sign in (first.get(span.start), last.get(span.end)) if sign is not None]
            if not revealed.isdisjoint(ends):
                revealed.update(ends)
        return tuple(sign for sign in signs if sign not in revealed)

    def is_rule(self, start: int, end: int, kind: str) -> bool:
        """Whether a part is a line across the page."""
        return self.on and kind in ("paragraph", "item") and _RULE.fullmatch(self._text, start, end) is not None

    def level(self, start: int, end: int, kind: str) -> int:
        """The level of a heading from 1; 0 for anything else."""
        if kind == "heading":
            text = self._text[start : start + 6]
            return len(text) - len(text.lstrip("#")) or 1
        if not self.on or kind != "paragraph":
            return 0
        under = _UNDERLINED.search(self._text, max(start, end - 200), end)
        return 0 if under is None else 1 if under[1][0] == "=" else 2

    def layers(self, line: Line, part: Stretch, kind: str, palette: Palette) -> Iterator[Layer]:
        """The styles that markup gives a line of a part, lowest first."""
        level = self.level(*part, kind)
        if level:
            yield Layer(line.start, line.end, _LEVELS[min(level, len(_LEVELS)) - 1])
        if kind == "code" and _FENCE.match(self._text, line.start, line.end):
            yield Layer(line.start, line.end, palette.muted)
        if self.is_rule(*part, kind):
            yield Layer(line.start, line.end, palette.muted)
        styles = {
            "strong": palette.strong,
            "emphasis": ITALIC,
            "strike": STRUCK,
            "code": palette.code,
            "link": palette.link,
            "image": palette.link + ITALIC,
        }
        for span in self.inline(*part, kind).spans:
            if span.start < line.end and span.end > line.start:
                yield Layer(span.start, span.end, styles[span.kind])
        for start, end, destination in self.links(*part, kind):
            if start < line.end and end > line.start:
                yield Layer(start, end, hyperlink(destination) if self.on else palette.link + hyperlink(destination))


def _reveals(mark: Stretch, sign: Stretch) -> bool:
    """Whether a mark lies in a sign, begins or ends in it; one that reaches beyond on both sides is seen anyway."""
    return mark[0] < sign[1] and mark[1] > sign[0] and (sign[0] <= mark[0] or mark[1] <= sign[1])
