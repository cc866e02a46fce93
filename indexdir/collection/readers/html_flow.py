"""Where the blocks of a page go one after the other, and how they stand there: in lists, in quotations, or free."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from indexdir.collection.readers.html_inline import Words, heading, markdown, plain
from indexdir.collection.readers.html_tables import Block
from indexdir.collection.readers.html_tokens import Attributes

Kind = Literal["text", "term", "code"]

_DEEPEST_LIST, _DEEPEST_QUOTE = 8, 4
_FURTHEST = 3  # spaces before a heading, a quotation or code, or it would be none
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class _List:
    """A list that is open: the number of its next item, None for a bullet, and what its items begin with."""

    number: int | None = None
    letters: str = ""
    marker: str = ""  # of the item that has begun, until its first block took it
    indent: int = 2


@dataclass(slots=True)
class Flow:
    """The blocks so far, and the lists and quotations that are open."""

    blocks: list[Block] = field(default_factory=list)
    quotes: int = 0
    _lists: list[_List] = field(default_factory=list)
    _joins: bool = False  # the next item stands on the next line

    def begin_list(self, attributes: Attributes | None) -> None:
        """Begin a list, with the attributes of one whose items have numbers."""
        if self._lists:
            self._lists[-1].marker = ""
        else:
            self._joins = False
        if attributes is None:
            self._lists.append(_List())
        else:
            kind = attributes.get("type", "")
            self._lists.append(_List(_number(attributes.get("start", ""), 1), kind if kind in ("a", "A") else ""))

    def begin_item(self, attributes: Attributes) -> None:
        """Begin an item of the list; one that stands in no list is a block like any other."""
        if not self._lists:
            return
        last = self._lists[-1]
        if last.number is None:
            last.marker = "- "
        else:
            number = _number(attributes.get("value", ""), last.number)
            last.number = number + 1
            lettered = last.letters and 0 < number <= len(_LETTERS)
            last.marker = f"{_LETTERS[number - 1] if lettered else number}. "
            last.marker = last.marker.upper() if last.letters == "A" else last.marker
        last.indent = len(last.marker)

    def end_item(self) -> None:
        """End an item; its sign is gone if nothing stood in it."""
        if self._lists:
            self._lists[-1].marker = ""

    def indent(self) -> None:
        """Set what follows in, as under a term that it explains."""
        self._lists.append(_List())

    def end_list(self) -> None:
        """End a list, or what was set in."""
        if self._lists:
            self._lists.pop()

    def rule(self) -> None:
        """A line across the page."""
        self._joins = False
        self.blocks.append(Block("---", "", simple=False))

    def put(self, words: list[Words], level: int, kind: Kind) -> None:
        """Put a block: a heading where it has a level; nothing where it has no words."""
        shown = plain(words)
        if not shown:
            return
        first, lead = self.leads()
        item = bool(self._lists and self._lists[-1].marker)
        if item:
            self._lists[-1].marker = ""
        elif level or kind == "code":
            first = lead = lead if self.quotes else lead[:_FURTHEST]
        if kind == "code":
            text, first = _code("".join(each.text for each in words), fenced=not self.quotes), lead
        elif level and not (self.quotes or item):
            text = heading(level, words)
        elif level or kind == "term":
            text = f"**{shown}**" if "*" not in shown and "\\" not in shown else markdown(words)
        else:
            text = markdown(words)
        simple = not (item or level or self.quotes or kind == "code")
        joinable = item and kind == "text" and not self._lists[-1].letters
        self.blocks.append(Block(first + text.replace("\n", "\n" + lead), shown, joinable and self._joins, simple))
        self._joins = joinable

    def leads(self) -> tuple[str, str]:
        """What goes before the first line of a block, and before its other lines."""
        quote = "> " * min(self.quotes, _DEEPEST_QUOTE)
        lists = self._lists[-_DEEPEST_LIST:]
        if not lists:
            return quote, quote
        indent = "" if quote else " " * sum(each.indent for each in lists[:-1])
        last = lists[-1]
        rest = quote + indent + " " * last.indent
        return (quote + indent + last.marker if last.marker else rest), rest


def _number(text: str, otherwise: int) -> int:
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else otherwise


def _code(text: str, *, fenced: bool) -> str:
    text = text.strip("\n").rstrip()
    if not fenced:
        return text
    fence = "~~~" if any(line.lstrip().startswith("```") for line in text.split("\n")) else "```"
    return f"{fence}\n{text}\n{fence}"
