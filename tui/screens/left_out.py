"""What the faults in the files that describe a collection have left out of it, in few words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indexdir import Problem
from tui.commands import key_of
from tui.widgets.wrapping import counted

_ENTRY = re.compile(r"(cards|sources|events|conflicts)\[(\d+)\]")
_ONE = {"cards": "card", "sources": "source", "events": "event", "conflicts": "conflict", "files": "file"}


def errors_of(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems that left something out."""
    return tuple(problem for problem in problems if problem.level == "error")


def left_out(problems: Sequence[Problem]) -> str:
    """How many cards and other entries, and whole files, are left out: `2 cards, 1 file left out`; empty for none."""
    told = [counted(count, what) for what, count in _counts(problems)]
    return f"{', '.join(told)} left out" if told else ""


def left_out_briefly(problems: Sequence[Problem]) -> str:
    """The same for where there is little room, with the key that tells more: `! 2 cards and 3 more left out`."""
    counts = _counts(problems)
    if not counts:
        return ""
    others = sum(count for _, count in counts[1:])
    more = f" and {others:,} more" if others else ""
    return f"! {counted(counts[0][1], counts[0][0])}{more} left out"


def left_out_line(problems: Sequence[Problem]) -> str:
    """The same with the first reason, for a line that is shown once; empty for none."""
    errors = errors_of(problems)
    if not errors:
        return ""
    more = f", and {len(errors) - 1:,} more" if len(errors) > 1 else ""
    return f"{left_out(problems)} ({key_of('problems')} lists why): {errors[0]}{more}"


def _counts(problems: Sequence[Problem]) -> list[tuple[str, int]]:
    counts = Counter(what for _, what, _ in {_entry(problem) for problem in errors_of(problems)})
    return [(one, counts[what]) for what, one in _ONE.items() if counts[what]]


def _entry(problem: Problem) -> tuple[str, str, str]:
    """What an error left out: the file, and in it an entry by its kind and number, or else all of it."""
    entry = _ENTRY.match(problem.field)
    return (problem.file, entry[1], entry[2]) if entry is not None else (problem.file, "files", "")
