"""The rows of the command table for the list of what is kept."""

from __future__ import annotations

from tui.command import Command, Where

_HERE: tuple[Where, ...] = ("bookmarks",)

BOOKMARK_ROWS: tuple[Command, ...] = (
    Command(
        "select_row",
        ("space",),
        "Select the row",
        "Selects the row for what is done next, and goes on; on a heading, all that stands under it. Again lets go.",
        "Keep",
        "select",
        15,
        _HERE,
    ),
    Command(
        "select_rows",
        ("*",),
        "Select all that is shown",
        "Selects all rows that are shown; again lets go of them. {clear} lets go of everything.",
        "Keep",
        where=_HERE,
    ),
    Command(
        "tag_rows",
        ("t",),
        "Tag",
        "Adds tags to what is selected, else to the row, and takes those off that have a minus before them.",
        "Keep",
        "tag",
        31,
        _HERE,
    ),
    Command(
        "write_rows",
        ("W",),
        "Write to a file",
        "Writes what is selected, else all that is shown, to a file; its name says how: .md, .jsonld, .csv, .yaml or"
        " .json.",
        "Keep",
        "write",
        40,
        _HERE,
    ),
    Command(
        "group",
        ("p",),
        "Headings",
        "Puts the rows under headings: by document, tag, card, date or colour, or under none.",
        "View",
        where=_HERE,
    ),
    Command(
        "only",
        ("o",),
        "Only one kind",
        "Shows passages, documents, cards or searches only, or what has moved, is in doubt or lost; then all again.",
        "View",
        where=_HERE,
    ),
    Command(
        "fold",
        ("-",),
        "Fold",
        "Hides what stands under the heading of the row, or shows it again; so does {open} on a heading.",
        "View",
        where=_HERE,
    ),
    Command(
        "fold_all",
        ("_",),
        "Fold all",
        "Shows the headings alone, or all that stands under them.",
        "View",
        where=_HERE,
    ),
)
