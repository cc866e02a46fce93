"""What could not be read, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from indexdir import Failure, Problem
from tui.content import safe
from tui.screens.lists import ListScreen
from tui.widgets.rows import Row


class ProblemsScreen(ListScreen):
    """Files that are not searched, faults in cards, and what is wrong with index and notebook."""

    def __init__(self, failures: Sequence[Failure], problems: Sequence[Problem], remarks: Sequence[str]) -> None:
        super().__init__(
            "What could not be read",
            partial(problem_rows, failures, problems, remarks),
            empty="Every file was read, and every card is in order.",
            typing=False,
        )


def problem_rows(
    failures: Sequence[Failure], problems: Sequence[Problem], remarks: Sequence[str], text: str, width: int
) -> Sequence[Row]:
    """The rows for a filter, wrapped to a width in cells."""
    words = text.lower().split()
    rows: list[Row] = []
    for heading, lines in (
        ("Index and notebook", list(remarks)),
        ("Files that are not searched", [f"{failure.file}: {failure.reason}" for failure in failures]),
        ("Cards and manifest", [f"{problem.level}: {problem}" for problem in problems]),
    ):
        found = [line for line in lines if all(word in line.lower() for word in words)]
        if found:
            title = Content.styled(heading, "bold $text-muted")
            rows.append(Row(f"heading:{heading}", partial(_drawn, [title]), 1, False))
        for number, line in enumerate(found):
            wrapped = [*Content(safe(line)).wrap(max(8, width - 1)), Content("")]
            rows.append(Row(f"{heading}:{number}", partial(_drawn, wrapped), len(wrapped)))
    return rows


def _drawn(lines: list[Content], _width: int) -> list[Content]:
    return lines
