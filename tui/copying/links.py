"""Links to a passage, `dtti://…`: by what the passage says, so that they hold when the text around it changes."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urlsplit

SCHEME = "dtti"
_WHOLE = 12  # words of a quotation that are all in its link; of a longer one the first and the last
_EITHER_END = 6


@dataclass(frozen=True)
class PassageLink:
    """A place in a document of a collection: the words it begins and ends with, and the offset it was seen at.

    `last` is empty where `first` is all of it.
    """

    collection: str
    document: str
    first: str = ""
    last: str = ""
    at: int = 0

    def find(self, text: str) -> tuple[int, int] | None:
        """Where the passage stands in a text, of several places the one nearest to where it was; None for nowhere."""
        if not self.first:
            return None
        begins = [(found.start(), found.end()) for found in _words(self.first).finditer(text)]
        last = _words(self.last) if self.last else None
        if last is not None:
            # Where the last words follow one begin, they follow all before it: halving finds how many those are.
            begins = begins[: bisect_left(begins, True, key=lambda place: last.search(text, place[1]) is None)]
        if not begins:
            return None
        start, end = min(begins, key=lambda place: abs(place[0] - self.at))
        closing = last.search(text, end) if last is not None else None
        return start, closing.end() if closing is not None else end


def link_to(collection: str, document: str, text: str, start: int, end: int) -> str:
    """The link to `text[start:end]`, a passage of a document of the collection with this key."""
    words = text[start:end].split()
    if len(words) > _WHOLE:
        parts = [" ".join(words[:_EITHER_END]), " ".join(words[-_EITHER_END:])]
    else:
        parts = [" ".join(words)]
    fragment = ",".join(quote(part, safe="") for part in parts)
    return f"{SCHEME}://{quote(collection, safe='')}/{quote(document)}?at={start}#{fragment}"


def read_link(link: str) -> PassageLink | None:
    """What a link points to; None for what is no such link."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return None
    if parts.scheme != SCHEME or not parts.path.strip("/"):
        return None
    at = parse_qs(parts.query).get("at", ["0"])[0]
    first, _, last = parts.fragment.partition(",")
    return PassageLink(
        unquote(parts.netloc),
        unquote(parts.path[1:]),
        unquote(first),
        unquote(last),
        int(at) if at.isascii() and at.isdigit() and len(at) < 12 else 0,
    )


def _words(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))
