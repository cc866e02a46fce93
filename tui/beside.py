"""What is said beside an answer, in the reading room and on the command line: how it matched, what was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indexdir import Failure, Results

_REASONS = (
    (re.compile(r"has no text"), "has no text", "have no text"),
    (re.compile(r"is empty"), "is empty", "are empty"),
    (re.compile(r"encrypted"), "is encrypted", "are encrypted"),
    (re.compile(r"no reader for (\.\w+)"), r"is \1", r"are \1"),
    (re.compile(r"no reader for files without"), "has no suffix", "have no suffix"),
    (re.compile(r"link to a folder"), "is a link to a folder", "are links to folders"),
    (re.compile(r"larger than"), "is too large", "are too large"),
    (re.compile(r""), "can't be read", "can't be read"),
)
_MOST_REASONS = 5
_SOME = "No document has all of these words; these have some."
_SPELLING = "No document has these words as they are spelled; these have words of nearly that spelling."


def notes(results: Results) -> tuple[str, ...]:
    """What is to be known of an answer before its hits are read, a sentence each."""
    matched = {"all": (), "some": (_SOME,), "spelling": (_SPELLING,)}[results.matched] if results.hits else ()
    return (*matched, *results.remarks)


def reasons(failures: Sequence[Failure]) -> str:
    """Why files were not searched, the most frequent reason first: `2 have no text, 1 is encrypted`."""
    counts = Counter(_reason(failure.reason) for failure in failures)
    told = [f"{count:,} {one if count == 1 else many}" for (one, many), count in counts.most_common()]
    if len(told) <= _MOST_REASONS:
        return ", ".join(told)
    others = sum(count for _, count in counts.most_common()[_MOST_REASONS - 1 :])
    return ", ".join([*told[: _MOST_REASONS - 1], f"{others:,} for other reasons"])


def _reason(reason: str) -> tuple[str, str]:
    for pattern, one, many in _REASONS:
        if (found := pattern.search(reason)) is not None:
            return found.expand(one), found.expand(many)
    return reason, reason
