"""The rows of the command table for the sizes of the panes and the looks of the app."""

from __future__ import annotations

from tui.command import PANES, Command, Where

_COLUMNS: tuple[Where, ...] = (*PANES, "facets", "ladder")

PANE_ROWS: tuple[Command, ...] = (
    Command(
        "wider",
        (".",),
        "Wider",
        "Gives the pane more columns; the text takes them from both sides.",
        "View",
        where=_COLUMNS,
    ),
    Command(
        "narrower",
        ("comma",),
        "Narrower",
        "Takes columns from the pane; those of the text go to both sides.",
        "View",
        where=_COLUMNS,
    ),
    Command(
        "taller",
        ("^",),
        "Taller",
        "Gives the pane more lines, where two stand one above the other.",
        "View",
        where=_COLUMNS,
    ),
    Command(
        "shorter",
        ("_",),
        "Shorter",
        "Takes lines from the pane, where two stand one above the other.",
        "View",
        where=_COLUMNS,
    ),
    Command(
        "usual_panes",
        ("=",),
        "Panes as in the beginning",
        "Gives all panes the sizes they had, and shows the hidden ones again.",
        "View",
        where=_COLUMNS,
    ),
    Command(
        "hide_panes",
        ("\\",),
        "Hide or show panes",
        "Hides the column of the pane; from the text, all that is beside it, and again shows it. Going to a hidden"
        " pane shows it too.",
        "View",
        where=_COLUMNS,
    ),
    Command(
        "themes",
        ("T",),
        "Colours",
        "Lists the themes, and shows each as you go over it; Enter keeps one, Esc leaves all as it was.",
        "View",
    ),
)
