"""The rows of the command table for the sections of a text."""

from __future__ import annotations

from tui.command import PANES, Command

SECTION_ROWS: tuple[Command, ...] = (
    Command(
        "contents",
        ("t",),
        "Contents of this text",
        "Lists the headings of the text, also those that are only guessed from how they look; Enter goes there.",
        "Move",
        "contents",
        55,
        PANES,
        ("reader",),
    ),
    Command("next_section", (")",), "Next section", "Goes to the next heading of the text.", "Move", where=PANES),
    Command(
        "previous_section",
        ("(",),
        "Previous section",
        "Goes to the heading of this section, and from there to the one before.",
        "Move",
        where=PANES,
    ),
)
