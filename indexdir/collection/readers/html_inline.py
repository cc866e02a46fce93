"""Words of a page with their emphasis and links, as a line of Markdown that shows exactly these words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from indexdir.inline import shown_of

_SPACE = re.compile(r"[ \t\n\f\r]+")
_UNSEEN = re.compile("[\u00ad\u200b]")  # places where a word may be broken: they would part it for the search
_SIGN = re.compile(r"\\(?=[!-/:-@\[-`{-~])|`|\*|(?<![^\W_])_|_(?![^\W_])|~~|\[|<(?=[A-Za-z/!])|&(?=[#A-Za-z])")
_SUSPECT = re.compile(r"[\\`*_\[<]|~~|&[#A-Za-z]|(?m:^[#>|=~-])")
_OPENING = re.compile(r"(?m)^[ ]*(?=\#{1,6}(?:\s|$)|>|\||```|~~~|=+[ ]*$|([-*_])(?:[ ]*\1)*[ ]*$)")
_HASHES = re.compile(r"(?<=[ \t])#+$")
_WORD_ON = re.compile(r"[^\W_]+")
_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in ' ()<>\\"`^{|}\t\n'})
_LONGEST_ADDRESS = 2_000
_SCHEMES = ("http:", "https:", "ftp:", "mailto:")
_DOCUMENT = re.compile(
    r"\.(?:x?html?|md|markdown|te?xt|rst|pdf|docx?|odt|rtf|epub|csv|tsv|xlsx?|ods|pptx?|odp|eml)$", re.IGNORECASE
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Look(NamedTuple):
    """How a stretch of words looks, and where it leads."""

    strong: bool = False
    emphasis: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""


PLAIN = Look()


class Words(NamedTuple):
    """A stretch of words that all look alike."""

    text: str
    look: Look = PLAIN


class Line:
    """The words of a block as they come in, with blanks as a page shows them; `\\n` where the page breaks the line."""

    def __init__(self) -> None:
        self._words: list[Words] = []
        self._last = "\n"

    def add(self, text: str, look: Look, *, kept: bool = False) -> None:
        """Add text; with `kept`, its blanks and line ends stay as they are."""
        text = _UNSEEN.sub("", text)
        if not kept:
            text = _SPACE.sub(" ", text)
            text = text.lstrip(" ") if self._last in " \n" else text
        if text:
            self._words.append(Words(text, look))
            self._last = text[-1]

    def break_line(self) -> None:
        """End the line, but not the block."""
        self._words.append(Words("\n"))
        self._last = "\n"

    def take(self) -> list[Words]:
        """All that came in since it was last taken."""
        words, self._words, self._last = self._words, [], "\n"
        return words


def plain(words: Iterable[Words]) -> str:
    """The words alone, on one line."""
    return " ".join("".join(each.text for each in words).split())


def address(link: str) -> str:
    """Where a link leads, written so that it can stand in Markdown; empty where nobody could follow it.

    Without the site that a page comes from, a link within that site leads nowhere, and its address would only be in
    the way of the search; but it may lead to a document beside the page.
    """
    link = link.strip()
    scheme = _SCHEME.match(link)
    if len(link) > _LONGEST_ADDRESS or (scheme and scheme[0].lower() not in _SCHEMES):
        return ""
    if not scheme and not link.startswith("//") and not _DOCUMENT.search(re.split("[?#]", link, maxsplit=1)[0]):
        return ""
    link = link.translate(_ADDRESS)
    return link if link.isprintable() else ""


def markdown(words: Iterable[Words], *, bold: bool = True) -> str:
    """The words as Markdown, checked with what the reader finds in it: plainer where it would show anything else.

    Signs are escaped only in a block that needs it, so that most words stand as they were written. `bold` is whether
    strong words are marked; a heading is strong by itself.
    """
    words = list(words)
    if all(each.look == PLAIN for each in words):
        text = _tidy("".join(each.text for each in words))
        if not _SUSPECT.search(text):
            return text
    merged = _merged(words, bold)
    meant = _tidy("".join(each.text for each in merged))
    written = ""
    for marked, escaped in ((True, False), (True, True), (False, True)):
        written = _tidy("".join(_written(merged, marked, escaped)))
        if shown_of(written) == meant:
            break
    return _OPENING.sub(r"\g<0>" + "\\\\", written)


def heading(level: int, words: Iterable[Words]) -> str:
    """A heading of Markdown; empty where there are no words."""
    text = " ".join(markdown(words, bold=False).split())
    return f"{'#' * level} {_HASHES.sub(lambda found: chr(92) + found[0], text)}" if text else ""


def _merged(words: Iterable[Words], bold: bool) -> list[Words]:
    alike = groupby(words, key=lambda each: each.look if bold else each.look._replace(strong=False))
    merged = [Words("".join(each.text for each in group), look) for look, group in alike]
    for at in range(len(merged) - 1):  # a link takes the rest of its word in: “<a>missile</a>s”
        (text, look), (after, following) = merged[at], merged[at + 1]
        goes_on = look.link and (following == PLAIN or following.link == look.link)
        if goes_on and text[-1:].isalnum() and (rest := _WORD_ON.match(after)):
            merged[at], merged[at + 1] = Words(text + rest[0], look), Words(after[rest.end() :], following)
    return [each for each in merged if each.text]


def _written(words: list[Words], marked: bool, escaped: bool) -> Iterator[str]:
    before = ""
    for at, (text, look) in enumerate(words):
        core = text.strip()
        after = words[at + 1].text[:1] if at + 1 < len(words) else ""
        body = _SIGN.sub(r"\\\g<0>", core) if escaped and not look.code else core
        if core and look != PLAIN and "\n" not in core:
            first = text[: len(text) - len(text.lstrip())]
            last = text[len(text.rstrip()) :]
            in_word = (core[0].isalnum() and before.isalnum() and not first) or (
                core[-1].isalnum() and after.isalnum() and not last
            )
            body = first + _dressed(body, look, marked and not in_word) + last
        else:
            body = text.replace(core, body, 1) if core else text
        yield body
        before = text[-1:] or before


def _dressed(text: str, look: Look, marked: bool) -> str:
    if marked:
        if look.code and "`" not in text:
            text = f"`{text}`"
        text = f"~~{text}~~" if look.strike else text
        text = f"*{text}*" if look.emphasis else text
        text = f"**{text}**" if look.strong else text
    return f"[{text}]({look.link})" if look.link else text


def _tidy(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().split("\n"))
