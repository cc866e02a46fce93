"""The ways out of an empty answer: what each word finds, and by number what each single change would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from textual import events, on
from textual.content import Content
from textual.message import Message

from indexdir import Ladder, Relaxation, WordCount
from tui.content import safe
from tui.widgets.colours import palette_for
from tui.widgets.rows import Row, Rows
from tui.widgets.wrapping import counted

_NUMBERED = 9


class LadderList(Rows):
    """Shown where hits would be; a number, or Enter on its row, asks what stands there."""

    @dataclass
    class Asked(Message):
        """`text` is to be asked instead."""

        text: str

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(empty="", id=id, classes=classes)
        self._ladder: Ladder | None = None
        self._notes: tuple[str, ...] = ()
        self._width = 0

    def show(self, ladder: Ladder | None, notes: Sequence[str] = ()) -> None:
        """Show the ways out, or None while they are being looked for; `notes` say what else is to be known."""
        self._ladder, self._notes = ladder, tuple(notes)
        self.entitle(Content("Nothing found"))
        self.empty = "Looking for what would find something …" if ladder is None else ""
        self._fill()

    def resized(self) -> None:
        """Wrap anew."""
        if self.size.width != self._width:
            self._fill()
        super().resized()

    def _fill(self) -> None:
        self._width = self.size.width
        rows = list(self._rows(self._ladder)) if self._ladder is not None else []
        self.set_rows(rows, keep=self.row.key if self.row is not None else "")

    def _rows(self, ladder: Ladder) -> Iterator[Row]:
        width = max(8, self.scrollable_content_region.width - 3)
        for number, note in enumerate(self._notes):
            yield self._wrapped_row(f"note:{number}", note, width)
        for word in ladder.words:
            yield Row(f"word:{word.word}", partial(self._word_row, word), 1, False)
            if word.near:
                near = ", ".join(f"{spelling} {count:,}" for spelling, count in word.near)
                yield self._wrapped_row(f"near:{word.word}", f"  spelled nearly so: {near}", width, muted=True)
        lead = "A number asks that instead:" if ladder.relaxations else "No single change finds anything."
        yield self._wrapped_row("head", f"\n{lead}", width, muted=True)
        for number, change in enumerate(ladder.relaxations, 1):
            shown = str(number) if number <= _NUMBERED else " "
            label = Content(safe(change.label)).wrap(max(8, width - 3))
            yield Row(f"change:{number}", partial(self._change_row, shown, label, change), len(label) + 1)

    def _wrapped_row(self, key: str, text: str, width: int, *, muted: bool = False) -> Row:
        lines = [line for part in text.split("\n") for line in (Content(safe(part)).wrap(width) or [Content("")])]
        return Row(key, partial(self._plain, lines, muted), len(lines), False)

    def _plain(self, lines: Sequence[Content], muted: bool, width: int) -> Sequence[Content]:
        return [line.stylize(palette_for(self).muted) for line in lines] if muted else lines

    def _word_row(self, word: WordCount, width: int) -> list[Content]:
        palette = palette_for(self)
        count = f"in {counted(word.documents, 'document')}" if word.documents else "nowhere"
        room = max(1, width - len(count) - 2)
        name = Content(safe(word.word)).truncate(room, ellipsis=True).stylize(palette.strong)
        return [name + Content("  ") + Content(count).stylize(palette.muted if word.documents else palette.error)]

    def _change_row(self, number: str, label: Sequence[Content], change: Relaxation, width: int) -> list[Content]:
        palette = palette_for(self)
        lead = Content(f"{number}  ").stylize(palette.strong)
        lines = [(Content("   ") if at else lead) + line for at, line in enumerate(label)]
        return [*lines, Content(f"   {counted(change.documents, 'document')}").stylize(palette.muted)]

    def on_key(self, event: events.Key) -> None:
        """A number asks what stands under it."""
        if event.key.isdecimal() and event.key != "0":
            event.stop()
            event.prevent_default()
            if self.highlight_key(f"change:{event.key}"):
                self.choose()

    @on(Rows.Highlighted)
    def _moved(self, event: Rows.Highlighted) -> None:
        event.stop()

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        event.stop()
        number = int(event.row.key.partition(":")[2])
        if self._ladder is not None:
            self.post_message(self.Asked(self._ladder.relaxations[number - 1].text))
