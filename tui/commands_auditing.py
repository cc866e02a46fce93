"""The rows of the command table for the colours of bookmarks, and for bookmarks whose documents have changed."""

from __future__ import annotations

from tui.command import PANES, SELECTING, Command, Where

_AUDIT: tuple[Where, ...] = ("audit",)

AUDITING: tuple[Command, ...] = (
    Command(
        "colour",
        ("#",),
        "Colour label",
        "Gives the bookmark here a colour with its letter, or takes it away; a passage without a bookmark is kept.",
        "Keep",
        "colour",
        35,
        (*PANES, "bookmarks", "audit"),
        ("bookmarks",),
    ),
    Command(
        "audit",
        ("A",),
        "Bookmarks in doubt",
        "Lists the bookmarks that have moved, have other words, are in doubt or are lost since their documents changed,"
        " and notes that were typed and not kept.",
        "Keep",
        "in doubt",
        66,
        (*PANES, "bookmarks"),
        ("bookmarks",),
    ),
    Command(
        "place_here",
        ("P",),
        "Place the bookmark here",
        "Lets the bookmark that you are placing stand on what is selected, else on the passage under the cursor.",
        "Keep",
        "place it here",
        1,
        ("reader", *SELECTING),
    ),
    Command(
        "accept",
        ("a",),
        "Accept the place",
        "Lets the bookmark of the row stand at the place that is shown from now on.",
        "Keep",
        "accept",
        5,
        _AUDIT,
    ),
    Command(
        "accept_moved",
        ("M",),
        "Accept all that only moved",
        "Accepts every bookmark that is shown and whose words stand unchanged in another place, as one action.",
        "Keep",
        "all that moved",
        6,
        _AUDIT,
    ),
    Command(
        "next_place",
        ("]", "right"),
        "Next place",
        "Shows the next of the places that could be meant.",
        "Move",
        "next place",
        7,
        _AUDIT,
    ),
    Command(
        "previous_place",
        ("[", "left"),
        "Previous place",
        "Shows the place before, of those that could be meant.",
        "Move",
        where=_AUDIT,
    ),
    Command(
        "place_by_hand",
        ("P",),
        "Place by hand",
        "Goes to the text: select the passage there, and {place_here} places the bookmark on it.",
        "Keep",
        "place by hand",
        8,
        _AUDIT,
    ),
    Command(
        "without_place",
        ("w",),
        "Keep without a place",
        "Keeps the bookmark as a quote that stands nowhere; once more looks for its place again.",
        "Keep",
        "without a place",
        9,
        _AUDIT,
    ),
)
