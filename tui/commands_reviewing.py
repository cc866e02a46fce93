"""The rows of the command table for reviewing what was found, hit by hit."""

from __future__ import annotations

from tui.command import FOUND, Command, Where

_JUDGED: tuple[Where, ...] = ("documents", "reader")

REVIEWING: tuple[Command, ...] = (
    Command(
        "keep_hit",
        ("+",),
        "Keep this hit",
        "Keeps the hit of the row or under the cursor, with a bookmark that names the search, and goes on to the next"
        " one that is open; undo takes back both.",
        "Keep",
        "keep hit",
        13,
        _JUDGED,
    ),
    Command(
        "dismiss_hit",
        ("-",),
        "Dismiss this hit",
        "Dismisses the hit of the row or under the cursor, and goes on to the next one that is open.",
        "Keep",
        "dismiss hit",
        14,
        _JUDGED,
    ),
    Command(
        "reopen_hit",
        ("0",),
        "Leave this hit open",
        "Takes the verdict on the hit back, and the bookmark that came with it.",
        "Keep",
        where=_JUDGED,
    ),
    Command(
        "dismiss_rest",
        ("I",),
        "Ignore the rest of this document",
        "Dismisses all hits of the document that are open, as one thing to undo, and goes on to the next document.",
        "Keep",
        where=_JUDGED,
    ),
    Command(
        "next_open_hit",
        ("M",),
        "More to review",
        "Goes to the next hit that is neither kept nor dismissed, in this document or in those below; after the last"
        " one to the first.",
        "Keep",
        where=_JUDGED,
    ),
    Command(
        "hide_dismissed",
        ("&",),
        "Hide or show what is dismissed",
        "Takes the dismissed hits out of the list, and the documents that have no others; again shows them.",
        "View",
        where=("reader", *FOUND),
    ),
)
