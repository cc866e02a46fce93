"""What was asked before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from tui.content import safe
from tui.notebook import Asked
from tui.notebook.history import recalled
from tui.screens.lists import ListScreen
from tui.widgets.rows import Row
from tui.widgets.wrapping import counted


class AskedScreen(ListScreen):
    """The queries, the last ones first; some letters find one. It closes with the text of the one to ask again."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        super().__init__(
            "Asked before ─ type some letters of it, Enter asks it again",
            partial(asked_rows, asked),
            empty="Nothing was asked yet." if not asked else "Nothing that was asked has these letters.",
        )


def asked_rows(asked: Sequence[Asked], text: str, width: int) -> Sequence[Row]:
    """A row for each query that fits, with when it was asked and what it found then."""
    return [Row(each.text, partial(_asked_row, each)) for each in recalled(asked, text)]


def _asked_row(asked: Asked, width: int) -> list[Content]:
    when = Content.styled(f"{counted(asked.hits, 'document')} · {asked.at[:10]}", "$text-muted")
    room = width - when.cell_length - 2
    query = Content(safe(asked.text))
    if room < 10:
        return [query.truncate(max(1, width), ellipsis=True)]
    left = query.truncate(room, ellipsis=True)
    return [left + " " * max(1, width - left.cell_length - when.cell_length) + when]
