"""Which card some words mean: the candidates, none of them, or any other card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from indexdir import Card
from tui.commands import Where
from tui.content import kind_style, safe
from tui.screens.keys import bindings_for
from tui.screens.lists import ListScreen
from tui.widgets.rows import Row, Rows

# No id of a card begins with a colon.
NOBODY, ANOTHER, UNDECIDED = ":none", ":another", ":undecided"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that words could mean, with the reason, and whether it counts now."""

    card: Card
    why: str
    current: bool


class ChooseScreen(ListScreen):
    """Closes with the id of the chosen card, `NOBODY` or `UNDECIDED`; `everywhere` tells for which places.

    `places` counts those of the same words in the document. What is typed is looked for among all cards.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("choosing")
    PLACE: ClassVar[Where] = "choosing"

    def __init__(
        self,
        words: str,
        candidates: Sequence[Candidate],
        cards: Sequence[Card],
        *,
        places: int,
        decided: bool,
    ) -> None:
        super().__init__(f"What “{safe(words)}” names", self._rows_for, empty="No card has these words.", typing=False)
        self.everywhere = False
        self._candidates = tuple(candidates)
        self._cards = cards
        self._places = places
        self._decided = decided
        self._among_all = False

    def on_mount(self) -> None:
        """Say for which places the choice counts."""
        super().on_mount()
        self.field.placeholder = "type to look among all cards"
        self._tell_places()

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The commands for choosing besides those of every list."""
        return {**super().deeds(), "same_words": self._toggle_places, "clear": self._back, "one_level_back": self._back}

    def _toggle_places(self) -> None:
        self.everywhere = not self.everywhere and self._places > 1
        self._tell_places()

    def _tell_places(self) -> None:
        if self._places == 1:
            told = "these words stand here only"
        elif self.everywhere:
            told = f"for all {self._places:,} places of these words in this document"
        else:
            told = f"for this place only, of {self._places:,} in this document"
        self.query_one("#sheet").border_subtitle = Content(told)

    def _back(self) -> None:
        if self._among_all or self.field.value:
            self._among_all = False
            with self.field.prevent(Input.Changed):
                self.field.value = ""
            self.rows.focus()
            self.fill(anew=True)
        else:
            self.dismiss("")

    @on(Rows.Chosen)
    def another_chosen(self, event: Rows.Chosen) -> None:
        """Go on among all cards."""
        if event.row.key == ANOTHER:
            event.prevent_default()
            self._among_all = True
            self.field.focus()
            self.fill(anew=True)

    def _rows_for(self, text: str, width: int) -> Sequence[Row]:
        if self._among_all or text:
            return [*self._found(text, width)]
        rows = [_candidate_row(candidate, width) for candidate in self._candidates]
        rows.append(_line(NOBODY, "None of these: no name of a card"))
        rows.append(_line(ANOTHER, "Another card …"))
        if self._decided:
            rows.append(_line(UNDECIDED, "Leave it to the cards again: take back what you chose"))
        return rows

    def _found(self, text: str, width: int) -> list[Row]:
        words = text.lower().split()
        return [
            Row(card.id, partial(_card_row, card))
            for card in self._cards
            if all(word in " ".join((card.name, *card.aliases, *card.short, _kind(card))).lower() for word in words)
        ]


def _kind(card: Card) -> str:
    return card.kind.replace("-", " ").capitalize()


def _candidate_row(candidate: Candidate, width: int) -> Row:
    card = candidate.card
    mark = "● " if candidate.current else "○ "
    name = Content.assemble(mark, (safe(card.name), f"bold ${kind_style(card.kind)}"))
    why = Content.styled(safe(f"  {_kind(card)} · {candidate.why}"), "$text-muted")
    summary = Content(safe(card.summary)).wrap(max(8, width - 5))[:2] if card.summary else []
    lines = [name, why, *(Content("  ") + line for line in summary)]
    if len(summary) == 2 and len(card.summary) > len(summary[0]) + len(summary[1]) + 1:
        lines[-1] = lines[-1].rstrip() + " …"
    shown = [line.truncate(max(8, width), ellipsis=True) for line in lines]
    return Row(card.id, lambda _width: [*shown, Content("")], len(shown) + 1)


def _line(key: str, text: str) -> Row:
    return Row(key, lambda width: [Content(text).truncate(max(1, width), ellipsis=True)])


def _card_row(card: Card, width: int) -> list[Content]:
    name = Content.styled(safe(card.name), f"${kind_style(card.kind)}")
    label = Content.styled(safe(_kind(card)), "$text-muted")
    room = max(1, width - label.cell_length - 2)
    left = name.truncate(room, ellipsis=True)
    return [left + " " * max(1, width - left.cell_length - label.cell_length) + label]
