"""The sizes of the panes by key: wider, taller, hidden, and as they were."""

from __future__ import annotations

from tui.commands import PAGES, key_of
from tui.screens.reading.arranged import keep_arrangement
from tui.screens.reading.arrangement import (
    COLUMN_OF,
    COLUMNS,
    SHARE_STEP,
    STEP,
    Arrangement,
    Shown,
    hidden,
    mode_of,
    taller,
    usual,
    wider,
    widths,
)
from tui.screens.reading.handlers import handles
from tui.screens.reading.room import Room


def _shown(room: Room) -> Shown:
    """What is on the screen; keys that come faster than it is painted count from what they have asked for."""
    width, mode = room.size.width, mode_of(room.size.width)
    hidden = room.arrangement.without if room.cards else {*room.arrangement.without, "side"}
    beside = COLUMN_OF.get(room.desk.side)
    there = [mode == "wide" or (mode == "medium" and column == beside) for column in COLUMNS]
    wanted = widths(room.arrangement, width, sides=bool(room.cards))
    left, side = (
        (cells or room.query_one(f"#{column}").region.width or usual(width)) if shown and column not in hidden else 0
        for column, cells, shown in zip(COLUMNS, wanted, there, strict=True)
    )
    return Shown(mode, width, left, side, room.desk.pane)


def one_alone(room: Room) -> str:
    """Why no pane can change its width, or empty where one can."""
    if room.desk.pane in PAGES:
        return ""
    if room.has_class("-zoom") or room.desk.whole:
        return f"This pane has the whole screen; {key_of('zoom')} brings the others back."
    if mode_of(room.size.width) == "narrow":
        return "There is room for one pane at a time only; 60 columns have room for two."
    return ""


def no_column(room: Room) -> str:
    """Why the text can't change its width, or empty where it can."""
    if reason := one_alone(room):
        return reason
    shown = _shown(room)
    alone = room.desk.pane not in PAGES and not shown.left and not shown.side
    return f"The text is alone already; {key_of('hide_panes')} shows the other panes." if alone else ""


def no_neighbour(room: Room) -> str:
    """Why the pane can't change its height, or empty where it can."""
    pane = room.desk.pane
    if pane in PAGES or (room.has_class("-wide") and not one_alone(room) and _share(room)):
        return ""
    return "Only panes that stand one above the other change their height."


def _share(room: Room) -> int:
    """The share in percent that the upper pane has of the column of the pane; 0 where there is but one."""
    column = COLUMN_OF.get(room.desk.pane)
    if column == "side":
        upper, lower, usual = room.entities_pane.region.height, room.card_pane.region.height, 40
    elif column == "left":
        upper, lower, usual = room.pane(room.present("documents")).region.height, room.facets_pane.region.height, 60
    else:
        return 0
    told = room.arrangement.upper_left if column == "left" else room.arrangement.upper_side
    return (told or usual) if upper and lower else 0


def _change(room: Room, arrangement: Arrangement, said: str, unchanged: str) -> None:
    if arrangement == room.arrangement:
        room.say(unchanged)
        return
    room.arrangement = arrangement
    room.bring_forward(room.desk.pane)
    keep_arrangement(room)
    if said:
        room.say(said)


@handles("wider")
def make_wider(room: Room) -> None:
    """Give the pane more columns."""
    if room.desk.pane == "reader":
        full = f"The other panes are as narrow as they can be; {key_of('hide_panes')} hides them."
    else:
        full = "The pane is as wide as it can be: the text keeps the rest."
    _change(room, wider(room.arrangement, _shown(room), STEP), "", full)


@handles("narrower")
def make_narrower(room: Room) -> None:
    """Take columns from the pane."""
    if room.desk.pane == "reader":
        full = "The text is as narrow as it can be."
    else:
        full = f"The pane is as narrow as it can be; {key_of('hide_panes')} hides it."
    _change(room, wider(room.arrangement, _shown(room), -STEP), "", full)


def _heighten(room: Room, step: int, full: str) -> None:
    height = room.query_one("#left" if COLUMN_OF[room.desk.pane] == "left" else "#side").size.height
    arrangement = taller(room.arrangement, room.desk.pane, step, share=_share(room), height=height)
    _change(room, arrangement, "", full)


@handles("taller")
def make_taller(room: Room) -> None:
    """Give the pane more lines."""
    _heighten(room, SHARE_STEP, "The pane is as tall as it can be.")


@handles("shorter")
def make_shorter(room: Room) -> None:
    """Take lines from the pane."""
    _heighten(room, -SHARE_STEP, "The pane is as short as it can be.")


@handles("usual_panes")
def usual_panes(room: Room) -> None:
    """Give all panes the sizes of the beginning."""
    said = "The panes are as they were in the beginning."
    _change(room, Arrangement(), said, said)


@handles("hide_panes")
def hide_panes(room: Room) -> None:
    """Hide the column of the pane, or show again what is hidden."""
    shown = _shown(room)
    arrangement = hidden(room.arrangement, shown)
    if shown.column is not None:
        room.show_pane("reader")
    _change(room, arrangement, _told(room, arrangement, shown), "There are no panes beside the text.")


def _told(room: Room, arrangement: Arrangement, shown: Shown) -> str:
    if not arrangement.without:
        return "All panes are shown again."
    if shown.column is None or arrangement.without >= {"left", "side"} or shown.mode == "medium":
        return f"The text is alone; {key_of('hide_panes')} shows the other panes."
    if shown.column == "left":
        return f"The list is hidden; {key_of('pane_documents')} shows it."
    return f"Names and card are hidden; {key_of('pane_entities')} and {key_of('pane_card')} show them."
