"""What could not be read, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from indexdir import Failure, Problem
from tui.content import safe
from tui.screens.left_out import errors_of, left_out
from tui.screens.lists import TellingScreen
from tui.widgets.rows import Row


class ProblemsScreen(TellingScreen):
    """Files that are not searched, faults in cards, and what is wrong with index and notebook."""

    def __init__(self, failures: Sequence[Failure], problems: Sequence[Problem], remarks: Sequence[str]) -> None:
        super().__init__(
            "What could not be read",
            partial(problem_rows, failures, problems, remarks),
            empty="Every file was read, and every card is in order.",
        )


def problem_rows(
    failures: Sequence[Failure], problems: Sequence[Problem], remarks: Sequence[str], text: str, width: int
) -> Sequence[Row]:
    """The rows for a filter, wrapped to a width in cells."""
    words = text.lower().split()
    rows: list[Row] = []
    errors = errors_of(problems)
    doubts = [problem for problem in problems if problem.level != "error"]
    for heading, found in (
        ("Index and notebook", [("", remark) for remark in remarks]),
        ("Files that are not searched", [(failure.file, failure.reason) for failure in failures]),
        (f"Cards and manifest: {left_out(problems)}", [_told(problem) for problem in errors]),
        ("Cards and manifest: doubtful", [_told(problem) for problem in doubts]),
    ):
        told = [(place, line) for place, line in found if all(word in f"{place} {line}".lower() for word in words)]
        if told:
            title = Content.styled(heading, "bold $text-muted")
            rows.append(Row(f"heading:{heading}", partial(_drawn, [title]), 1, False))
        for number, (place, line) in enumerate(told):
            rows.append(_problem_row(f"{heading}:{number}", place, line, max(8, width - 1)))
    return rows


def _told(problem: Problem) -> tuple[str, str]:
    """Where a problem is, and what it is."""
    place = f"{problem.file}, line {problem.line}, column {problem.column}" if problem.line else problem.file
    return place, f"{problem.field}: {problem.message}" if problem.field else problem.message


def _problem_row(key: str, place: str, line: str, width: int) -> Row:
    head = Content.styled(safe(place), "bold").wrap(width) if place else []
    lines = [
        *head,
        *(Content("  " if place else "") + part for part in Content(safe(line)).wrap(width - 2)),
        Content(""),
    ]
    return Row(key, partial(_drawn, lines), len(lines))


def _drawn(lines: list[Content], _width: int) -> list[Content]:
    return lines
