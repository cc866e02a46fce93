"""The bookmarks that have moved, are in doubt or are lost, each with what it could be now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from tui.commands import Where, footer_commands, footer_key
from tui.notebook import Bookmark, Draft
from tui.notebook.auditing import Finding, Outcome, Site, counted_by_outcome
from tui.screens.audit_rows import DRAFT, draft_row, finding_rows, heading, line_row, told_of, told_of_draft
from tui.screens.keys import bindings_for
from tui.screens.lists import ListScreen
from tui.widgets.footer import KeyFooter
from tui.widgets.rows import Row, Rows

Act = Callable[[str, Sequence[Finding], int], None]
Typed = Sequence[tuple[Draft, str, Bookmark | None]]
"""Notes that were typed and not kept, with when that was and the bookmark, if it is there still."""

_SAID: Mapping[Outcome, str] = {
    "doubtful": "in doubt",
    "lost": "lost",
    "moved": "moved",
    "placeless": "without a place",
}


class AuditScreen(ListScreen):
    """The findings by what became of the bookmark; it closes with the key of the row that is to be looked at.

    `act(what, findings, place)` is called for `accept`, `without_place`, `colour`, `note`, `remove` and
    `place_by_hand`, and with no findings for `undo` and `redo`; `refresh_findings` shows the outcome. For a row that
    shows a draft `note`, `copy` and `remove` are called as `draft:note` and so on, with no finding.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("audit")
    PLACE: ClassVar[Where] = "audit"

    detail = getters.query_one("#detail", Rows)

    def __init__(self, findings: Sequence[Finding], drafts: Typed, act: Act, at: tuple[str, int] = ("", 0)) -> None:
        super().__init__(
            "Bookmarks in doubt",
            self._rows_for,
            empty="Every bookmark stands where it was kept.",
            typing=False,
        )
        self.findings = tuple(findings)
        self.drafts = tuple(drafts)
        self.act = act
        self._begin_at, self.at = at
        self._of = self._begin_at

    def compose(self) -> ComposeResult:
        """A field above the rows, and all that is known of one of them."""
        with Vertical(id="sheet"):
            yield Input(id="filter", compact=True)
            yield Rows(empty=self.empty, id="rows")
            yield Rows(id="detail")
            yield KeyFooter()

    def refresh_findings(self, findings: Sequence[Finding], drafts: Typed) -> None:
        """Show what became of the bookmarks as they are now."""
        index = self._index()
        self.findings, self.drafts = tuple(findings), tuple(drafts)
        before = self._key
        self.fill(anew=True)
        if self._key != before and self.rows.rows:
            choosable = [row for row in self.rows.rows if row.selectable]
            self.rows.highlight_key(choosable[min(index, len(choosable) - 1)].key)
        self._tell()

    def _index(self) -> int:
        keys = [row.key for row in self.rows.rows if row.selectable]
        return keys.index(self._key) if self._key in keys else 0

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
        return next((each for each in self.findings if each.mark.id == self._key), None)

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
        words = text.lower().split()
        drafts = [each for each in self.drafts if _has(words, each[0].note, each[0].tags)]
        rows = [heading(f"Notes not kept ─ {len(drafts):,}", first=True)] if drafts else []
        rows += [draft_row(*each) for each in drafts]
        found = finding_rows(each for each in self.findings if _found(words, each))
        if rows and found:
            rows.append(line_row(Content("")))
        return [*rows, *found]

    def _head(self) -> None:
        super()._head()
        counts = counted_by_outcome(self.findings)
        said = [f"{count:,} {_SAID[outcome]}" for outcome, count in counts.items()]
        self.query_one("#sheet").border_subtitle = Content(" · ".join(said))

    def show_keys(self) -> None:
        """Show the keys that act on the row."""
        self.bind_keys()
        finding = self.finding
        without = set() if finding is not None and finding.sites else {"accept", "next_place"}
        if finding is None or len(finding.sites) < 2:
            without.add("next_place")
        if not any(each.merely_moved for each in self.findings):
            without.add("accept_moved")
        if finding is None or finding.mark.kind != "passage":
            without |= {"without_place", "place_by_hand"}
        shown = footer_commands(self.PLACE, without=without)
        self.key_footer.show([(footer_key(item), item.label, item.id) for item in shown])

    @on(Rows.Highlighted, "#rows")
    def row_highlighted(self) -> None:
        """Tell of another row."""
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
        typed = next((each for each in self.drafts if DRAFT + each[0].bookmark == self._key), None)
        return told_of_draft(*typed) if typed is not None else ()

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The commands for bookmarks in doubt besides those of every list."""
        on_row = ("accept", "without_place", "colour", "place_by_hand", "note", "copy", "copy_cited")
        half = self.detail if self.detail.has_focus else self.rows
        return {
            **super().deeds(),
            "line_down": lambda: half.move(1),
            "line_up": lambda: half.move(-1),
            "page_down": lambda: half.page(1),
            "read_on": lambda: half.page(1),
            "page_up": lambda: half.page(-1),
            "to_start": half.first,
            "to_end": half.last,
            **{what: partial(self._act, what) for what in on_row},
            "remove_bookmark": partial(self._act, "remove"),
            "accept_moved": lambda: self.act("accept_moved", [each for each in self.findings if each.merely_moved], 0),
            "next_place": partial(self._step, 1),
            "previous_place": partial(self._step, -1),
            "undo": lambda: self.act("undo", (), 0),
            "redo": lambda: self.act("redo", (), 0),
        }

    def _act(self, what: str) -> None:
        if (finding := self.finding) is not None:
            self.act(what, [finding], self.at)
        elif self._key.startswith(DRAFT):
            self.act(f"{what} {self._key}", (), 0)

    def _step(self, step: int) -> None:
        if (finding := self.finding) is not None and finding.sites:
            self.at = (self.at + step) % len(finding.sites)
            self._tell()


def _found(words: Sequence[str], finding: Finding) -> bool:
    mark = finding.mark
    return _has(words, mark.quote, mark.title, mark.document, mark.note, *mark.tags, finding.reason)


def _has(words: Sequence[str], *texts: str) -> bool:
    text = " ".join(texts).lower()
    return all(word in text for word in words)
