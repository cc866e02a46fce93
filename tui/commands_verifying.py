"""The rows of the command table for checking the quotations of a draft."""

from __future__ import annotations

from tui.command import INSIDE, Command, Where

_VERIFIED: tuple[Where, ...] = ("verified",)

VERIFYING: tuple[Command, ...] = (
    Command(
        "verify_draft",
        ('"',),
        "Check a draft",
        "Looks up every quotation of a text that you paste, or of a file: each is exact, altered or not found. Again"
        " brings back what was found.",
        "Search",
        where=INSIDE,
    ),
    Command(
        "edit_draft",
        ("e",),
        "The draft",
        "Goes back to the text that was checked, to change it or to put another in its place.",
        "Search",
        "the draft",
        5,
        _VERIFIED,
    ),
)
