"""Lines and columns of a text for offsets that come in order, without counting from the top each time."""

from __future__ import annotations


class Lines:
    """Gives the line and column, from 1, of each offset asked for; an offset is never before the last one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._here, self._line, self._line_start = 0, 1, 0

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset."""
        self._line += self._text.count("\n", self._here, offset)
        self._line_start = max(self._line_start, self._text.rfind("\n", self._here, offset) + 1)
        self._here = offset
        return self._line, offset - self._line_start + 1
