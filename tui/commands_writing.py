"""The rows of the command table for what goes out into a file."""

from __future__ import annotations

from tui.command import INSIDE, Command

WRITING: tuple[Command, ...] = (
    Command(
        "dossier",
        ("O",),
        "Dossier",
        "Writes all that is known and was kept of the entity under the cursor, or of the card, into one Markdown file,"
        " each sentence with its source, and says where it is.",
        "Keep",
        "dossier",
        55,
        INSIDE,
        ("card",),
    ),
)
