"""HTML cut into tags and text in one pass, whatever is wrong with it.

A tokenizer and no tree: its time grows with the page and with nothing else, so that no page can hold up a build,
however deeply its elements are nested; and it can load nothing, because it knows no address.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

Attributes = dict[str, str]

_TAG = re.compile(
    r"""<(?P<end>/)?(?P<name>[A-Za-z][^\s/>]*+)
        (?P<attributes>(?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+)>""",
    re.VERBOSE,
)
_BEGUN = re.compile(r"</?[A-Za-z]")
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s=/>"'][^\s=/>]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>]++)))?"""
)
_ENDLESS = re.compile(r"&\#(?:0*+[0-9]{8,}|[xX]0*+[0-9a-fA-F]{7,});?")
_OUT_OF_SIGHT = {"script", "style", "noembed", "noframes"}
_UNPARSED = {*_OUT_OF_SIGHT, "title", "textarea", "xmp"}
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE) for name in _UNPARSED}


class Token(NamedTuple):
    """A tag by its `name` in lower case, or text where that is empty.

    `text` is the text, what stands in an element whose content is not parsed, or the attributes as written.
    """

    name: str
    text: str
    closes: bool = False
    empty: bool = False

    def attributes(self) -> Attributes:
        """The attributes by name in lower case; of two with one name, the first."""
        found: Attributes = {}
        for each in _ATTRIBUTE.finditer(self.text):
            value = each["double"] if each["double"] is not None else each["single"] or each["bare"] or ""
            found.setdefault(each["name"].lower(), unescaped(value))
        return found


class Content(NamedTuple):
    """An element whose content is not parsed, such as a title or a script."""

    name: str
    text: str


def unescaped(text: str) -> str:
    """Text with its character references replaced; one that names no character becomes the replacement character."""
    if "&" not in text:
        return text
    return html.unescape(_ENDLESS.sub("\N{REPLACEMENT CHARACTER}", text))


def tokens(page: str, *, xml: bool) -> Iterator[Token | Content]:
    """The tags and texts of a page in order; comments and declarations left out. With `xml`, `<a/>` is a whole element.

    The end of a page that can be no tag, because nothing closes it, is text.
    """
    at, end, unclosed = 0, len(page), set[str]()
    while at < end:
        sign = page.find("<", at)
        sign = end if sign < 0 else sign
        if sign > at:
            yield Token("", page[at:sign])
        if sign == end:
            return
        at = sign
        if (tag := _TAG.match(page, at)) is None:
            if page.startswith(("<!", "<?"), at):
                text, at = _declared(page, at, unclosed)
                yield Token("", text)
            elif _BEGUN.match(page, at):
                yield Token("", page[at:])
                return
            else:
                yield Token("", "<")
                at += 1
        else:
            at = tag.end()
            name, attributes = tag["name"].lower(), tag["attributes"]
            token = Token(name, attributes, tag["end"] is not None, xml and attributes.endswith("/"))
            if name not in _UNPARSED or name in unclosed or token.closes or token.empty:
                yield token
            elif closing := _ENDS[name].search(page, at):
                yield Content(name, page[at : closing.start()])
                at = closing.end()
            elif name in _OUT_OF_SIGHT:
                return
            else:
                unclosed.add(name)


def _declared(page: str, at: int, unclosed: set[str]) -> tuple[str, int]:
    """What a comment, declaration or CDATA section shows, and where it ends; one that nothing closes ends at a `>`."""
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>")):
        if not page.startswith(opening, at) or opening in unclosed:
            continue
        if opening == "<!--" and page.startswith((">", "->"), at + 4):
            break
        stop = page.find(closing, at + len(opening))
        if stop >= 0:
            text = page[at + len(opening) : stop] if closing == "]]>" else ""
            return html.escape(text, quote=False), stop + len(closing)
        unclosed.add(opening)
    stop = page.find(">", at)
    return ("", stop + 1) if stop >= 0 else ("", len(page))
