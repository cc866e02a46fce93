"""The rows that explain an answer, at every width."""

from __future__ import annotations

import pytest

from indexdir import Document, Explanation, Hit, Query, Results, Weight
from tui.screens.explain import explain_rows

SPELLINGS = "(missile OR missiles OR “missile system” OR “missile systems” OR projectile OR projectiles)"
RESULTS = Results(Query("missile"), SPELLINGS, 1, (Hit(Document("d", "Talks"), 2.0, (), 1),), 3)
WHY = Explanation(SPELLINGS, "d", 1, 2.0, (Weight(SPELLINGS, "text", 5, 7, 1.5),), 0.0, 0.5)


def lines(width: int) -> list[str]:
    rows = explain_rows(RESULTS, WHY, "Talks", "", width)
    return [line.plain.rstrip() for row in rows for line in row.draw(width)]


@pytest.mark.parametrize("width", [40, 52, 60, 72, 96])
def test_nothing_is_cut(width) -> None:
    told = " ".join(" ".join(lines(width)).split())
    assert all(len(line) <= width for line in lines(width))
    for word in ("“missile systems”", "projectiles)", "Every document listed answers all of the query."):
        assert word.split()[-1] in told
    assert "has all the words" in told


@pytest.mark.parametrize(("width", "weights_first"), [(52, True), (72, True), (96, False)])
def test_where_there_is_little_room_the_weights_come_first(width, weights_first) -> None:
    told = lines(width)
    assert (told.index("Why this document stands where it does") < told.index("It was run as")) == weights_first
    assert told[0] == "You asked"
