"""Everything that was decided about names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from tui.commands import Where, key_of
from tui.content import safe
from tui.notebook import Choice, Placed
from tui.screens.keys import bindings_for
from tui.screens.lists import ListScreen
from tui.widgets.rows import Row

_SPACE = re.compile(r"\s+")

Change = Callable[[str, Choice | None], None]


class ChoicesScreen(ListScreen):
    """The choices, newest first; it closes with the id of the one to go to.

    `change(what, choice)` is called for `withdraw` with a choice, and for `undo` and `redo` with none;
    `refresh_choices` shows the outcome.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("choices")
    PLACE: ClassVar[Where] = "choices"

    def __init__(self, choices: Sequence[Choice], placed: Placed, names: Mapping[str, str], change: Change) -> None:
        super().__init__(
            "Your choices of what words name",
            self._rows_for,
            empty=f"Nothing is decided yet: {key_of('choose')} in the text offers what the name under the cursor could"
            " mean.",
            typing=False,
        )
        self.choices = tuple(choices)
        self.names = names
        self.change = change
        self._standing = _standing(placed)

    def refresh_choices(self, choices: Sequence[Choice], placed: Placed) -> None:
        """Show what the notebook holds now."""
        self.choices = tuple(choices)
        self._standing = _standing(placed)
        self.fill(anew=True)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The commands for choices besides those of every list."""
        return {
            **super().deeds(),
            "withdraw": self._withdraw,
            "undo": lambda: self.change("undo", None),
            "redo": lambda: self.change("redo", None),
        }

    def _withdraw(self) -> None:
        row = self.rows.row
        choice = next((choice for choice in self.choices if row is not None and choice.id == row.key), None)
        if choice is not None:
            self.change("withdraw", choice)

    def _rows_for(self, text: str, width: int) -> Sequence[Row]:
        words = text.lower().split()
        return [
            self._row(choice, width)
            for choice in self.choices
            if all(word in f"{choice.quote} {self._meaning(choice)} {choice.document}".lower() for word in words)
        ]

    def _meaning(self, choice: Choice) -> str:
        return self.names.get(choice.card, choice.card) if choice.card else "no name of a card"

    def _row(self, choice: Choice, width: int) -> Row:
        around = f"…{choice.prefix}", choice.quote, f"{choice.suffix}…"
        left, quote, right = (safe(_SPACE.sub(" ", part)) for part in around)
        context = Content.assemble(" ", (left, "$text-muted"), (quote, "bold"), (right, "$text-muted"))
        head = Content.assemble((safe(f"“{choice.brief}”"), "bold"), " → ", safe(self._meaning(choice)))
        where = f" {choice.created[:10]} · {choice.document}"
        if choice.id not in self._standing:
            where += " · not in the text as it is now, so it does not count"
        note = Content.styled(safe(where), "$text-muted")
        lines = [line.truncate(max(8, width), ellipsis=True) for line in (head, context, note)]
        return Row(choice.id, lambda _width: [*lines, Content("")], len(lines) + 1)


def _standing(placed: Placed) -> frozenset[str]:
    return frozenset(choice.id for made in placed.values() for choice in made.values())
