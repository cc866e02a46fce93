"""Links to a passage, `dtti://…`: by what the passage says, so that they hold when the text around it changes."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit
from urllib.parse import quote as escaped

SCHEME = "dtti"
_WHOLE = 12  # words of a quotation that are all in its link; of a longer one the first and the last
_EITHER_END = 6
_DIGEST = 12  # digits of the hash of a file that are in a link: enough to know it again under another name
_HEX = re.compile(r"[0-9a-f]{8,64}")

Span = tuple[int, int]


@dataclass(frozen=True)
class PassageLink:
    """A place in a document of a collection: the words it begins and ends with, and the offset it was seen at.

    `last` is empty where `first` is all of it. `digest` is the beginning of the SHA-256 of the document's file, and
    `bookmark` the id of a bookmark that is meant; each is empty where the link does not say.
    """

    collection: str
    document: str
    first: str = ""
    last: str = ""
    at: int = 0
    digest: str = ""
    bookmark: str = ""

    def find(self, text: str) -> Span | None:
        """Where the passage stands in a text, of several places the one nearest to where it was; None for nowhere."""
        begins = self.begins(text)
        if not begins:
            return None
        start, end = min(begins, key=lambda place: abs(place[0] - self.at))
        closing = _words(self.last).search(text, end) if self.last else None
        return start, closing.end() if closing is not None else end

    def begins(self, text: str) -> list[Span]:
        """Every place in a text where the first words stand, with the last ones somewhere after them."""
        if not self.first:
            return []
        begins = [(found.start(), found.end()) for found in _words(self.first).finditer(text)]
        if self.last:
            last = _words(self.last)
            # Where the last words follow one begin, they follow all before it: halving finds how many those are.
            begins = begins[: bisect_left(begins, True, key=lambda place: last.search(text, place[1]) is None)]
        return begins


def link_to(
    collection: str, document: str, text: str, start: int, end: int, *, digest: str = "", bookmark: str = ""
) -> str:
    """The link to `text[start:end]`, a passage of a document of the collection with this key.

    With the SHA-256 of its file the document is known again under another name, with a bookmark's id the bookmark.
    """
    return link_by_words(collection, document, text[start:end], start, digest=digest, bookmark=bookmark)


def link_by_words(collection: str, document: str, quote: str, at: int, *, digest: str = "", bookmark: str = "") -> str:
    """The link to a passage that has these words and stood at this offset, as `link_to` makes it."""
    words = quote.split()
    if len(words) > _WHOLE:
        parts = [" ".join(words[:_EITHER_END]), " ".join(words[-_EITHER_END:])]
    else:
        parts = [" ".join(words)]
    known = [f"at={at}"] if words else []
    known += [f"sha256={digest[:_DIGEST]}"] if digest else []
    known += [f"bookmark={escaped(bookmark, safe='')}"] if bookmark else []
    fragment = ",".join(escaped(part, safe="") for part in parts)
    address = f"{SCHEME}://{escaped(collection, safe='')}/{escaped(document)}"
    return address + (f"?{'&'.join(known)}" if known else "") + (f"#{fragment}" if fragment else "")


def read_link(link: str) -> PassageLink | None:
    """What a link points to; None for what is no such link."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return None
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if parts.scheme != SCHEME or not (parts.path.strip("/") or query.get("bookmark")):
        return None
    at, digest = query.get("at", "0"), query.get("sha256", "").lower()
    first, _, last = parts.fragment.partition(",")
    return PassageLink(
        unquote(parts.netloc),
        unquote(parts.path[1:]),
        unquote(first),
        unquote(last),
        int(at) if at.isascii() and at.isdigit() and len(at) < 12 else 0,
        digest if _HEX.fullmatch(digest) else "",
        query.get("bookmark", ""),
    )


def _words(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))
