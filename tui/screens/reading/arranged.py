"""The sizes of the panes as the room has them: put on the screen, and kept for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import PANES, Where
from tui.screens.reading.arrangement import COLUMN_OF, mode_of, widths

if TYPE_CHECKING:
    from tui.screens.reading.room import Room


def columns_for(room: Room, pane: Where) -> dict[str, bool]:
    """The classes that hide columns, none of them that of a pane that is gone to."""
    shown = room.arrangement.showing(pane)
    if shown != room.arrangement:
        room.arrangement = shown
        keep_arrangement(room)
    return {"-no-left": "left" in shown.without, "-no-side": "side" in shown.without or not room.cards}


def there(room: Room) -> list[Where]:
    """The panes that are neither hidden nor without anything to show, from left to right."""
    hidden = set(room.arrangement.without) if mode_of(room.app.size.width) != "narrow" else set()
    if not room.cards:
        hidden.add("side")
    return [pane for pane in PANES if COLUMN_OF.get(pane) not in hidden]


def beside(room: Room) -> Where:
    """The pane beside the text where there is room for one; the text itself where that is hidden."""
    return "reader" if COLUMN_OF.get(room.desk.side) in room.arrangement.without else room.desk.side


def arrange(room: Room, width: int) -> None:
    """Give columns and panes their sizes on a screen of so many columns; what is 0 is left to the stylesheet."""
    arrangement = room.arrangement
    alone = room.has_class("-zoom") or room.desk.whole
    cells = (0, 0) if alone else widths(arrangement, width, sides=bool(room.cards))
    if room.sizes == (cells, arrangement):
        return  # each size that is set lays the whole screen out anew
    room.sizes = cells, arrangement
    for name, columns in zip(("#left", "#side"), cells, strict=True):
        styles = room.query_one(name).styles
        styles.width = styles.max_width = columns or None
    heights: dict[Where, int] = {
        "documents": arrangement.upper_left,
        "ladder": arrangement.upper_left,
        "facets": 100 - arrangement.upper_left if arrangement.upper_left else 0,
        "entities": arrangement.upper_side,
        "card": 100 - arrangement.upper_side if arrangement.upper_side else 0,
    }
    for pane, share in heights.items():
        room.pane(pane).styles.height = f"{share}fr" if share else None


def keep_arrangement(room: Room) -> None:
    """Keep the sizes of the panes for the next time."""
    # what they are by then, not now: of two writers the later one may be the first to come to it
    room.fetch("layout", lambda cancelled: room.notebook.remember("layout", room.arrangement.kept()))
