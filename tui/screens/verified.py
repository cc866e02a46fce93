"""The quotations of a draft, each with its verdict and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from indexdir import Checked, Standing, Verification
from tui.commands import Where, key_of
from tui.content import safe
from tui.screens.keys import bindings_for
from tui.screens.lists import ListScreen
from tui.verdicts import NO_QUOTATIONS, counts, coverage, left_out, marked, place_of, verdict_of
from tui.widgets.rows import Row
from tui.widgets.wrapping import first_breaks

SIGNS = {"exact": "=", "altered": "≈", "not found": "×", "too short": "?"}
_STYLES = {"exact": "bold $text-success", "altered": "bold $text-warning", "not found": "bold $text-error"}
_PIECES = {"removed": "strike $text-error", "added": "underline bold $text-success"}
_QUOTED, _DIFF, _TOLD = 3, 8, 12  # lines at most
_INDENT = 3

Copy = Callable[[str], None]


class VerifiedScreen(ListScreen):
    """What was found; it closes with the key of the place to go to, or with `edit`.

    A key is the number of the quotation, for a further place with a colon and the number of that; `copy` is called
    with it.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("verified")
    PLACE: ClassVar[Where] = "verified"
    EDIT: ClassVar[str] = "edit"

    def __init__(self, verification: Verification, row: str, copy: Copy) -> None:
        heading = f"Quotations ─ {counts(verification)}" if verification.checked else "Quotations"
        empty = f"{NO_QUOTATIONS[0].upper()}{NO_QUOTATIONS[1:]}. {key_of('edit_draft')} goes back to the text."
        super().__init__(heading, self._rows_for, empty=empty, typing=False)
        self.verification = verification
        self.copy = copy
        self._begin_at = row
        self._made: dict[tuple[int, int], tuple[Row, ...]] = {}

    def fill(self, *, anew: bool = False) -> None:
        """Show the rows, first with the one highlighted that was left."""
        super().fill(anew=anew)
        if self._begin_at and self.rows.rows:
            self.rows.highlight_key(self._begin_at)
            self._begin_at = ""

    def deeds(self) -> dict[str, Callable[[], object]]:
        """The commands for quotations besides those of every list."""
        return {
            **super().deeds(),
            "edit_draft": lambda: self.dismiss(self.EDIT),
            "copy": self._copy,
            "copy_cited": self._copy,
        }

    def chosen(self, row: Row) -> None:
        """Close with the place of the row, if there is one."""
        number, _, other = row.key.partition(":")
        if other or self.verification.checked[int(number)].standing is not None:
            self.dismiss(row.key)
        else:
            self.query_one("#sheet").border_subtitle = Content("It was not found: there is no place to go to.")

    def _copy(self) -> None:
        if self.rows.row is not None:
            self.copy(self.rows.row.key)

    def _rows_for(self, text: str, width: int) -> Sequence[Row]:
        words = text.casefold().split()
        rows: list[Row] = []
        for number, checked in enumerate(self.verification.checked):
            if all(word in _searched(checked) for word in words):
                if (number, width) not in self._made:
                    self._made[number, width] = tuple(_rows_of(number, checked, width))
                rows += self._made[number, width]
        if rows and not words:
            rows += _told(self.verification, width)
        return rows


def _searched(checked: Checked) -> str:
    standing = checked.standing
    where = f"{standing.document.title} {standing.document.id}" if standing is not None else ""
    return f"{verdict_of(checked)} {checked.quotation.text} {where}".casefold()


def _rows_of(number: int, checked: Checked, width: int) -> Iterator[Row]:
    """The rows of a quotation; of a draft with hundreds only those in view are drawn, of the others the lines count."""
    height = 1 + _height(checked, width) + (checked.standing is not None)
    yield Row(str(number), partial(_lines, checked, width), height + (not checked.others))
    for place, other in enumerate(checked.others):
        last = place == len(checked.others) - 1
        height = 1 + last + (last and checked.more > 0)
        yield Row(f"{number}:{place}", partial(_elsewhere, checked, other, last, width), height)


def _lines(checked: Checked, width: int, _width: int) -> Sequence[Content]:
    where = [_where(checked.standing, "", width)] if checked.standing is not None else []
    return [_head(checked, width), *_words(checked, width), *where]


def _elsewhere(checked: Checked, other: Standing, last: bool, width: int, _width: int) -> Sequence[Content]:
    where = _where(other, "also nearly in " if other.score < 1 else "also in ", width)
    return [where, *_more(checked, width)] if last else [where]


def _head(checked: Checked, width: int) -> Content:
    quotation = checked.quotation
    sign = Content.styled(f" {SIGNS[checked.verdict]} ", _STYLES.get(checked.verdict, "bold"))
    told = Content.styled(safe(verdict_of(checked)), _STYLES.get(checked.verdict, "bold"))
    line = Content.styled(f"  line {quotation.line}", "$text-muted")
    room = max(1, width - sign.cell_length - line.cell_length)
    return Content.assemble(sign, told.truncate(room, ellipsis=True), line)


def _words(checked: Checked, width: int) -> Sequence[Content]:
    """The quotation, or what is other in it, in lines."""
    content = Content.assemble(*(Content.styled(words, _PIECES.get(change, "")) for change, words in _pieces(checked)))
    most = _most(checked)
    begins = _breaks(content.plain, width, most + 1)
    ends = [*begins[1:], len(content)]
    lines = [content[start:end].rstrip() for start, end in zip(begins, ends, strict=True)]
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].truncate(max(1, _room(width) - 2)).rstrip() + " …"]
    return [Content(" " * _INDENT) + line for line in lines]


def _height(checked: Checked, width: int) -> int:
    """How many lines `_words` has, without making them."""
    most = _most(checked)
    return len(_breaks("".join(words for _, words in _pieces(checked)), width, most))


def _pieces(checked: Checked) -> Iterator[tuple[str, str]]:
    """What is shown of a quotation, each piece with what changed."""
    if checked.diff:
        yield from ((change, safe(words)) for change, words in marked(checked.diff))
    else:
        yield "same", f"“{safe(checked.quotation.text)}”"


def _most(checked: Checked) -> int:
    return _DIFF if checked.diff else _QUOTED


def _breaks(plain: str, width: int, most: int) -> list[int]:
    """Where at most so many lines begin."""
    room = _room(width)
    return first_breaks(plain[: (most + 1) * room], room, most)


def _room(width: int) -> int:
    return max(8, width - _INDENT)


def _where(standing: Standing, before: str, width: int) -> Content:
    document = standing.document
    date = f", {document.date}" if document.date else ""
    place = place_of(standing).rpartition(",")[0]
    title = Content.styled(safe(f"{' ' * _INDENT}{before}{document.title or document.id}{date}"), "$text-muted")
    tail = Content.styled(safe(f" · {place}"), "$text-muted")
    return title.truncate(max(1, width - tail.cell_length), ellipsis=True) + tail


def _more(checked: Checked, width: int) -> Sequence[Content]:
    if not checked.more:
        return ()
    return [Content.styled(f"{' ' * _INDENT}and in {checked.more:,} more places", "$text-muted").truncate(width)]


def _told(verification: Verification, width: int) -> Iterator[Row]:
    """What was not checked or not searched."""
    told = [f"{coverage(verification)}.", *left_out(verification.draft)]
    told += (f"not searched: {each.file}: {each.reason}" for each in verification.not_searched)
    room = max(8, width)
    for number, line in enumerate(map(safe, told)):
        yield Row(f"told:{number}", partial(_told_lines, line, room), len(first_breaks(line, room, _TOLD)), False)


def _told_lines(line: str, room: int, _width: int) -> Sequence[Content]:
    begins = first_breaks(line, room, _TOLD)
    spans = zip(begins, [*begins[1:], len(line)], strict=True)
    return [Content.styled(line[start:end].rstrip(), "$text-muted") for start, end in spans]
