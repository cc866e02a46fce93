"""The ways to narrow an answer down: kinds, names, years, sources, types, tags, each with its documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.content import Content
from textual.message import Message

from indexdir import Facet, FacetValue
from tui.content import safe
from tui.widgets.colours import palette_for
from tui.widgets.hit_rows import Cards
from tui.widgets.rows import Row, Rows

UNFOLD = "unfold:"
_FEW = 5  # values of a facet, and those that are asked for, before it is unfolded
_SIGNS = {"": " ", "in": "+", "out": "-"}


class FacetList(Rows):
    """Values under headings; a + stands before one that the query asks for, a - before one that it leaves out."""

    @dataclass
    class Wanted(Message):
        """The documents with this value are wanted, or no longer only those."""

        value: FacetValue

    def __init__(self, cards: Cards, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._cards = cards
        self._values: dict[str, FacetValue] = {}
        self._facets: tuple[Facet, ...] = ()
        self._unfolded: set[str] = set()

    @property
    def value(self) -> FacetValue | None:
        """The highlighted value."""
        return self._values.get(self.row.key) if self.row is not None else None

    def show(self, facets: Sequence[Facet], crumbs: Sequence[str] = ()) -> None:
        """Show the facets of an answer, and the parts of its query that are no value of them.

        The highlight stays on its value, or where that is gone on the next one.
        """
        self._facets = (*_parts(facets, crumbs), *facets)
        shown, rows = self.row, self._rows()
        keep = self._nearest({row.key for row in rows if row.selectable})
        active = sum(bool(value.state) for value in self._values.values())
        self.entitle(Content(f"Narrow down ─ {active} on" if active else "Narrow down"))
        if shown is not None and shown.key == keep:
            self.exchange_rows(rows)
        else:
            self.set_rows(rows, keep=keep)

    def _rows(self) -> list[Row]:
        self._values = {_key(value): value for facet in self._facets for value in facet.values}
        return [row for facet in self._facets if facet.values for row in self._facet_rows(facet)]

    def _nearest(self, left: set[str]) -> str:
        keys = [row.key for row in self.rows if row.selectable]
        at = keys.index(self.row.key) if self.row is not None and self.row.key in keys else 0
        return next((key for key in (*keys[at:], *reversed(keys[:at])) if key in left), "")

    def _facet_rows(self, facet: Facet) -> Iterator[Row]:
        yield Row(f"heading:{facet.name}", partial(self._heading, facet.label), 1, False)
        few = _FEW if facet.name not in self._unfolded and len(facet.values) > _FEW + 1 else len(facet.values)
        shown = [value for at, value in enumerate(facet.values) if at < few or value.state]
        for value in shown:
            yield Row(_key(value), partial(self._value_row, value, self._kind(facet, value)))
        if left := len(facet.values) - len(shown):
            yield Row(f"{UNFOLD}{facet.name}", partial(self._more, f"… {left + facet.more:,} more"))
        elif facet.more > 0:
            yield Row(f"more:{facet.name}", partial(self._more, f"and {facet.more:,} that are not listed"), 1, False)

    def _kind(self, facet: Facet, value: FacetValue) -> str:
        """The kind by which a value is coloured, if it has one."""
        asked = value.query.partition(":")[2]
        if facet.name == "kind":
            return asked
        return self._cards[asked].kind if facet.name == "entity" and asked in self._cards else ""

    def _heading(self, text: str, width: int) -> list[Content]:
        palette = palette_for(self)
        return [Content(safe(text)).stylize(palette.muted).stylize(palette.strong)]

    def _more(self, text: str, width: int) -> list[Content]:
        return [Content(f"  {text}").stylize(palette_for(self).muted)]

    def _value_row(self, value: FacetValue, kind: str, width: int) -> list[Content]:
        palette = palette_for(self)
        number = f"{value.count:,}" if value.count >= 0 else ""
        room = max(1, width - 3 - len(number))
        text = value.label.removeprefix("-") if value.count < 0 else value.label
        label = Content(safe(text)).truncate(room, ellipsis=True)
        if kind:
            label = label.stylize(palette.entity(kind))
        if value.state:
            label = label.stylize(palette.strong)
        gap = max(1, width - 2 - label.cell_length - len(number))
        sign = Content(f"{_SIGNS[value.state]} ").stylize(palette.strong)
        return [sign + label + Content(" " * gap) + Content(number).stylize(palette.muted)]

    @on(Rows.Highlighted)
    def _moved(self, event: Rows.Highlighted) -> None:
        event.stop()

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        event.stop()
        if (value := self._values.get(event.row.key)) is not None:
            self.post_message(self.Wanted(value))
        elif event.row.key.startswith(UNFOLD):
            self._unfolded.add(event.row.key.removeprefix(UNFOLD))
            at = self._at
            self.exchange_rows(self._rows())
            if at < len(self.rows):
                self.highlight_key(self.rows[at].key)


def _parts(facets: Sequence[Facet], crumbs: Sequence[str]) -> Iterator[Facet]:
    """The parts after the first that no value stands for, as values without a count."""
    listed = {value.query for facet in facets for value in facet.values}
    values = tuple(
        FacetValue(part, -1, part.removeprefix("-"), "out" if part.startswith("-") else "in")
        for part in crumbs[1:]
        if part.removeprefix("-") not in listed
    )
    if values:
        yield Facet("part", "Narrowed down by", values)


def _key(value: FacetValue) -> str:
    return f"value:{value.query}"
