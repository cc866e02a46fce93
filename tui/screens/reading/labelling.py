"""Labels on all that can be opened on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from rich.cells import cell_len

from indexdir import Mention
from tui.commands import INSIDE, Where
from tui.screens.reading.handlers import handles
from tui.screens.reading.linking import follow_link, links_between
from tui.screens.reading.room import Room
from tui.screens.reading.viewing import open_mention
from tui.widgets.rows import Row, Rows

_APART = 2  # cells that two labels on one line need


class Spot(NamedTuple):
    """A cell of the screen at which something can be opened, and what opens it."""

    x: int
    y: int
    open: Callable[[], None]


@handles("labels")
def show_labels(room: Room) -> None:
    """Put labels on what can be opened, and open what is chosen."""
    # Imported when it is asked for: the first screen does without it.
    from tui.screens.labels import LabelScreen

    spots = spots_of(room)
    if not spots:
        room.say("Nothing on this screen can be opened.")
        return

    def chosen(number: int | None) -> None:
        if number is not None and number >= 0:
            spots[number].open()

    # The picture that Textual itself makes of a screen for a screenshot; there is no other way to write over a text.
    strips = room._compositor.render_strips(room.size)
    room.app.push_screen(LabelScreen(strips, [(spot.x, spot.y) for spot in spots]), chosen)


def spots_of(room: Room) -> list[Spot]:
    """What can be opened on the screen, nearest to where one is first, each at least two cells from the next."""
    here = room.desk.pane
    near = list(_nearest(room, _in_pane(room, here)))
    far = [spot for name in INSIDE if name != here for spot in _in_pane(room, name)]
    kept: dict[tuple[int, int], Spot] = {}
    for spot in (*near, *far, *_tabs(room)):
        if spot.y < room.size.height - 1 and not any(
            (spot.x + shift, spot.y) in kept for shift in range(1 - _APART, _APART)
        ):
            kept[spot.x, spot.y] = spot
    return list(kept.values())


def _nearest(room: Room, spots: Iterator[Spot]) -> Iterator[Spot]:
    pane = room.pane(room.desk.pane)
    top = pane.scrollable_content_region.y
    line = top + pane.cursor_row
    yield from sorted(spots, key=lambda spot: abs(spot.y - line))


def _in_pane(room: Room, name: Where) -> Iterator[Spot]:
    pane = room.pane(name)
    around = pane.scrollable_content_region
    if not pane.region.area:
        return
    if isinstance(pane, Rows):
        for top, row in pane.rows_in_view():
            if row.selectable:
                yield Spot(around.x, around.y + top, partial(_open_row, room, name, row))
        return
    reading = pane.reading
    if reading is None:
        return
    for row_of_view, cell, line in pane.lines_in_view():
        places = [(mention.start, partial(_open_mention, room, mention)) for mention in pane.mentions_in(line)]
        places += [
            (max(start, line.start), partial(follow_link, room, destination))
            for start, _end, destination in links_between(reading, line.start, line.end)
            if start >= line.start
        ]
        for start, act in sorted(places, key=lambda place: place[0]):
            x = cell + cell_len(line.shown[: line.index_of(start)])
            yield Spot(around.x + x, around.y + row_of_view, act)


def _tabs(room: Room) -> Iterator[Spot]:
    around = room.tabs.content_region
    if room.tabs.region.area:
        for start, pane in room.tabs.starts:
            yield Spot(around.x + start, around.y, partial(room.show_pane, pane))


def _open_row(room: Room, name: Where, row: Row) -> None:
    pane = room.pane(name)
    if isinstance(pane, Rows) and pane.highlight_key(row.key):
        room.show_pane(name)
        pane.choose()


def _open_mention(room: Room, mention: Mention) -> None:
    room.reader.go_to(mention.start)
    open_mention(room, mention)
