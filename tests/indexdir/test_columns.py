"""Records in columns: compared, counted and looked through without making those that nobody asked for."""

from __future__ import annotations

import pytest

from indexdir import Mention, Passage, mentions_of, tally
from indexdir.columns import MentionColumns, PassageColumns, in_columns, pack_mentions, pack_passages

TEXT = "Lord met Kumar. Lord spoke."
PASSAGES = (Passage(0, 0, 15), Passage(1, 16, 27, "item"))
MENTIONS = (
    Mention(0, 4, "Lord", "ellen-lord", "person"),
    Mention(9, 14, "Kumar", "ajay-kumar", "person", "name", ("other",)),
    Mention(16, 20, "Lord", "ellen-lord", "person"),
)


@pytest.fixture
def made(monkeypatch):
    """How many records were made of columns."""
    numbers: list[object] = []
    for columns in (PassageColumns, MentionColumns):
        get = columns.__getitem__
        monkeypatch.setattr(
            columns, "__getitem__", lambda self, at, get=get: (numbers.append(at), get(self, at))[1], raising=True
        )
    return numbers


def test_columns_are_compared_as_columns(made) -> None:
    first, second = (PassageColumns.unpack(pack_passages(PASSAGES)) for _ in range(2))
    assert first == second
    assert first != PassageColumns.unpack(pack_passages((PASSAGES[0], Passage(1, 16, 26, "item"))))
    one, other = (in_columns(MENTIONS, TEXT) for _ in range(2))
    assert one == other
    assert one != in_columns((*MENTIONS[:2], Mention(22, 26, "poke", "ellen-lord", "person")), TEXT)
    assert not made


def test_columns_are_equal_to_the_same_records_in_a_row(made) -> None:
    assert PassageColumns.unpack(pack_passages(PASSAGES)) == PASSAGES
    assert in_columns(MENTIONS, TEXT) == MENTIONS
    assert in_columns(MENTIONS, TEXT) == MentionColumns.unpack(pack_mentions(MENTIONS), TEXT + " And more.")
    assert in_columns(MENTIONS, TEXT) != MentionColumns.unpack(pack_mentions(MENTIONS), TEXT.upper())
    made.clear()
    assert in_columns(MENTIONS, TEXT) != MENTIONS[:2]
    assert not made


def test_the_mentions_of_one_card_are_made_and_no_others(made) -> None:
    columns = in_columns(MENTIONS, TEXT)
    assert list(mentions_of(columns, "ellen-lord")) == [MENTIONS[0], MENTIONS[2]]
    assert len(made) == 2
    assert list(mentions_of(MENTIONS, "ellen-lord")) == [MENTIONS[0], MENTIONS[2]]
    assert list(mentions_of(columns, "nobody")) == []


def test_the_tally_is_counted_once() -> None:
    columns = in_columns(MENTIONS, TEXT)
    assert tally(columns) == tally(MENTIONS)
    assert tally(columns) is tally(columns)
