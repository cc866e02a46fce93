"""The cards that are mentioned in the text being read, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.content import Content
from textual.message import Message

from indexdir import Mention, tally
from tui.content import safe
from tui.widgets.colours import palette_for
from tui.widgets.kept_places import STAR, KeptPlaces
from tui.widgets.rows import Row, Rows


class EntityList(Rows):
    """Names and counts under headings of their kinds, in the order in which the text first names them."""

    @dataclass
    class Opened(Message):
        """A card is to be shown; `by_choice` tells Enter from a mere look."""

        entities: EntityList
        card_id: str
        by_choice: bool

        @property
        def control(self) -> EntityList:
            """The list that posted this."""
            return self.entities

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty=empty, id=id, classes=classes)
        self._kept: frozenset[str] = frozenset()

    def show(self, mentions: Sequence[Mention], names: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        """Count `mentions` by card; `names` are the cards' names, `kinds` the headings in their order."""
        counts: Counter[str] = Counter()
        kind_of: dict[str, str] = {}
        unsure: set[str] = set()
        for (card, kind, ambiguous), count in tally(mentions).items():
            counts[card] += count
            kind_of[card] = kind
            if ambiguous:
                unsure.add(card)
        order = [*kinds, *sorted(set(kind_of.values()) - set(kinds))]
        rows: list[Row] = []
        for kind in order:
            cards = [card for card in counts if kind_of[card] == kind]
            if not cards:
                continue
            heading = kinds.get(kind) or kind.capitalize()
            rows.append(Row(f"kind:{kind}", partial(self._heading, heading, bool(rows)), 1 + bool(rows), False))
            for card in cards:
                name = safe(names.get(card) or card)
                draw = partial(self._entity, card, name, kind, counts[card], card in unsure)
                rows.append(Row(f"card:{card}", draw))
        self.entitle(Content(f"In this text ─ {len(counts)}"))
        self.set_rows(rows, keep=self.row.key if self.row is not None else "")

    def set_kept(self, kept: KeptPlaces) -> None:
        """Mark the cards that are kept."""
        self._kept = kept.cards
        self.redraw()

    def follow(self, card_id: str) -> bool:
        """Highlight a card without opening it; False if the text does not mention it."""
        return self.highlight_key(f"card:{card_id}")

    def _heading(self, text: str, gap: bool, width: int) -> list[Content]:
        palette = palette_for(self)
        line = Content(safe(text)).stylize(palette.muted).stylize(palette.strong)
        return [Content(""), line] if gap else [line]

    def _entity(self, card: str, name: str, kind: str, count: int, unsure: bool, width: int) -> list[Content]:
        palette = palette_for(self)
        number = str(count)
        room = max(1, width - 2 - len(number))
        label = Content(name + (" ?" if unsure else "")).truncate(room, ellipsis=True)
        styled = label.stylize(palette.entity(kind))
        gap = max(1, width - 1 - label.cell_length - len(number))
        sign = Content(STAR).stylize(palette.bookmark) if card in self._kept else Content(" ")
        return [sign + styled + Content(" " * gap) + Content(number).stylize(palette.muted)]

    @on(Rows.Highlighted)
    def _look(self, event: Rows.Highlighted) -> None:
        event.stop()
        self.post_message(self.Opened(self, event.row.key.removeprefix("card:"), False))

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        event.stop()
        self.post_message(self.Opened(self, event.row.key.removeprefix("card:"), True))
