"""The quotations of a draft, each with its verdict and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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

SIGNS = {"exact": "=", "altered": "≈", "not found": "×", "too short": "?"}
_STYLES = {"exact": "bold $text-success", "altered": "bold $text-warning", "not found": "bold $text-error"}
_PIECES = {"removed": "strike $text-error", "added": "underline bold $text-success"}
_QUOTED, _DIFF = 3, 8  # lines at most
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
    lines = [_head(checked, width), *_words(checked, width)]
    if checked.standing is not None:
        lines.append(_where(checked.standing, "", width))
    if not checked.others:
        lines.append(Content(""))
    yield Row(str(number), lambda _width, lines=lines: lines, len(lines))  # type: ignore[misc]
    for place, other in enumerate(checked.others):
        said = [_where(other, "also nearly in " if other.score < 1 else "also in ", width)]
        if place == len(checked.others) - 1:
            said += [*_more(checked, width), Content("")]
        yield Row(f"{number}:{place}", lambda _width, said=said: said, len(said))  # type: ignore[misc]


def _head(checked: Checked, width: int) -> Content:
    quotation = checked.quotation
    sign = Content.styled(f" {SIGNS[checked.verdict]} ", _STYLES.get(checked.verdict, "bold"))
    told = Content.styled(safe(verdict_of(checked)), _STYLES.get(checked.verdict, "bold"))
    line = Content.styled(f"  line {quotation.line}", "$text-muted")
    room = max(1, width - sign.cell_length - line.cell_length)
    return Content.assemble(sign, told.truncate(room, ellipsis=True), line)


def _words(checked: Checked, width: int) -> Sequence[Content]:
    if checked.diff:
        pieces = (Content.styled(safe(words), _PIECES.get(change, "")) for change, words in marked(checked.diff))
        return _wrapped(Content.assemble(*pieces), width, _DIFF)
    # no more than can be shown is laid out: a draft may have hundreds of long quotations
    return _wrapped(Content(safe(f"“{checked.quotation.text[: width * (_QUOTED + 1)]}”")), width, _QUOTED)


def _wrapped(content: Content, width: int, most: int) -> Sequence[Content]:
    room = max(8, width - _INDENT)
    lines = content.wrap(room) if content.cell_length > room else [content]
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip() + " …"]
    return [Content(" " * _INDENT) + line for line in lines]


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
    for number, line in enumerate(told):
        lines = Content.styled(safe(line), "$text-muted").wrap(max(8, width))
        yield Row(f"told:{number}", lambda _width, lines=lines: lines, len(lines), False)  # type: ignore[misc]
