"""Links, and the inline markup of Markdown, found in a stretch of text; nothing is taken out of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from indexdir.inline_emphasis import emphasis

InlineKind = Literal["strong", "emphasis", "strike", "code", "link", "image"]

_ADDRESS = r"(?:\b(?:https?|ftp)://|\bwww\.(?=[\w-]+\.))[^\s<>\"`\\^{|}\u3000-\u303f\uff00-\uff0f\uff1a-\uff1f]+"
_LABEL = r"\[(?P<label>(?:[^\[\]\\]|\\.|!?\[(?:[^\[\]\\]|\\.)*+\](?:\([^\s()]*+\))?)*+)\]"
_BRACKETED = r"\((?:[^\s()\\]|\\.)*+\)"
_TARGET = rf"(?:<(?P<angled>[^<>\n]*+)>|(?P<target>(?:[^\s()\\<]|\\.|{_BRACKETED})(?:[^\s()\\]|\\.|{_BRACKETED})*+)?)"
_TITLE = r"""(?:[\x20\n]++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?"""
_TOKENS = rf"""(?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<ticks>`++)
    | <(?P<auto>[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*+)>
    | <(?P<mail>[\w.!\#$%&'*+/=?^`{{|}}~-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+)>
    | (?P<image>!)?{_LABEL}\([\x20\n]*+{_TARGET}{_TITLE}[\x20\n]*+\)
    | (?P<bare>{_ADDRESS})
    | (?P<run>\*++|_++|~~(?!~))"""
_MARKED = re.compile(r"[\\`*_\[<]|~~|://|\bwww\.")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compiled when first needed: no start of the program has to wait for it."""
    return re.compile(source, re.VERBOSE | re.DOTALL)


class Span(NamedTuple):
    """A stretch of text that markup makes to be read in another way, its signs included."""

    start: int
    end: int
    kind: InlineKind


class Inline(Struct, frozen=True):
    """What stands in a stretch of Markdown: how parts of it look, where the signs of that are, where links lead.

    `spans` may lie in each other; `signs` are in order and apart, and are what need not be shown; `links` are in order.
    """

    spans: tuple[Span, ...] = ()
    signs: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()


@dataclass
class _Found:
    spans: list[Span] = field(default_factory=list)
    signs: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    runs: list[tuple[int, int]] = field(default_factory=list)


def is_markdown(document_id: str) -> bool:
    """Whether the text of a document is Markdown, by the name of its file; a page of HTML becomes that when read."""
    return document_id.lower().endswith((".md", ".markdown", ".html", ".htm", ".xhtml"))


def links_in(text: str, start: int, end: int, *, markdown: bool = False) -> list[tuple[int, int, str]]:
    """The links between two offsets as (start, end, destination), in order; in a plain text, addresses only."""
    if markdown:
        return list(inline_in(text, start, end).links)
    return list(_addresses(text, start, end))


def inline_in(text: str, start: int, end: int) -> Inline:
    """The inline markup of a passage of Markdown, by the rules of CommonMark with strikes and bare addresses."""
    if _MARKED.search(text, start, end) is None:
        return Inline()
    found = _Found()
    _scan(text, start, end, found)
    for first, last, kind, length in emphasis(text, start, end, found.runs):
        found.spans.append(Span(first, last, kind))
        found.signs += ((first, first + length), (last - length, last))
    found.spans.sort(key=lambda span: (span.start, -span.end))
    return Inline(tuple(found.spans), tuple(sorted(found.signs)), tuple(sorted(found.links)))


def _scan(text: str, start: int, end: int, found: _Found) -> None:
    at = start
    while (token := _pattern(_TOKENS).search(text, at, end)) is not None:
        first, last = token.span()
        at = last
        if token["ticks"]:
            at = _code(text, first, last, end, found)
        elif token["escape"]:
            found.signs.append((first, first + 1))
        elif token["run"]:
            found.runs.append((first, last))
        elif token["bare"]:
            at = first + len(_trimmed(token["bare"]))
            found.links.append((first, at, _destination(text[first:at])))
            found.spans.append(Span(first, at, "link"))
        elif token["auto"] or token["mail"]:
            found.links.append((first, last, token["auto"] or "mailto:" + token["mail"]))
            found.spans.append(Span(first, last, "link"))
            found.signs += ((first, first + 1), (last - 1, last))
        else:
            _link(text, token, found)


def _link(text: str, token: re.Match[str], found: _Found) -> None:
    first, last = token.span()
    label, closed = token.span("label")
    target = token["angled"] if token["angled"] is not None else token["target"] or ""
    if not target or not text[label:closed].strip():
        return
    found.links.append((first, last, _ESCAPED.sub(r"\1", target)))
    found.spans.append(Span(first, last, "image" if token["image"] else "link"))
    inside = _Found()
    _scan(text, label, closed, inside)
    found.spans += (span for span in inside.spans if span.kind != "link")
    found.runs += inside.runs
    if token["image"]:  # brackets stay around the words that stand for a picture
        label, closed = label - 1, closed + 1
    found.signs += ((first, label), *inside.signs, (closed, last))


def _code(text: str, first: int, last: int, end: int, found: _Found) -> int:
    """A code span that begins with a run of backticks; answers where to look on."""
    ticks = text[first:last]
    at = last
    while (close := text.find(ticks, at, end)) >= 0:
        after = close + len(ticks)
        while after < end and text[after] == "`":
            after += 1
        if after - close == len(ticks):
            padded = text[last] == text[close - 1] == " " and text[last:close].strip(" ") != ""
            found.spans.append(Span(first, after, "code"))
            found.signs += ((first, last + padded), (close - padded, after))
            return after
        at = after
    return last


def _addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for address in _pattern(_ADDRESS).finditer(text, start, end):
        shown = _trimmed(address.group())
        yield address.start(), address.start() + len(shown), _destination(shown)


def _destination(address: str) -> str:
    return "https://" + address if address.startswith("www.") else address


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence it stands in, and without a bracket that it does not open."""
    while address:
        last = address[-1]
        if last in ".,;:!?'*_~”’»…" or (last in ")]" and address.count(last) > address.count("(["[")]".index(last)])):
            address = address[:-1]
        else:
            break
    return address


def sign_at(signs: tuple[tuple[int, int], ...], offset: int) -> int:
    """The index of the sign that covers `offset`, or -1."""
    at = bisect_right(signs, (offset, 1 << 62)) - 1
    return at if at >= 0 and offset < signs[at][1] else -1
