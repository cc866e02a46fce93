"""How wide and tall the panes are, as a value: what a key makes of it, and what it comes to on a screen of a size."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tui.commands import Where

Column = Literal["left", "side"]
Mode = Literal["wide", "medium", "narrow"]

STEP, SHARE_STEP = 4, 5
LEAST_SIDE, LEAST_TEXT, LEAST_ROWS = 18, 34, 5
_WIDEST = 400
COLUMNS: tuple[Column, Column] = ("left", "side")
COLUMN_OF: dict[Where, Column] = {
    "documents": "left",
    "ladder": "left",
    "facets": "left",
    "entities": "side",
    "card": "side",
}


class Arrangement(Struct, frozen=True):
    """The columns beside the text: their width in cells, and the share of the upper pane of each in percent.

    A width or share of 0 is what the stylesheet says. `beside` is the width of the one column that stands beside the
    text on a screen of middle width. `without` are the columns that are hidden.
    """

    left: int = 0
    side: int = 0
    beside: int = 0
    upper_left: int = 0
    upper_side: int = 0
    without: frozenset[Column] = frozenset()

    def kept(self) -> str:
        """This as a text for the notebook."""
        return msgspec.json.encode(self, order="deterministic").decode()

    def showing(self, pane: Where) -> Arrangement:
        """This with the column of a pane on the screen."""
        column = COLUMN_OF.get(pane)
        return replace(self, without=self.without - {column}) if column in self.without else self


class Shown(Struct, frozen=True):
    """What is on the screen: its mode and size, the widths of the columns that are there, and the pane in question."""

    mode: Mode
    width: int
    left: int
    side: int
    pane: Where

    @property
    def column(self) -> Column | None:
        """The column of the pane, None for the text."""
        return COLUMN_OF.get(self.pane)


def mode_of(width: int) -> Mode:
    """What there is room for, as the breakpoints of the app have it."""
    return "wide" if width >= 100 else "medium" if width >= 60 else "narrow"


def read(text: str) -> Arrangement:
    """What `kept` has written; of anything else no more than makes sense."""
    try:
        found = msgspec.json.decode(text, type=Arrangement) if text else Arrangement()
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return Arrangement()
    return replace(
        found,
        left=_number(found.left, LEAST_SIDE, _WIDEST),
        side=_number(found.side, LEAST_SIDE, _WIDEST),
        beside=_number(found.beside, LEAST_SIDE, _WIDEST),
        upper_left=_number(found.upper_left, 5, 95),
        upper_side=_number(found.upper_side, 5, 95),
    )


def _number(value: int, least: int, most: int) -> int:
    return min(max(value, least), most) if value > 0 else 0


def widths(arrangement: Arrangement, width: int, *, sides: bool = True) -> tuple[int, int]:
    """The cells of the left and of the right column on a screen, 0 where the stylesheet decides.

    The text keeps its least width; without `sides` there is never a column on the right.
    """
    mode = mode_of(width)
    if mode == "narrow":
        return 0, 0
    room = width - LEAST_TEXT
    if mode == "medium":
        beside = min(arrangement.beside, room)
        return beside, beside
    left, side = arrangement.left, arrangement.side
    if not sides or arrangement.without:
        return min(left, room), min(side, room)
    over = (left or usual(width)) + (side or usual(width)) - room
    if over <= 0:
        return left, side
    left = max(LEAST_SIDE, (left or usual(width)) - (over + 1) // 2)
    return min(left, room - LEAST_SIDE), max(LEAST_SIDE, room - left)


def usual(width: int) -> int:
    """The width of a column that the stylesheet gives it while nothing is searched for."""
    return min(46, width * 27 // 100)


def wider(arrangement: Arrangement, shown: Shown, step: int) -> Arrangement:
    """The pane wider by `step` cells, narrower if negative; the same arrangement where that is not possible."""
    room = shown.width - LEAST_TEXT
    if shown.mode == "narrow":
        return arrangement
    if shown.mode == "medium":
        now = max(shown.left, shown.side)
        beside = _within(now + (step if shown.column else -step), room)
        return replace(arrangement, beside=beside) if now and beside != now else arrangement
    left, side = shown.left, shown.side
    if shown.column == "left":
        left = _within(left + step, room - side)
    elif shown.column == "side":
        side = _within(side + step, room - left)
    else:
        left = _within(left - step, room - side) if left else 0
        side = _within(side - step, room - left) if side else 0
    if (left, side) == (shown.left, shown.side):
        return arrangement
    return replace(arrangement, left=left or arrangement.left, side=side or arrangement.side)


def _within(value: int, most: int) -> int:
    return max(LEAST_SIDE, min(value, most))


def taller(arrangement: Arrangement, pane: Where, step: int, *, share: int, height: int) -> Arrangement:
    """The pane taller by a share in percent of its column, which is `height` rows tall; `share` is that of the upper.

    The same arrangement where one of the two panes would have too few rows.
    """
    column = COLUMN_OF.get(pane)
    upper = pane in ("documents", "ladder", "entities")
    now = share + (step if upper else -step)
    if column is None or not 0 < now < 100 or min(height * now, height * (100 - now)) < LEAST_ROWS * 100:
        return arrangement
    return replace(arrangement, **{f"upper_{column}": now})


def hidden(arrangement: Arrangement, shown: Shown) -> Arrangement:
    """The column of the pane hidden; from the text, all beside it, or with none there all of them shown again."""
    every: frozenset[Column] = frozenset(("left", "side"))
    if shown.mode == "narrow":
        return arrangement
    if shown.column is None:
        without = every if shown.left or shown.side else frozenset[Column]()
    else:
        without = every if shown.mode == "medium" else arrangement.without | {shown.column}
    return replace(arrangement, without=without)
