"""The bookmarks that have moved, are in doubt or are lost, each with what it could be now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content

from tui.commands import Where, footer_commands, footer_key
from tui.notebook.auditing import Finding, Site
from tui.screens.audit_list import AuditList, Typed, differing, in_place_of
from tui.screens.audit_rows import DRAFT, line_row, told_of, told_of_draft
from tui.screens.keys import bindings_for
from tui.screens.lists import ListScreen
from tui.widgets.filter_field import FilterField
from tui.widgets.footer import KeyFooter
from tui.widgets.rows import Row, Rows

Act = Callable[[str, Sequence[Finding], int], None]


class AuditScreen(ListScreen):
    """The findings by what became of the bookmark; it closes with the key of the row that is to be looked at.

    `act(what, findings, place)` is called for `accept`, `without_place`, `colour`, `note`, `remove` and
    `place_by_hand`, and with no findings for `undo` and `redo`; `refresh_list` shows the outcome. For a row that
    shows a draft `note`, `copy` and `remove` are called as `draft:note` and so on, with no finding.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("audit")
    PLACE: ClassVar[Where] = "audit"

    detail = getters.query_one("#detail", Rows)

    def __init__(self, listed: AuditList, act: Act, at: tuple[str, int] = ("", 0)) -> None:
        super().__init__(
            "Bookmarks in doubt",
            self._rows_for,
            empty="Every bookmark stands where it was kept.",
            typing=False,
        )
        self.listed = self.made_of = listed
        self.act = act
        self._begin_at, self.at = at
        self._of = self._begin_at
        self._shown = listed.rows("")
        self._leaving, self._turning = "", False

    def compose(self) -> ComposeResult:
        """A field above the rows, and all that is known of one of them."""
        with Vertical(id="sheet"):
            yield FilterField(id="filter", compact=True)
            with Container(id="both"):
                yield Rows(empty=self.empty, id="rows")
                yield Rows(id="detail")
            yield KeyFooter()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that the list has, whether it is shown or not."""
        return self.listed.findings

    @property
    def drafts(self) -> tuple[Typed, ...]:
        """What was typed and not kept."""
        return self.listed.typed

    def refresh_list(self, listed: AuditList, made_of: AuditList | None = None) -> None:
        """Show what became of the bookmarks as they are now; `made_of` is what was shown before more was found."""
        before, key, shown, site = self.listed, self._key, self._shown, self.site
        self.listed, self.made_of = listed, made_of or listed
        self.fill(anew=True)
        goal = self._turned(before) or (in_place_of(key, shown, self._shown) if self._left(key, before) else key)
        self.rows.highlight_key(goal)
        if self._key == key and site is not None and (finding := self.finding) is not None:
            self.at = finding.sites.index(site) if site in finding.sites else 0
        self._tell()

    def _turned(self, before: AuditList) -> str:
        """The row that was brought back or changed by undo or redo, if it is shown."""
        turned = differing(before, self.listed) if self._turning else ()
        if turned:
            self._turning = False
        return next((key for key in self._shown.keys if key in turned), "")

    def _left(self, key: str, before: AuditList) -> bool:
        """Whether a row is gone, or went to another group by what was done with it here."""
        was, now = before.finding(key), self.listed.finding(key)
        if key == self._leaving and was is not None and now is not None and was.outcome != now.outcome:
            self._leaving = ""
            return True
        return self._key != key

    @property
    def _key(self) -> str:
        return self.rows.row.key if self.rows.row is not None else ""

    @property
    def left(self) -> str:
        """The key of the row that was told of last."""
        return self._of

    @property
    def finding(self) -> Finding | None:
        """What the highlighted row tells of; None for a draft."""
        return self.listed.finding(self._key)

    @property
    def site(self) -> Site | None:
        """The place that is shown, of those in which the bookmark could stand."""
        finding = self.finding
        return finding.sites[self.at] if finding is not None and self.at < len(finding.sites) else None

    def fill(self, *, anew: bool = False) -> None:
        """Show the rows, and what is known of the highlighted one."""
        super().fill(anew=anew)
        if self._begin_at and self.rows.rows:
            self.rows.highlight_key(self._begin_at)
            self._begin_at = ""
        self._head()
        self._tell()

    def _rows_for(self, text: str, _width: int) -> Sequence[Row]:
        self._shown = self.listed.rows(text)
        return self._shown

    def _head(self) -> None:
        super()._head()
        self.query_one("#sheet").border_subtitle = Content(self.listed.summary)

    def show_keys(self) -> None:
        """Show the keys that act on the row."""
        self.bind_keys()
        if self.writing:
            self.show_keys_of_field()
            return
        finding = self.finding
        without = set() if finding is not None and finding.sites else {"accept", "next_place"}
        if finding is None or len(finding.sites) < 2:
            without.add("next_place")
        if not self.listed.merely_moved:
            without.add("accept_moved")
        if finding is None or finding.mark.kind != "passage":
            without |= {"without_place", "place_by_hand"}
        shown = footer_commands(self.PLACE, without=without)
        self.key_footer.show([(footer_key(item), item.label, item.id) for item in shown])

    @on(Rows.Highlighted, "#rows")
    def row_highlighted(self) -> None:
        """Tell of another row; where the reader has gone, there he stays."""
        self._leaving, self._turning = "", False
        self._tell()

    @on(events.Resize)
    def wrap(self) -> None:
        """Wrap the lower half for another width, once the new one is known."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        """Show all that is known of the highlighted row."""
        if self._key and self._key != self._of:
            self._of, self.at = self._key, 0
        width = self.detail.scrollable_content_region.width - 2
        if width < 1:
            return
        lines = [line for part in self._told() for line in (part.wrap(width) if part.plain else [part])]
        self.detail.set_rows([line_row(line) for line in lines])
        self.detail.scroll_home(animate=False, force=True)
        self.detail.can_focus = len(lines) > self.detail.view_height
        self.show_keys()

    def _told(self) -> Sequence[Content]:
        finding = self.finding
        if finding is not None:
            self.at = min(self.at, max(0, len(finding.sites) - 1))
            return told_of(finding, self.at)
        typed = self.listed.typed_in(self._key)
        return told_of_draft(*typed) if typed is not None else ()

    @property
    def walked(self) -> Rows:
        """The half that has the keys."""
        return self.detail if self.detail.has_focus else self.rows

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The commands for bookmarks in doubt besides those of every list."""
        on_row = ("accept", "without_place", "colour", "place_by_hand", "note", "copy", "copy_cited")
        return {
            **super().deeds(),
            **{what: partial(self._act, what) for what in on_row},
            "remove_bookmark": partial(self._act, "remove"),
            "accept_moved": self._accept_moved,
            "next_place": partial(self._step, 1),
            "previous_place": partial(self._step, -1),
            "undo": partial(self._turn, "undo"),
            "redo": partial(self._turn, "redo"),
        }

    def _turn(self, what: str) -> None:
        self._leaving, self._turning = "", True
        self.act(what, (), 0)

    def _act(self, what: str) -> None:
        self._leaving, self._turning = (self._key if what == "without_place" else ""), False
        if (finding := self.finding) is not None:
            self.act(what, [finding], self.at)
        elif self._key.startswith(DRAFT):
            self.act(f"{what} {self._key}", (), 0)

    def _accept_moved(self) -> None:
        self.act("accept_moved", self.listed.having(self.field.value), 0)

    def _step(self, step: int) -> None:
        if (finding := self.finding) is not None and finding.sites:
            self.at = (self.at + step) % len(finding.sites)
            self._tell()
