"""Marks become quotations: which mark closes which, over paragraphs and inside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from indexdir.verifying.marks import PAIRS, SINGLES, Mark, mark_at

_DEEP = 8  # quotations in each other, of which the closing marks are known
_AHEAD = 40  # marks that are looked at to tell whether two quotations with the same marks are in each other


class Found(NamedTuple):
    """A quotation by its stretches, one a paragraph; `closed` is whether it has its closing mark."""

    stretches: tuple[tuple[int, int], ...]
    closed: bool
    inner: tuple[Found, ...] = ()
    form: str = "marks"

    @property
    def start(self) -> int:
        """Where its first stretch begins."""
        return self.stretches[0][0]

    @property
    def end(self) -> int:
        """Where its last stretch ends."""
        return self.stretches[-1][1]


@dataclass
class _Open:
    sign: str
    start: int
    stretches: list[tuple[int, int]] = field(default_factory=list)
    inner: list[Found] = field(default_factory=list)

    def until(self, end: int, *, closed: bool) -> Found:
        stretches = [*self.stretches, (self.start, end)] if self.start < end else self.stretches
        return Found(tuple(stretches) or ((self.start, self.start),), closed, tuple(self.inner))


class Nesting:
    """Takes paragraph after paragraph, and hands on each outermost quotation when it ends.

    An opening mark without a closing one reaches to the next opening mark of its kind, or to the end of its paragraph;
    where the next paragraph begins with the same mark, the quotation goes on there. An opening single mark without a
    closing one, and a closing mark without an opening one, are strays, but for the straight single mark: it is an
    apostrophe then.
    """

    def __init__(self, text: str, keep: Callable[[Found], None]) -> None:
        self.strays: list[int] = []
        self._text = text
        self._keep = keep
        self._open: list[_Open] = []
        self._waiting: _Open | None = None

    @property
    def since(self) -> int:
        """Where what is still open begins; the end of all texts where nothing is."""
        held = self._waiting or (self._open[0] if self._open else None)
        if held is None:
            return 1 << 62
        return held.stretches[0][0] if held.stretches else held.start

    def paragraph(self, start: int, end: int, places: Sequence[int]) -> None:
        """Take a paragraph with the places of its signs."""
        places = self._gone_on(start, places)
        for number, at in enumerate(places):
            mark = mark_at(self._text, at, start, end, "".join(each.sign for each in self._open[-_DEEP:]))
            if mark is None:
                continue
            if mark.way == "closes":
                self._closes(mark)
            else:
                self._opens(mark, start, places[number + 1 : number + 1 + _AHEAD])
        self._ends(end)

    def end(self) -> None:
        """Nothing comes any more."""
        if self._waiting is not None:
            self._hand_on(self._waiting.until(self._waiting.start, closed=False))
            self._waiting = None

    def _gone_on(self, start: int, places: Sequence[int]) -> Sequence[int]:
        """What of the signs is left when a quotation of the paragraph before may have gone on."""
        waiting = self._waiting
        if waiting is None:
            return places
        if places and self._text[places[0]] == waiting.sign and not self._text[start : places[0]].strip(" \t>"):
            self._waiting = None
            waiting.start = places[0] + 1
            self._open = [waiting]
            return places[1:]
        self.end()
        return places

    def _closes(self, mark: Mark) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            if mark.sign in PAIRS[self._open[depth].sign]:
                self._give_up(depth + 1, mark.at)
                self._hand_on(self._open.pop().until(mark.at, closed=True))
                return
        self.strays.append(mark.at)

    def _opens(self, mark: Mark, start: int, rest: Sequence[int]) -> None:
        depth = next((at for at, each in enumerate(self._open) if each.sign == mark.sign), None)
        if depth is not None and not self._both_close(mark, rest):
            held = self._open[depth]
            if self._begins_line(mark.at, start):
                self._give_up(depth + 1, mark.at)
                held.stretches.append((held.start, mark.at))
                held.start = mark.at + 1
                return
            self._give_up(depth, mark.at)
        self._open.append(_Open(mark.sign, mark.at + 1))

    def _begins_line(self, at: int, start: int) -> bool:
        while at > start and self._text[at - 1] in " \t":
            at -= 1
        return at == start or self._text[at - 1] == "\n"

    def _both_close(self, mark: Mark, rest: Sequence[int]) -> bool:
        """Whether enough closing marks follow for a quotation in another with the same marks."""
        if mark.sign in PAIRS[mark.sign]:
            return False
        signs = [self._text[at] for at in rest]
        closing = sum(sign in PAIRS[mark.sign] for sign in signs)
        return closing >= signs.count(mark.sign) + 2

    def _ends(self, end: int) -> None:
        """The end of a paragraph: what is open outermost may go on in the next one."""
        if self._open and self._open[0].sign not in SINGLES:
            self._give_up(1, end)
            held = self._open.pop()
            held.stretches.append((held.start, end))
            held.start = end
            self._waiting = held
        self._give_up(0, end)

    def _give_up(self, depth: int, end: int) -> None:
        """End what is open from a depth on without closing marks."""
        while len(self._open) > depth:
            held = self._open.pop()
            if held.sign not in SINGLES:
                self._hand_on(held.until(end, closed=False))
                continue
            if held.sign != "'":
                self.strays.append(held.start - 1)
            for inner in held.inner:
                self._hand_on(inner)

    def _hand_on(self, found: Found) -> None:
        if self._open:
            self._open[-1].inner.append(found)
        else:
            self._keep(found)
