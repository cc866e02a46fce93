"""A draft becomes the list of its quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from indexdir.collection.passages import split_plain
from indexdir.collection.passages_markdown import Piece, markdown_pieces
from indexdir.collection.read import UnreadableError, load_bytes
from indexdir.collection.readers import reader_for
from indexdir.collection.text import NotTextError, clean, decode
from indexdir.errors import CollectionError
from indexdir.inline import inline_in, is_markdown
from indexdir.verified import Draft, Quotation
from indexdir.verifying.marks import MARKS
from indexdir.verifying.nesting import Found, Nesting

_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|article|p|div|blockquote)\b", re.IGNORECASE)
_PAGES = (".html", ".htm", ".xhtml")
_SIGN = re.compile(f"[{MARKS}]")
_QUOTING = re.compile(r"(?:[ ]{0,3}>[ \t]?)+")
_SOURCE = re.compile(r"\n(?:[ ]{0,3}>[ \t]?)+\s*(?:[—–]|--)[^\n]{1,200}$")
_QUOTING_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t]+>")
_FALSE_ITEM = re.compile(r"[ \t]*(?!0*1[.)])\d{1,9}[.)]")
_AROUND = " \t\n>"


def draft_in(path: Path) -> Draft:
    """The draft in a file, read by its name as a document would be. Raises CollectionError."""
    try:
        return draft_of(load_bytes(path), path.name)
    except UnreadableError as error:
        raise CollectionError(f"{path}: {error}") from error


def draft_of(data: bytes, name: str) -> Draft:
    """The draft that these bytes are, read by the name of their file. Raises CollectionError."""
    try:
        return _of_page(data) if name.lower().endswith(_PAGES) else quotations_in(decode(data).text, name)
    except NotTextError as error:
        raise CollectionError(f"{name}: {error}") from error


def quotations_in(text: str, name: str = "draft.md") -> Draft:
    """The quotations of a text: between marks of any kind, and in blocks; code has none.

    By its `name` it is Markdown, a page of HTML or plain text; what begins as a page does is one. Of quotations in
    each other the outer one is in the list, and holds the others.
    """
    text = clean(text)
    if _PAGE.match(text):
        return _of_page(text.encode())
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    draft = _Draft(text, lines)
    for start, end, kind in _pieces(text, markdown=is_markdown(name)):
        draft.take(start, end, kind)
    draft.nesting.end()
    strays = tuple(_place(lines, at) for at in sorted(draft.nesting.strays))
    quotations = sorted(draft.found, key=lambda each: each.start)
    return Draft(text, tuple(quotations), strays, draft.code)


def _of_page(data: bytes) -> Draft:
    page = reader_for(".html")(data)
    read = quotations_in("\n" + page.text if _PAGE.match(page.text) else page.text)
    return Draft(read.text, read.quotations, read.strays, read.code, changed=True)


def _pieces(text: str, *, markdown: bool) -> Iterator[Piece]:
    if markdown:
        yield from _with_quoting_items(text)
        return
    for passage in split_plain(text):
        quoting = all(_QUOTING.match(line) for line in text[passage.start : passage.end].split("\n"))
        yield passage.start, passage.end, "quote" if quoting else "paragraph"


def _with_quoting_items(text: str) -> Iterator[Piece]:
    """The blocks of Markdown; an item of a list that is a quotation is one, with the lines of it that follow."""
    held: Piece | None = None
    for start, end, kind in _without_false_items(text):
        item = _QUOTING_ITEM.match(text, start, end) if kind == "item" else None
        if held is not None and kind == "quote" and "\n\n" not in text[held[1] : start]:
            held = held[0], end, kind
            continue
        if held is not None:
            yield held
        held = (item.end() - 1, end, "quote") if item is not None else None
        if item is None:
            yield start, end, kind
    if held is not None:
        yield held


def _without_false_items(text: str) -> Iterator[Piece]:
    """The blocks of Markdown; a line of a paragraph that begins with a year and a full stop begins no list.

    By CommonMark a list interrupts a paragraph only if its first number is 1.
    """
    held: Piece | None = None
    for piece in markdown_pieces(text, 0):
        start, end, kind = piece
        goes_on = held is not None and held[2] == "paragraph" and "\n\n" not in text[held[1] : start + 1]
        if held is not None and goes_on and kind == "item" and _FALSE_ITEM.match(text, start, end):
            held = held[0], end, held[2]
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


class _Draft:
    """Takes block after block of a text, and keeps the quotations of each."""

    def __init__(self, text: str, lines: Sequence[int]) -> None:
        self.found: list[Quotation] = []
        self.code = 0
        self.nesting = Nesting(text, self._keep)
        self._text = text
        self._lines = lines
        self._hidden: list[tuple[int, int, str]] = []

    def take(self, start: int, end: int, kind: str) -> None:
        """Take the next block."""
        text = self._text
        if kind == "code":
            self.code += _SIGN.search(text, start, end) is not None
            return
        inline = inline_in(text, start, end)
        code = [span[:2] for span in inline.spans if span.kind in ("code", "comment")]
        self.code += sum(_SIGN.search(text, *span) is not None for span in code)
        drawn = [*inline.drawn]
        if kind == "quote":
            drawn += [(*found.span(), "") for found in _line_starts(text, start, end)]
        self._hidden = [each for each in self._hidden if each[1] > self.nesting.since]
        self._hidden += sorted(drawn)
        skipped = sorted([*code, *((first, last) for first, last, _ in inline.drawn)])
        if kind == "quote":
            self._block(start, end, skipped)
        else:
            self.nesting.paragraph(start, end, _places(text, start, end, skipped))

    def _block(self, start: int, end: int, skipped: Sequence[tuple[int, int]]) -> None:
        """All of a block is one quotation; those between marks in it are its inner ones."""
        text = self._text
        if (source := _SOURCE.search(text, start, end)) is not None:
            end = source.start()
        inner: list[Found] = []
        nested = Nesting(text, inner.append)
        nested.paragraph(start, end, _places(text, start, end, skipped))
        nested.end()
        self.nesting.strays += nested.strays
        while start < end and text[start] in _AROUND:
            start += 1
        while start < end and text[end - 1] in _AROUND:
            end -= 1
        whole = Found(((start, end),), True, tuple(inner), "block")
        if len(inner) == 1 and inner[0].start == start + 1 and inner[0].end >= end - 2:
            whole = Found(inner[0].stretches, inner[0].closed, inner[0].inner, "block")
        self._keep(whole)

    def _keep(self, found: Found) -> None:
        if (quotation := self._quotation(found)) is not None:
            self.found.append(quotation)

    def _quotation(self, found: Found) -> Quotation | None:
        shown = " ".join(self._shown(*stretch) for stretch in found.stretches)
        inner = tuple(each for inside in found.inner if (each := self._quotation(inside)) is not None)
        if not re.search(r"\w", shown):
            return None
        return Quotation(
            found.start,
            found.end,
            " ".join(shown.split()),
            *_place(self._lines, found.start),
            form="block" if found.form == "block" else "marks",
            closed=found.closed,
            inner=inner,
        )

    def _shown(self, start: int, end: int) -> str:
        parts, at = [], start
        for first, last, instead in self._hidden:
            if at <= first and last <= end:
                parts += [self._text[at:first], instead]
                at = last
        return "".join([*parts, self._text[at:end]])


def _line_starts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    at = start
    while at < end:
        if (found := _QUOTING.match(text, at, end)) is not None:
            yield found
        at = text.find("\n", at, end) + 1 or end


def _places(text: str, start: int, end: int, skipped: Sequence[tuple[int, int]]) -> list[int]:
    """Where signs stand that could be marks, but for those in stretches that are not read."""
    found = []
    for sign in _SIGN.finditer(text, start, end):
        at = bisect_right(skipped, (sign.start(), len(text))) - 1
        if at < 0 or skipped[at][1] <= sign.start():
            found.append(sign.start())
    return found


def _place(lines: Sequence[int], at: int) -> tuple[int, int]:
    line = bisect_right(lines, at)
    return line, at - lines[line - 1] + 1
