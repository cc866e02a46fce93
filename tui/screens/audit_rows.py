"""How it is told what became of a bookmark: in a row of two lines, and wholly below the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual.content import Content

from indexdir import Piece
from tui.colour_labels import label
from tui.content import safe
from tui.notebook import Bookmark, Draft
from tui.notebook.auditing import Finding, Outcome, Site
from tui.verdicts import marked
from tui.widgets.rows import Row

OUTCOMES: dict[Outcome, str] = {
    "doubtful": "? in doubt",
    "lost": "! lost",
    "changed": "≠ changed",
    "moved": "→ moved",
    "placeless": "○ without a place",
}
DRAFT = "draft:"
"""What the key of a row begins with that shows a note which was typed and not kept."""

_MUTED = "$text-muted"
_PIECES = {"removed": "strike $text-error", "added": "underline bold $text-success"}
_LONGEST = 4_000  # characters of a quote that are shown; the text itself shows the rest
_DRAWN = 400  # characters of a quote in its row, which is cut at its width
_SAME = 24  # words of an unchanged stretch that are shown, where it is longer


def finding_row(finding: Finding) -> Row:
    """The row of a finding."""
    return Row(finding.mark.id, partial(_finding_lines, finding), 2)


def heading(text: str, *, first: bool) -> Row:
    """A row over others, that can't be chosen."""
    line = Content.styled(text, f"bold {_MUTED}")
    return Row(f"heading:{text}", lambda _width: [line] if first else [Content(""), line], 1 + (not first), False)


def line_row(line: Content) -> Row:
    """A line that is only read."""
    return Row("", lambda _width: [line], selectable=False)


def draft_row(draft: Draft, when: str, mark: Bookmark | None) -> Row:
    """A note that was typed and not kept; without a bookmark, that is gone."""
    whose = f"to “{mark.brief}”" if mark is not None else "to a bookmark that is gone"
    lines = [
        Content.assemble(("typed and not kept", "bold"), (safe(f" · {when} · {whose}"), _MUTED)),
        Content(safe("  " + (" ".join(draft.note.split()) or draft.tags))),
    ]
    return Row(DRAFT + draft.key, lambda width: [line.truncate(width, ellipsis=True) for line in lines], 2)


def _finding_lines(finding: Finding, width: int) -> Sequence[Content]:
    mark = finding.mark
    said = f"“{_spaced(mark.quote[:_DRAWN])}”" if mark.quote else mark.brief
    lines = (
        Content.assemble(safe(said)),
        Content.styled(safe(f"  {finding.reason} · {mark.title or mark.document or mark.card}"), _MUTED),
    )
    return [line.truncate(max(1, width), ellipsis=True) for line in lines]


def told_of(finding: Finding, at: int) -> list[Content]:
    """All that is known of a bookmark, with one of the places it could stand in; not wrapped yet."""
    mark, sites = finding.mark, finding.sites
    lines = [Content.assemble((OUTCOMES[finding.outcome], "bold"), ": ", safe(finding.reason))]
    if not sites:
        lines += [Content(""), *_kept(mark)]
    else:
        site = sites[at]
        lines += [_place(site, at, len(sites), finding), Content(""), _now(site), Content(""), *_kept(mark)]
    if mark.first_quote:
        lines += [Content(""), _said("First kept: ", _cut(mark.first_quote))]
    if mark.note:
        lines += [Content(""), _said("Note: ", mark.note)]
    if mark.tags:
        lines.append(_said("Tags: ", ", ".join(mark.tags)))
    if mark.colour:
        lines.append(label(mark.colour))
    return lines


def told_of_draft(draft: Draft, when: str, mark: Bookmark | None) -> list[Content]:
    """A note that was typed and not kept."""
    whose = f"To “{mark.brief}”." if mark is not None else "Its bookmark is not there any more."
    note = [Content(safe(line)) for line in draft.note.splitlines()]
    tags = [_said("Tags: ", draft.tags)] if draft.tags else []
    head = Content.assemble((f"Typed and not kept · {safe(when)}", "bold"))
    return [head, Content.styled(safe(whose), _MUTED), Content(""), *note, *tags]


def _place(site: Site, at: int, total: int, finding: Finding) -> Content:
    number = f"Place {at + 1:,} of {total:,}: " if total > 1 else "There: "
    alike = f" · likeness {round(finding.mark.now.score * 100)} %"
    likeness = alike if at == 0 and site.pieces and not finding.elsewhere else ""
    name = site.title if site.title == site.document else f"{site.title} · {site.document}"
    span = f" · characters {site.start:,}–{site.end:,}" if site.end else ""
    return Content.assemble((number, "bold"), (safe(f"{name}{span}{likeness}"), _MUTED))


def _kept(mark: Bookmark) -> Iterator[Content]:
    if mark.quote:
        before, after = f"…{_spaced(mark.prefix)}", f"{_spaced(mark.suffix)}…"
        yield Content.assemble(("Kept: ", "bold"), (before, _MUTED), _cut(mark.quote), (after, _MUTED))
    else:
        yield _said("Kept: ", f"the {mark.kind} “{mark.title}”")


def _now(site: Site) -> Content:
    if not site.end:
        return _said("Now:  ", f"the document “{site.title}”")
    before, after = f"…{_spaced(site.before)}", f"{_spaced(site.after)}…"
    return Content.assemble(("Now:  ", "bold"), (before, _MUTED), *_changes(site), (after, _MUTED))


def _changes(site: Site) -> Iterator[tuple[str, str] | str]:
    if not site.pieces:
        yield _cut(site.text)
    for change, words in marked(tuple(map(_shortened, site.pieces))):
        yield (safe(words), _PIECES[change]) if change in _PIECES else safe(words)


def _shortened(piece: Piece) -> Piece:
    """A piece without the middle of a long unchanged stretch."""
    words = piece.text.split()
    if piece.change != "same" or len(words) <= _SAME:
        return piece
    behind = piece.text[len(piece.text.rstrip()) :]
    return Piece("same", " ".join((*words[: _SAME // 2], "…", *words[-_SAME // 2 :])) + behind)


def _cut(text: str) -> str:
    return _spaced(text) if len(text) <= _LONGEST else f"{_spaced(text[:_LONGEST])} …"


def _spaced(text: str) -> str:
    """A text on one line, with a blank at its ends where it had one."""
    line = " ".join(text.split())
    before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return safe(f"{before}{line}{after}") if line else ""


def _said(what: str, text: str) -> Content:
    return Content.assemble((what, "bold"), safe(text))
