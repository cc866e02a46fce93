"""What the list of bookmarks in doubt holds; it is made in a thread, for there may be ten thousand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from tui.find_here import folded, has_all
from tui.notebook import Bookmark, Draft
from tui.notebook.auditing import Finding, Site, counted_by_outcome, with_sites
from tui.screens.audit_rows import DRAFT, OUTCOMES, draft_row, finding_row, heading
from tui.widgets.rows import MadeRows, Row

Typed = tuple[Draft, str, Bookmark | None]
"""A note that was typed and not kept, with when that was and the bookmark, if it is there still."""

_HEADING = "heading:"


@dataclass(frozen=True, eq=False)
class AuditList:
    """The findings by what became of the bookmark, and before them what was typed and not kept."""

    findings: tuple[Finding, ...] = ()
    typed: tuple[Typed, ...] = ()
    _at: Mapping[str, int] = field(init=False)
    _words: Sequence[str] = field(init=False)
    _rows: MadeRows = field(init=False)
    summary: str = field(init=False)
    merely_moved: int = field(init=False)

    def __post_init__(self) -> None:
        counts = counted_by_outcome(self.findings).items()
        known = {
            "_at": {finding.mark.id: at for at, finding in enumerate(self.findings)},
            "_words": [_words_of(finding) for finding in self.findings],
            "_rows": _rows_of(self.findings, self.typed),
            "summary": " · ".join(f"{count:,} {OUTCOMES[outcome].partition(' ')[2]}" for outcome, count in counts),
            "merely_moved": sum(finding.merely_moved for finding in self.findings),
        }
        for name, value in known.items():
            object.__setattr__(self, name, value)

    def finding(self, key: str) -> Finding | None:
        """What the row with this key tells of; None for a draft."""
        at = self._at.get(key, -1)
        return self.findings[at] if at >= 0 else None

    def typed_in(self, key: str) -> Typed | None:
        """The draft that the row with this key shows."""
        return next((each for each in self.typed if DRAFT + each[0].key == key), None)

    def having(self, text: str) -> Sequence[Finding]:
        """The findings that a filter leaves."""
        words = folded(text).split()
        if not words:
            return self.findings
        return [self.findings[at] for at, told in enumerate(self._words) if has_all(words, told)]

    def rows(self, text: str) -> MadeRows:
        """The rows that a filter leaves, each made when it comes into view."""
        words = folded(text).split()
        if not words:
            return self._rows
        typed = [each for each in self.typed if has_all(words, folded(f"{each[0].note} {each[0].tags}"))]
        return _rows_of(self.having(text), typed)

    def with_sites(self, sites: Mapping[str, Sequence[Site]]) -> AuditList:
        """The same with places in other documents for some of the findings."""
        findings = (with_sites(each, sites[each.mark.id]) if each.mark.id in sites else each for each in self.findings)
        return AuditList(tuple(findings), self.typed)


def in_place_of(key: str, before: MadeRows, now: MadeRows) -> str:
    """The key of the row that took the place of one that left its group: the next of the group, else the one before.

    Where the group is gone, it is the row that stands now where that one stood; empty where there is none.
    """
    were, are = _groups(before), _groups(now)
    group = next((name for name, keys in were.items() if key in keys), "")
    if beside := were.get(group, []):
        at, left = beside.index(key), {*are.get(group, ())} - {key}
        if near := next((each for each in (*beside[at + 1 :], *reversed(beside[:at])) if each in left), ""):
            return near
    nth = [each for keys in were.values() for each in keys].index(key) if beside else 0
    every = [each for keys in are.values() for each in keys]
    others = [each for each in every if each != key] or every
    return others[min(nth, len(others) - 1)] if others else ""


def differing(before: AuditList, now: AuditList) -> Collection[str]:
    """The bookmarks that are listed now and were not before, or of which something else was kept."""
    were = {each.mark.id: _kept_of(each) for each in before.findings}
    return {each.mark.id for each in now.findings if were.get(each.mark.id) != _kept_of(each)}


def _kept_of(finding: Finding) -> tuple[object, ...]:
    mark = finding.mark
    place = (mark.placeless, mark.document, mark.start, mark.end, mark.quote)
    return finding.outcome, place, mark.note, mark.tags, mark.colour


def _groups(rows: MadeRows) -> Mapping[str, list[str]]:
    """The keys under each heading, which is named without its count."""
    groups: dict[str, list[str]] = {}
    name = ""
    for key in rows.keys:
        if key.startswith(_HEADING):
            name = key.partition(" ─ ")[0]
        else:
            groups.setdefault(name, []).append(key)
    return groups


def _words_of(finding: Finding) -> str:
    mark = finding.mark
    return folded(" ".join((mark.quote, mark.title, mark.document, mark.note, *mark.tags, finding.reason)))


def _rows_of(findings: Sequence[Finding], typed: Sequence[Typed]) -> MadeRows:
    """Each outcome has its heading."""
    keys: list[str] = []
    heights: list[int] = []
    shown: list[str | Typed | Finding] = []

    def head(text: str) -> None:
        heights.append(2 if keys else 1)
        keys.append(f"{_HEADING}{text}")
        shown.append(text)

    if typed:
        head(f"Notes not kept ─ {len(typed):,}")
        keys += [DRAFT + each[0].key for each in typed]
        heights += [2] * len(typed)
        shown += typed
    at = 0
    for outcome, count in counted_by_outcome(findings).items():
        head(f"{OUTCOMES[outcome]} ─ {count:,}")
        here = findings[at : at + count]
        keys += [each.mark.id for each in here]
        heights += [2] * count
        shown += here
        at += count

    def made(at: int) -> Row:
        item = shown[at]
        if isinstance(item, str):
            return heading(item, first=not at)
        return finding_row(item) if isinstance(item, Finding) else draft_row(*item)

    return MadeRows(keys, heights, made)
