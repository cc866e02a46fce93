"""The list of all that was kept as it is shown: the rows, and beside them what is known of one."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.worker import Worker

from tui.commands import COMMAND, Where, footer_key
from tui.notebook import Bookmark
from tui.screens.bookmark_entries import Entry
from tui.screens.bookmark_frame import fitting, frame_title, frame_ways, told_empty
from tui.screens.bookmark_list import NO_CARDS, CardsOf, Heading, KeptList, ListView
from tui.screens.bookmark_preview import Context, Told, told_of, told_of_heading
from tui.screens.bookmark_rows import entry_rows, heading_of, id_in, id_of, is_heading, list_rows, row_for
from tui.screens.lists import ListScreen
from tui.screens.reading.notice import NoticeLine
from tui.widgets.filter_field import FilterField
from tui.widgets.footer import KeyFooter
from tui.widgets.rows import Row, Rows
from tui.widgets.wrapping import row_of

Act = Callable[[str, Sequence[Entry]], None]

_STILL = 0.04  # seconds that the highlight stands still before the text around a passage is read
_FOOTER = ("open", "select_row", "audit", "note", "tag_rows", "remove_bookmark", "undo", "filter", "help")
_FIELD = "words, #tag, is:note, is:lost, is:red"


class BookmarksShown(ListScreen):
    """What is kept, as `view` shows it; it closes with the id of what to go to.

    Its rows know the ids that are `selected` also once these have changed.

    `act(what, entries)` is called for what is to be done or found out: what `context` and `cards` ask for comes by
    `show_context` and `show_cards`, and what the notebook holds afterwards by `refresh_kept`.
    """

    PLACE: ClassVar[Where] = "bookmarks"

    rows = getters.query_one("#rows", Rows)
    around = getters.query_one("#around", Rows)

    def __init__(self, kept: KeptList, selected: set[str], view: ListView, act: Act) -> None:
        super().__init__("Bookmarks", self._rows_for, empty="", typing=False)
        self.kept = kept
        self.act = act
        self.selected = selected
        self.made = entry_rows(kept, (), selected)
        self._view = view
        self._begin_at = view.row
        self._cards_of: CardsOf | None = None
        self._framed = ("", "")
        self._read_around: Context | None = None

    def compose(self) -> ComposeResult:
        """A field above the rows, and what is known of one of them."""
        with Vertical(id="sheet"):
            yield FilterField(self._view.filter, placeholder=_FIELD, id="filter", compact=True)
            with Container(id="both"):
                yield Rows(id="rows")
                around = Rows(id="around")
                around.can_focus = False
                yield around
            yield KeyFooter()
        yield NoticeLine()

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The bookmarks among what is kept, newest first."""
        return tuple(entry.item for entry in self.kept.entries if isinstance(entry.item, Bookmark))

    @property
    def view(self) -> ListView:
        """How the list is shown, and where in it one is."""
        return replace(self._view, filter=self.field.value, row=id_of(self.rows.row))

    @property
    def shown(self) -> Sequence[Entry]:
        """What the filter leaves, in its order."""
        return self.kept.found(self._view)

    @property
    def entry(self) -> Entry | None:
        """What the highlighted row shows; None on a heading."""
        return self.kept.by_id.get(id_of(self.rows.row))

    @property
    def chosen_entries(self) -> list[Entry]:
        """What is selected, what is shown of it first, else what the highlighted row shows."""
        if self.selected:
            names = dict.fromkeys(entry.id for entry in (*self.shown, *self.kept.entries) if entry.id in self.selected)
            return [self.kept.by_id[name] for name in names]
        return [self.entry] if self.entry is not None else []

    @property
    def cards_of(self) -> CardsOf:
        """The cards that the passages mention, as far as that is known."""
        return self._cards_of if self._cards_of is not None else NO_CARDS

    def refresh_kept(self, kept: KeptList) -> None:
        """Show what the notebook holds now."""
        self.kept = kept
        self.selected &= set(kept.by_id)
        self._cards_of = self._read_around = None
        self.fill(anew=True)
        self.show_keys()

    def show_context(self, context: Context) -> None:
        """Show a passage in its text, if its row still is the highlighted one."""
        if self.entry is not None and self.entry.id == context.bookmark:
            self._read_around = context
            self._tell()

    def show_cards(self, cards_of: CardsOf) -> None:
        """Put the rows under the cards that their passages mention."""
        self._cards_of = cards_of
        self.fill(anew=True)

    def show_keys(self) -> None:
        """Show the keys that act here; that of the audit where there is something to look at."""
        self.bind_keys()
        if self.writing:
            self.show_keys_of_field()
            return
        shown = [COMMAND[name] for name in _FOOTER if name != "audit" or self.kept.to_audit]
        self.key_footer.show([(footer_key(item), item.label, item.id) for item in shown])

    def placeholder(self) -> str:
        """What can be written in the empty field."""
        return f"{super().placeholder()}: {_FIELD}" if self.field.has_focus else super().placeholder()

    def fill(self, *, anew: bool = False) -> None:
        """Show the rows for what stands in the field; the highlighted one stays, or gives way to its neighbour."""
        if not self.query("#rows"):
            return
        row, at = self.rows.row, self.rows.index
        before = self._begin_at or (row.key if row is not None else "")
        self.rows.empty = told_empty(self.kept, self.field.value, self._view)
        super().fill(anew=anew)
        if self.rows.rows:
            self._begin_at = ""
            self._highlight(before, at)
        self._head()
        self.moved()

    def _highlight(self, before: str, at: int) -> None:
        rows, entry = self.rows, id_in(before)
        if rows.row is not None and (rows.row.key == before or id_of(rows.row) == entry != ""):
            return
        gone = bool(entry) and entry not in self.kept.by_id
        rows.highlight_key(self.made.keys[row_for(self.made, entry, at if gone else 0)])

    def _rows_for(self, text: str, _width: int) -> Sequence[Row]:
        self._view = replace(self._view, filter=text)
        if self._view.group == "card" and self._cards_of is None:
            self.act("cards", self.kept.entries)
        elif self._view.group != "none":
            headings = self.kept.groups(self._view, self.cards_of)
            self.made = list_rows(self.kept, headings, frozenset(self._view.folded), self.selected)
            return self.made
        self.made = entry_rows(self.kept, self.shown, self.selected)
        return self.made

    def _head(self) -> None:
        """Say in the frame how much is shown, and how."""
        sheet = self.query_one("#sheet")
        room = (sheet.size.width or self.size.width) - 4
        hidden = len(self.selected - {entry.id for entry in self.shown}) if self.selected else 0
        title = frame_title(len(self.shown), len(self.kept.entries), len(self.selected), hidden)
        looking = self._view.group == "card" and self._cards_of is None
        words = (fitting(title, room), fitting(frame_ways(self._view, looking=looking), room))
        if words != self._framed:  # the whole sheet is painted anew for it
            self._framed = words
            sheet.border_title, sheet.border_subtitle = map(Content, words)

    @on(Rows.Highlighted)
    def row_highlighted(self) -> None:
        """Tell of another row."""
        self.moved()

    def moved(self) -> None:
        """Tell of the highlighted row, and once it stands still, of what is around it in its text."""
        self._tell()
        entry = self.entry
        known = self._read_around is not None and entry is not None and self._read_around.bookmark == entry.id
        if entry is not None and entry.kind != "search" and not known and self.around.display:
            _worker: Worker[None] = self.run_worker(self._once_still(entry), group="still", exclusive=True)

    async def _once_still(self, entry: Entry) -> None:
        await sleep(_STILL)
        self.act("context", [entry])

    def _tell(self) -> None:
        entry, context = self.entry, self._read_around
        if context is not None and (entry is None or context.bookmark != entry.id):
            context = None
        width, told = max(8, self.around.scrollable_content_region.width - 2), Told([Content("")])
        if entry is not None:
            told = told_of(entry, self.kept, context, width, self.around.scrollable_content_region.height)
        elif (heading := self.heading_here()) is not None:
            told = told_of_heading(heading, self.kept, self.selected, width)
        self.around.set_rows([row_of("told", told.lines)])
        self.around.scroll_to(y=told.top, animate=False, force=True)

    def heading_here(self) -> Heading | None:
        """The heading that is highlighted; None where that is another row."""
        row = self.rows.row
        if row is None or not is_heading(row):
            return None
        headings = self.kept.groups(self._view, self.cards_of)
        return next((each for each in headings if each.key == heading_of(row)), None)

    def change_view(self, view: ListView, row: str = "") -> None:
        """Show the list in another way; the highlighted row stays, or that of the key `row` is."""
        self._view = view
        self.fill(anew=True)
        if row:
            self.rows.highlight_key(row)
            self.moved()

    def selection_changed(self) -> None:
        """Show what is selected now."""
        self.rows.redraw()
        self._head()
        if self.entry is None:
            self._tell()
