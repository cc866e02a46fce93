"""Signs that every terminal has, in place of those that it may lack: a filter over all that is painted."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_DRAWN = {
    "─╌┄┈╴╶": "-",
    "│╎┆┊╵╷": "|",
    "━═╍▔▀▄": "=",
    "┃║╏┏┓┗┛╔╗╚╝": "#",  # a heavy frame stays another than a light one: it tells which pane has the keys
    "▁▂▃▅▆▇░": " ",  # the ends of a scroll bar
    "▌▶": ">",
    "▐▎▏▕▍▋▊": "|",
    "█▉▓▒■": "#",
}
_WRITTEN = {
    "“”„‟«»″": '"',
    "‘’‚‛′": "'",
    "‐‑‒–—―−": "-",
    "·": "-",
    "…": "~",
    "→›▸‣⇒": ">",
    "←‹◂◀⇐": "<",
    "↑▲": "^",
    "↓▼": "v",
    "★☆•●✓": "*",
    "○◦◊": "o",
    "◐": "%",
    "×": "x",
    "≠": "!",
    "≈": "~",
    "≡": "=",
    "¶": "P",
    "§": "S",
    "\ufffd": "?",
    "\u00a0\u2007\u202f": " ",
}
_BOXES = dict.fromkeys(range(0x2500, 0x2580), "+")
_BLOCKS = dict.fromkeys(range(0x2580, 0x25A0), "#")
_SIGNS = (
    _BOXES
    | _BLOCKS
    | {ord(sign): plain for table in (_DRAWN, _WRITTEN) for signs, plain in table.items() for sign in signs}
)


class PlainSigns(LineFilter):
    """Draws signs of one cell as ASCII of one cell, in the texts of documents too: curly quotes are straight there.

    Letters stay as they are where the terminal has them; a question mark is for those that its `encoding` lacks.
    """

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self.encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments with other signs."""
        return [
            segment if segment.text.isascii() else Segment(plain(segment.text, self.encoding), *segment[1:])
            for segment in segments
        ]


@lru_cache(4096)
def plain(text: str, encoding: str = "utf-8") -> str:
    """A text of the same width, in signs that a terminal of this encoding has."""
    text = text.translate(_SIGNS)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_encodable(character, encoding) for character in text)
    return text


def _encodable(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return "?" * get_character_cell_size(character)
    return character
