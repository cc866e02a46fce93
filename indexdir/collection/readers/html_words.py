"""The words of the block that is being read, with the emphasis and the links that are open at the moment."""

from __future__ import annotations

from indexdir.collection.readers import html_elements as elements
from indexdir.collection.readers.html_inline import PLAIN, Line, Look, Words, address
from indexdir.collection.readers.html_tokens import Token, unescaped

_HIGH, _NOTE, _BRACKETED = 1, 2, 3


class RunningWords:
    """Takes the text of a page, and the tags that hold no block."""

    def __init__(self) -> None:
        self._line = Line()
        self._looks: dict[str, int] = {}
        self._link = ""
        self._high = 0  # _HIGH in what is set high, _NOTE where a link to a note began in it, _BRACKETED within it

    def text(self, text: str, *, code: bool) -> None:
        """Take text as it stands in the page."""
        if code:
            self._line.add(unescaped(text).replace("\r", "\n"), PLAIN, kept=True)
            return
        if self._high == _NOTE and (first := text.lstrip()[:1]):
            self._begin_note(first)
        self._line.add(unescaped(text), self._look())

    def begin(self, token: Token) -> None:
        """Take the tag that begins an element, or is one by itself."""
        name = token.name
        if name == "br":
            self._line.break_line()
        elif name == "a":
            link = token.attributes().get("href", "")
            self._link = address(link)
            self._high = _NOTE if self._high and link.startswith("#") else self._high
        elif name == "img":
            self._line.add(token.attributes().get("alt", ""), self._look())
        elif name == "q":
            self._line.add("“", self._look())
        elif name == "sup":
            self._high = _HIGH
        elif kind := elements.LOOK_OF.get(name):
            self._looks[kind] = self._looks.get(kind, 0) + 1

    def end(self, name: str) -> None:
        """Take the tag that ends an element."""
        if name == "a":
            self._link = ""
            if self._high == _BRACKETED:
                self._high = _HIGH
                self._line.add("]", PLAIN)
        elif name == "q":
            self._line.add("”", self._look())
        elif name == "sup":
            self._high = 0
        elif (kind := elements.LOOK_OF.get(name)) and self._looks.get(kind):
            self._looks[kind] -= 1

    def plain(self) -> None:
        """Forget emphasis that was never ended: it does not go on beyond its block."""
        self._looks.clear()

    def take(self) -> list[Words]:
        """The words of the block."""
        return self._line.take()

    def _begin_note(self, first: str) -> None:
        """Set the sign of a note apart from the word that it stands at, or nobody could find the word."""
        self._high = _HIGH if first in "[(" else _BRACKETED
        if self._high == _BRACKETED:
            self._line.add("[", self._look())

    def _look(self) -> Look:
        if not self._looks and not self._link:
            return PLAIN
        strong, emphasis, strike, code = (self._looks.get(kind, 0) > 0 for kind in elements.LOOKS)
        return Look(strong, emphasis, strike, code, self._link)
