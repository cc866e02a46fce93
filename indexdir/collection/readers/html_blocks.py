"""A page becomes Markdown as it is read: headings, items, quotations, rows and code, each a block of its own."""

from __future__ import annotations

from collections import defaultdict

from indexdir.collection.readers import html_elements as elements
from indexdir.collection.readers.html_flow import Flow
from indexdir.collection.readers.html_tables import Table
from indexdir.collection.readers.html_tokens import Content, Token, tokens
from indexdir.collection.readers.html_words import RunningWords

_DEEPEST_TABLE, _DEEPEST_FRAME = 8, 3


class Blocks:
    """Takes a page; `done()` gives its text.

    `left_out` is how many characters did not become text, and `lost` whether no tag ended what they stand in, so that
    it may have been meant to end before. With `beside`, what stands beside the text is taken in; with `hidden`, what
    is no text at all.
    """

    def __init__(self, *, beside: bool = False, hidden: bool = False) -> None:
        self.left_out = 0
        self.lost = False
        self._beside, self._hidden = beside, hidden
        self._open: list[str] = []
        self._places: dict[str, list[int]] = defaultdict(list)  # where in `_open` each name is
        self._walls: list[int] = []  # where in `_open` tables and cells are: an end tag ends nothing beyond
        self._passed_over = 0  # the number of open elements up to the one that is left out, or 0
        self._here = Flow()
        self._tables: list[tuple[Table, Flow]] = []
        self._deeper = 0  # tables in so many others that they are no tables any more
        self._words = RunningWords()
        self._level = self._terms = self._code = 0

    def read(self, page: str, *, xml: bool = False, frames: int = 0) -> None:
        """Read a page, or one that is written out in a frame of another."""
        for token in tokens(page, xml=xml):
            if isinstance(token, Content):
                if token.name in ("textarea", "xmp"):
                    self._text(token.text)
            elif not token.name:
                self._text(token.text)
            elif token.closes:
                self._end(token.name)
            else:
                self._begin(token, frames)
                if token.empty:
                    self._end(token.name)

    def done(self) -> str:
        """The text of what was read."""
        self.lost = self.lost or self._passed_over > 0
        self._end_from(0)
        self._flush()
        pieces: list[str] = []
        for block in self._here.blocks:
            pieces += (("\n" if block.tight else "\n\n") if pieces else "", block.text)
        return "".join((*pieces, "\n" if pieces else ""))

    def _text(self, text: str) -> None:
        if self._passed_over:
            self.left_out += len(text.strip())
        else:
            self._words.text(text, code=self._code > 0)

    def _begin(self, token: Token, frames: int) -> None:
        name = token.name
        holds = name in elements.HOLDERS or "-" in name
        if holds:
            self._end_implied(name)
            self._open.append(name)
            self._places[name].append(len(self._open) - 1)
        if self._passed_over:
            return
        if holds and self._is_left_out(token):
            self._flush()
            self._passed_over = len(self._open)
        elif holds or name in elements.PARAGRAPHS:
            self._flush()
            self._begin_block(token)
        elif name == "iframe" and frames < _DEEPEST_FRAME and "srcdoc" in token.text.lower():
            self._flush()
            self.read(token.attributes().get("srcdoc", ""), frames=frames + 1)
            self._flush()
        else:
            self._words.begin(token)

    def _is_left_out(self, token: Token) -> bool:
        if token.name in elements.NOT_TEXT:
            return not self._hidden
        return not self._beside and elements.is_beside_the_text(token)

    def _end_implied(self, name: str) -> None:
        ends, stops = elements.ENDED_BY.get(name, ((), ()))
        at = max((self._places[each][-1] for each in ends if self._places[each]), default=-1)
        stop = max((self._places[each][-1] for each in stops if self._places[each]), default=-1)
        if at > stop:
            self._end_from(at)

    def _begin_block(self, token: Token) -> None:
        name, here = token.name, self._here
        if name in elements.HEADINGS:
            self._level = elements.HEADINGS[name]
        elif name == "hr":
            here.rule()
        elif name in elements.LISTS:
            here.begin_list(token.attributes() if name == "ol" else None)
        elif name == "li":
            here.begin_item(token.attributes())
        elif name == "blockquote":
            here.quotes += 1
        elif name == "dd":
            here.indent()
        elif name == "dt":
            self._terms += 1
        elif name in elements.CODE_BLOCKS:
            self._code += 1
        elif name == "table":
            self._begin_table()
        elif self._deeper or not self._tables:
            return
        elif name == "tr":
            self._tables[-1][0].rows.append([])
        elif name in elements.CELLS:
            self._walls.append(len(self._open) - 1)
            self._here = Flow(self._tables[-1][0].cell(head=name == "th"))

    def _begin_table(self) -> None:
        if len(self._tables) >= _DEEPEST_TABLE:
            self._deeper += 1
            return
        if self._tables:
            self._tables[-1][0].nested = True
        table = Table()
        self._tables.append((table, self._here))
        self._walls.append(len(self._open) - 1)
        self._here = Flow(table.before)

    def _end(self, name: str) -> None:
        places = self._places.get(name)
        if places:
            wall = self._walls[-1] if self._walls and name not in elements.TABLE_PARTS else -1
            if places[-1] > wall:
                self._end_from(places[-1])
        elif self._passed_over:
            return
        elif name in elements.PARAGRAPHS:
            self._flush()
            self._words.plain()
        else:
            self._words.end(name)

    def _end_from(self, at: int) -> None:
        """End all elements from the one at an index on."""
        self.lost = self.lost or at < self._passed_over - 1
        while len(self._open) > at:
            name = self._open.pop()
            self._places[name].pop()
            if self._passed_over > len(self._open):
                self._passed_over = 0
            elif not self._passed_over:
                self._flush()
                self._words.plain()
                self._end_block(name)

    def _end_block(self, name: str) -> None:
        here = self._here
        if name in elements.LISTS or name == "dd":
            here.end_list()
        elif name == "li":
            here.end_item()
        elif name == "blockquote":
            here.quotes -= here.quotes > 0
        elif name == "dt":
            self._terms -= 1
        elif name in elements.CODE_BLOCKS:
            self._code -= 1
        elif name in elements.CELLS and self._walls and self._walls[-1] == len(self._open):
            self._walls.pop()
            self._here = Flow(self._tables[-1][0].before)
        elif name == "table" and self._deeper:
            self._deeper -= 1
        elif name == "table":
            self._walls.pop()
            table, self._here = self._tables.pop()
            self._here.blocks += table.blocks(self._here.leads()[1])

    def _flush(self) -> None:
        """End the block at hand, if there is one, and put it where it belongs."""
        level, self._level = self._level, 0
        self._here.put(self._words.take(), level, "code" if self._code else "term" if self._terms else "text")
