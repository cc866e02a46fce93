"""What was asked, as it was run, and what brought a document to its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual.content import Content

from indexdir import Explanation, Results
from tui.content import safe
from tui.screens.lists import TellingScreen
from tui.widgets.rows import Row
from tui.widgets.wrapping import counted

_TABLE = 56  # cells that the table of weights takes with the names of its columns
_NUMBERS = 30
_WIDE = 76  # cells; in less room the weights come before the query as it was run
_MATCHED = {
    "all": "Every document listed answers all of the query.",
    "some": "No document has all of these words: those with most of them come first.",
    "spelling": "No document has these words as spelled: words of nearly that spelling were looked for.",
}


class ExplainScreen(TellingScreen):
    """The query as it was run, what is to be known of it, and the weights of one document."""

    def __init__(self, results: Results, explanation: Explanation | None, title: str) -> None:
        super().__init__(
            "What was asked, and why this document",
            partial(explain_rows, results, explanation, title),
            empty="Nothing here has these words.",
        )


def explain_rows(results: Results, explanation: Explanation | None, title: str, text: str, width: int) -> Sequence[Row]:
    """The rows for a filter, for a width in cells."""
    words = text.lower().split()
    asked, answered = list(_asked(results, width)), list(_answered(results, width))
    why = list(_why(explanation, title, width)) if explanation is not None else []
    run = list(_section("It was run as", results.executed or "nothing: there is no word in it", width))
    lines = [*asked, *why, Content(""), *run, *answered] if why and width < _WIDE else [*asked, *run, *answered, *why]
    return [
        Row(f"line:{number}", partial(_drawn, line))
        for number, line in enumerate(lines)
        if all(word in line.plain.lower() for word in words)
    ]


def _asked(results: Results, width: int) -> Iterator[Content]:
    yield from _section("You asked", results.query.text, width)


def _answered(results: Results, width: int) -> Iterator[Content]:
    if results.hits:
        yield from _section("What answered", _MATCHED[results.matched], width)
    if results.remarks:
        yield Content.styled("Remarks", "bold $text-muted")
        for remark in results.remarks:
            yield from _wrapped(remark, width)
        yield Content("")


def _why(explanation: Explanation, title: str, width: int) -> Iterator[Content]:
    yield Content.styled("Why this document stands where it does", "bold $text-muted")
    yield from _wrapped(title, width, "bold")
    if not explanation.rank:
        yield from _wrapped("It does not answer the query.", width)
        return
    yield from _wrapped(f"place {explanation.rank:,} of the answer, with a weight of {explanation.score:.3f}", width)
    yield Content("")
    wide = width >= _TABLE
    if wide:
        head = f"{'field':<8}{'times':>6}{'documents':>11}{'weight':>9}"
        yield Content.styled("  " + "word".ljust(max(8, width - len(head) - 4)) + head, "$text-muted")
    for weight in explanation.weights:
        if wide:
            tail = f"{weight.field:<8}{weight.count:>6,}{weight.documents:>11,}{weight.score:>9.3f}"
            room = max(8, width - len(tail) - 4)
            first, *others = Content(safe(weight.term)).wrap(room - 1) or [Content("")]
            yield Content("  ") + first + " " * (room - first.cell_length) + tail
            yield from (Content("    ") + line for line in others)
        else:
            yield from _wrapped(f"{weight.term}  {weight.score:.3f}", width, "bold")
            told = f"{weight.count:,} × in the {weight.field}, in {counted(weight.documents, 'document')}"
            yield from _wrapped(f"  {told}", width, "$text-muted")
    yield from _sums(explanation, width)


def _sums(explanation: Explanation, width: int) -> Iterator[Content]:
    first = "has all the words" + (" (put first)" if width >= _TABLE else "")
    sums = [(first, explanation.all_words), ("closeness", explanation.closeness), ("sum", explanation.score)]
    for name, value in sums:
        if value or name == "sum":
            room = max(0, width - 4 - len(name) - 9)
            gap = room if width >= _TABLE else max(2, _NUMBERS - len(name) - 9)
            style = "bold" if name == "sum" else ""
            yield Content.styled(f"  {name}{' ' * min(gap, room)}{value:>9.3f}", style)


def _section(heading: str, text: str, width: int) -> Iterator[Content]:
    yield Content.styled(heading, "bold $text-muted")
    yield from _wrapped(text, width)
    yield Content("")


def _wrapped(text: str, width: int, style: str = "") -> Iterator[Content]:
    for line in Content(safe(text)).wrap(max(8, width - 3)):
        yield Content("  ") + (line.stylize(style) if style else line)


def _drawn(line: Content, _width: int) -> list[Content]:
    return [line]
