"""Where a bookmark stands now, for people: its place, and the words that are others than those that were kept."""

from __future__ import annotations

from collections.abc import Iterable

from indexdir import IndexdirError, Library, Piece
from tui.cli.shapes import status_of
from tui.cli.text import one_line
from tui.notebook import Bookmark
from tui.notebook.auditing import Finding, audit


def finding_of(mark: Bookmark, library: Library) -> Finding | None:
    """What became of one bookmark; None where it stands as it was kept."""
    try:
        return next(iter(audit([mark], library)), None)
    except IndexdirError:
        return None


def difference(finding: Finding | None) -> tuple[Piece, ...]:
    """What leads from the words that were kept to those that stand in their place; nothing where they are the same."""
    return finding.sites[0].pieces if finding is not None and finding.sites else ()


def diff_line(diff: Iterable[Piece]) -> str:
    """A difference of words on one line, as wdiff writes it: [-removed-] and {+added+}."""
    marks = {"removed": "[-{}-]", "added": "{{+{}+}}", "same": "{}"}
    return " ".join(marks[piece.change].format(one_line(piece.text)) for piece in diff)


def place_kept(mark: Bookmark) -> str:
    """Where a bookmark was made."""
    if mark.kind == "card":
        return f"card:{one_line(mark.card)}"
    document = one_line(mark.document)
    return document if mark.kind == "document" else f"{document}:{mark.start}-{mark.end}"


def place_now(mark: Bookmark) -> str:
    """Where a bookmark stands or may stand now; where it was made if that is nowhere."""
    now = mark.now
    if mark.kind == "card" or mark.placeless or now.status == "lost":
        return place_kept(mark)
    document = one_line(now.document)
    return document if mark.kind == "document" else f"{document}:{now.start}-{now.end}"


def told_standing(mark: Bookmark, finding: Finding | None) -> str:
    """A line that says where a bookmark stands now."""
    if finding is None:
        return f"{status_of(mark)}: it stands there as it was kept" if mark.now.status == "exact" else status_of(mark)
    where = f"{place_now(mark)}, " if finding.sites and place_now(mark) != place_kept(mark) else ""
    return f"{finding.outcome}: {where}{one_line(finding.reason)}"
