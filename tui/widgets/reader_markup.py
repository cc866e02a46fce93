"""How Markdown looks in the reader: what of its signs is hidden, and how the rest is drawn; plain text stays plain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

from textual.style import Style

from indexdir import DocumentText, Inline, Passage, inline_in, is_markdown, links_in
from tui.content import Layer, Palette
from tui.hyperlinks import hyperlink
from tui.markdown_blocks import RULE, Sign, Stretch, block_signs, cells_of, is_separator, level_of
from tui.text_lines import in_order
from tui.widgets.reader_wrap import Line

Revealing = Callable[[int, int], Sequence[Stretch]]
"""What is marked between two offsets, so that no sign of markup may hide where it begins or ends."""

KEPT = 512
ITALIC, STRUCK = Style(italic=True), Style(strike=True)
BOLD = Style(bold=True)
_LEVELS = (BOLD, BOLD, BOLD, BOLD + ITALIC, ITALIC)
_NONE = Inline()


class Markup:
    """The markup of a document, found when a part of it comes near the view."""

    def __init__(self, reading: DocumentText, revealing: Revealing | None = None) -> None:
        self.on = is_markdown(reading.document.id)
        self._revealing = revealing
        self._text = reading.text
        self._found = lru_cache(KEPT)(partial(inline_in, reading.text))
        self.signs = lru_cache(KEPT)(self._signs)
        self._addresses = lru_cache(KEPT)(partial(links_in, reading.text))

    def inline(self, start: int, end: int, kind: str) -> Inline:
        """The inline markup of a part."""
        return self._found(start, end) if self.on and kind != "code" else _NONE

    def drawn(self, start: int, end: int) -> Sequence[Sign]:
        """What of a row of a table is not drawn as it stands, apart from the signs between its cells."""
        return self.inline(start, end, "row").drawn

    def links(self, start: int, end: int, kind: str) -> Sequence[tuple[int, int, str]]:
        """The links of a part: (start, end, destination)."""
        return self.inline(start, end, kind).links if self.on else self._addresses(start, end)

    def _signs(self, start: int, end: int, kind: str) -> tuple[Sign, ...]:
        """What of a part is not drawn, or in another way, as long as no mark is in it."""
        text = self._text
        if not self.on:
            return ()
        if self.is_rule(start, end, kind) or (kind == "row" and is_separator(text, start, end)):
            return ((start, end, ""),)
        inline = self.inline(start, end, kind).drawn
        if kind != "row":
            return in_order(inline, block_signs(text, start, end, kind))
        pipes = {cell.sign for cell in cells_of(text, start, end)}
        if text[end - 1] == "|":
            pipes.add(end - 1)
        return tuple(sorted((*inline, *((at, at + 1, "") for at in pipes if at >= 0))))

    def hidden(self, start: int, end: int, kind: str) -> tuple[Sign, ...]:
        """The signs of a part that are not drawn; those that are marked are."""
        signs = self.signs(start, end, kind)
        marks = self._revealing(start, end) if signs and self._revealing is not None else ()
        revealed = {sign for sign in signs if any(_reveals(mark, sign[:2]) for mark in marks)}
        for mark in marks:
            revealed.update(self._only_signs(max(mark[0], start), min(mark[1], end), signs))
        if not revealed:
            return signs
        first, last = {sign[0]: sign for sign in signs}, {sign[1]: sign for sign in signs}
        for span in self.inline(start, end, kind).spans:  # the signs at both ends of a stretch are shown together
            ends = [sign for sign in (first.get(span.start), last.get(span.end)) if sign is not None]
            if not revealed.isdisjoint(ends):
                revealed.update(ends)
        return tuple(sign for sign in signs if sign not in revealed)

    def _only_signs(self, start: int, end: int, signs: Sequence[Sign]) -> list[Sign]:
        """The signs between two offsets, if no letter would be seen there otherwise."""
        within = [sign for sign in signs if sign[0] < end and sign[1] > start]
        seen, at = [sign[2] for sign in within], start
        for first, last, _ in within:
            seen.append(self._text[at:first])
            at = max(at, last)
        seen.append(self._text[at:end])
        return [] if any(map(str.isalnum, "".join(seen))) else within

    def is_rule(self, start: int, end: int, kind: str) -> bool:
        """Whether a part is a line across the page."""
        return self.on and kind in ("paragraph", "item") and RULE.fullmatch(self._text, start, end) is not None

    def is_comment(self, passage: Passage) -> bool:
        """Whether a passage is a remark that is not drawn."""
        text, start, end = self._text, passage.start, passage.end
        return self.on and text.startswith("<!--", start, end) and text.find("-->", start, end) == end - 3

    def level(self, start: int, end: int, kind: str) -> int:
        """The level of a heading from 1; 0 for anything else."""
        return level_of(self._text, start, end) if self.on and kind == "heading" else 0

    def layers(self, line: Line, part: Stretch, kind: str, palette: Palette) -> Iterator[Layer]:
        """The styles that markup gives a line of a part, lowest first."""
        level = self.level(*part, kind)
        if line.start == line.end:
            yield Layer(line.start - 1, line.end, palette.muted)
        elif level:
            yield Layer(line.start, line.end, _LEVELS[min(level, len(_LEVELS)) - 1])
        signs = self.signs(*part, kind)
        if kind in ("code", "row") or self.is_rule(*part, kind):
            yield from self._signs_seen(line, part, kind, signs, palette)
        styles = {
            "strong": palette.strong,
            "emphasis": ITALIC,
            "strike": STRUCK,
            "code": palette.code,
            "link": palette.link,
            "image": palette.link + ITALIC,
            "note": palette.muted,
            "comment": palette.muted,
            "other": Style(),
        }
        for span in self.inline(*part, kind).spans:
            if span.start < line.end and span.end > line.start:
                yield Layer(span.start, span.end, styles[span.kind])
        for start, end, destination in self.links(*part, kind):
            if start < line.end and end > line.start:
                yield Layer(start, end, hyperlink(destination) if self.on else palette.link + hyperlink(destination))

    def _signs_seen(
        self, line: Line, part: Stretch, kind: str, signs: Sequence[Sign], palette: Palette
    ) -> Iterator[Layer]:
        """Signs that are drawn as lines, and the language of code."""
        for first, last, _ in signs:
            if first < line.end and last > line.start:
                yield Layer(first, last, palette.muted)
        if kind == "code" and signs and line.start == signs[0][0] == part[0] and self._text[signs[0][1] - 1] != "\n":
            yield Layer(line.start, line.end, palette.muted)


def _reveals(mark: Stretch, sign: Stretch) -> bool:
    """Whether a mark lies in a sign, begins or ends in it; one that reaches beyond on both sides is seen anyway."""
    return mark[0] < sign[1] and mark[1] > sign[0] and (sign[0] <= mark[0] or mark[1] <= sign[1])
