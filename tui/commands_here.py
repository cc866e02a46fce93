"""The rows of the command table for what is before one's eyes: finding in it, and labels on what can be opened."""

from __future__ import annotations

from tui.command import INSIDE, Command

HERE: tuple[Command, ...] = (
    Command(
        "find_here",
        ("f",),
        "Find here",
        "Finds words in this text as you type, {next_hit} and {previous_hit} go through them; in a list, the rows with"
        " all the words stay. Enter keeps it, {clear} ends it.",
        "Search",
        "find here",
        12,
        INSIDE,
        ("reader", "documents", "concordance"),
    ),
    Command(
        "labels",
        (";",),
        "Open by a label",
        "Puts a letter or two on every name, link and row on the screen; typing them opens it, any other key ends it.",
        "Follow",
        "labels",
        35,
        INSIDE,
        ("reader", "card"),
    ),
)
