"""Links, and the inline markup of Markdown, found in a stretch of text; nothing is taken out of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from indexdir.inline_emphasis import emphasis
from indexdir.inline_html import TAGS, Tag, character, pairs, raised
from indexdir.inline_references import DEFINITION, label_of, note, references

InlineKind = Literal["strong", "emphasis", "strike", "code", "link", "image", "note", "comment", "other"]

_ADDRESS = r"(?:\b(?:https?|ftp)://|\bwww\.(?=[\w-]+\.))[^\s<>\"`\\^{|}\u3000-\u303f\uff00-\uff0f\uff1a-\uff1f]+"
_LABEL = r"\[(?P<label>(?:[^\[\]\\]|\\.|!?\[(?:[^\[\]\\]|\\.)*+\](?:\([^\s()]*+\))?)*+)\]"
_BRACKETED = r"\((?:[^\s()\\]|\\.)*+\)"
_TARGET = rf"(?:<(?P<angled>[^<>\n]*+)>|(?P<target>(?:[^\s()\\<]|\\.|{_BRACKETED})(?:[^\s()\\]|\\.|{_BRACKETED})*+)?)"
_TITLE = r"""(?:[\x20\n]++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?"""
_TOKENS = rf"""(?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<ticks>`++)
    | <(?P<auto>[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*+)>
    | (?P<comment><!--.*?-->)
    | <(?P<closes>/)?(?P<tag>(?i:{TAGS}))(?:\s[^<>]*+)?>
    | (?P<break><[bB][rR]\s*/?>)
    | (?P<character>&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    | (?P<defined>(?:\A|(?<=\n)|(?<=\n[ ])|(?<=\n[ ][ ])|(?<=\n[ ][ ][ ]))\[[^\[\]\n]{{1,200}}\]:)
    | (?P<note>\[\^[^\[\]\s]{{1,200}}\])
    | <(?P<mail>[\w.!\#$%&'*+/=?^`{{|}}~-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+)>
    | (?P<image>!)?{_LABEL}(?:(?P<inline>\([\x20\n]*+{_TARGET}{_TITLE}[\x20\n]*+\))|\[(?P<ref>[^\[\]\n]*+)\])?
    | (?P<bare>{_ADDRESS})
    | (?P<run>\*++|_++|~~(?!~))"""
_MARKED = re.compile(r"[\\`*_\[<]|~~|://|\bwww\.|&[#A-Za-z]")
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
    `drawn` has the signs, and what stands for a character of its own, each with what is shown in its place.
    """

    spans: tuple[Span, ...] = ()
    signs: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    drawn: tuple[tuple[int, int, str], ...] = ()


@dataclass
class _Found:
    spans: list[Span] = field(default_factory=list)
    signs: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    runs: list[tuple[int, int]] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    instead: list[tuple[int, int, str]] = field(default_factory=list)


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
    for pair in pairs(text, found.tags):
        opening, closing = pair.opening, pair.closing
        found.spans.append(Span(opening.start, closing.end, pair.kind))
        found.signs += (opening[:2], closing[:2])
        found.instead += raised(text, pair)
        if pair.href:
            found.links.append((opening.start, closing.end, pair.href))
    found.spans.sort(key=lambda span: (span.start, -span.end))
    signs = tuple(sorted(found.signs))
    drawn = sorted([*((first, last, "") for first, last in signs), *found.instead])
    return Inline(tuple(found.spans), signs, tuple(sorted(found.links)), tuple(drawn))


def shown_of(text: str, start: int = 0, end: int | None = None) -> str:
    """A stretch of Markdown as it is read: without signs, and with the characters that others stand for."""
    pieces, at, end = [], start, len(text) if end is None else end
    for first, last, instead in inline_in(text, start, end).drawn:
        pieces += [text[at:first], instead]
        at = last
    return "".join([*pieces, text[at:end]])


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
        elif token["inline"]:
            _link(text, token, found, token["angled"] if token["angled"] is not None else token["target"] or "")
        elif token["label"] is not None:
            at = _reference(text, token, found)
        elif token["defined"] or token["note"]:
            at = _defined(text, first, last, end, found) if token["defined"] else _note(text, first, last, found)
        else:
            _html(token, found)


def _html(token: re.Match[str], found: _Found) -> None:
    first, last = token.span()
    if token["tag"]:
        found.tags.append(Tag(first, last, token["tag"].lower(), bool(token["closes"])))
    elif token["break"]:
        found.instead.append((first, last, "\n"))
    elif token["comment"]:
        found.spans.append(Span(first, last, "comment"))
        found.signs.append((first, last))
    elif (instead := character(token["character"])) == "":
        found.signs.append((first, last))
    elif instead is not None:
        found.instead.append((first, last, instead))


def _link(text: str, token: re.Match[str], found: _Found, target: str) -> None:
    first, last = token.span()
    label, closed = token.span("label")
    if not target or not text[label:closed].strip():
        return
    found.links.append((first, last, _ESCAPED.sub(r"\1", target)))
    found.spans.append(Span(first, last, "image" if token["image"] else "link"))
    inside = _Found()
    _scan(text, label, closed, inside)
    found.spans += (span for span in inside.spans if span.kind not in ("link", "note"))
    found.runs += inside.runs
    found.tags += inside.tags
    found.instead += inside.instead
    if token["image"]:  # brackets stay around the words that stand for a picture
        label, closed = label - 1, closed + 1
    found.signs += ((first, label), *inside.signs)
    if closed < last:  # nothing is written behind ![the name of a reference]
        found.signs.append((closed, last))


def _reference(text: str, token: re.Match[str], found: _Found) -> int:
    """A label in brackets, which is a link where it is defined; answers where to look on."""
    target = references(text).get(label_of(token["ref"] or token["label"]), "")
    if not target or not token["label"].strip():
        return token.start() + 1
    _link(text, token, found, target)
    return token.end()


def _note(text: str, first: int, last: int, found: _Found) -> int:
    """The sign of a footnote."""
    label = label_of(text[first + 1 : last - 1])
    if label in references(text):
        found.spans.append(Span(first, last, "note"))
        found.links.append((first, last, note(label)))
    return last


def _defined(text: str, first: int, last: int, end: int, found: _Found) -> int:
    """What defines a reference, to the end of its line, or the sign before a footnote; answers where to look on."""
    definition = DEFINITION.match(text, first, end)
    if text[first + 1] == "^" or definition is None:
        found.spans.append(Span(first, last, "note"))
        return last
    group = "target" if definition["target"] is not None else "angled"
    stop = text.find("\n", definition.end(), end)
    stop = end if stop < 0 else stop
    found.spans.append(Span(first, stop, "comment"))
    found.links.append((*definition.span(group), definition[group]))
    return stop


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
