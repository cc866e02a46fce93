"""Copying by the terminal: the control sequence OSC 52, which also reaches the clipboard at the other end of SSH."""

from __future__ import annotations

import base64
from collections.abc import Mapping

LONGEST = 74_994
"""Bytes of UTF-8 that are sent at most: in base64 they are 99,992, and terminals take 100,000 with the sequence."""

_SCREEN_PIECE = 512  # GNU screen takes strings of up to 768 bytes
_LACKING = ("", "linux", "dumb", "unknown", "cons25")


def fits(text: str) -> bool:
    """Whether a text is short enough for the clipboard of a terminal."""
    return len(text.encode("utf-8", "replace")) <= LONGEST


def lacks_clipboard(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to have no clipboard: a console, or macOS's own Terminal."""
    term = environment.get("TERM", "")
    return term in _LACKING or term.startswith("vt") or environment.get("TERM_PROGRAM", "") == "Apple_Terminal"


def by_terminal(text: str, environment: Mapping[str, str]) -> str:
    """The sequence that puts `text` on the clipboard, so that tmux or GNU screen, if one is between, lets it through.

    tmux gets it twice: it takes the first itself if `set-clipboard` is on, and hands the second on if
    `allow-passthrough` is. At the other end of SSH either of them may be behind a TERM of `screen`: the bare sequence
    is for tmux, the pieces are for GNU screen.
    """
    coded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    sequence = f"\x1b]52;c;{coded}\x07"
    if environment.get("TMUX"):
        doubled = sequence.replace("\x1b", "\x1b\x1b")
        return f"{sequence}\x1bPtmux;{doubled}\x1b\\"
    far = environment.get("TERM", "").startswith("screen") and not environment.get("STY")
    if far or environment.get("STY"):
        pieces = (sequence[at : at + _SCREEN_PIECE] for at in range(0, len(sequence), _SCREEN_PIECE))
        return (sequence if far else "") + "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequence
