"""The difference of two texts, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir import Piece, word_diff

WORDS = st.text(alphabet="ab .\n,", max_size=40)


def shown(old: str, new: str) -> str:
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(signs[piece.change].format(piece.text) for piece in word_diff(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("the cat sat", "the cat sat", "the cat sat"),
        ("the cat sat", "the dog sat", "the [-cat -]{+dog +}sat"),
        ("the cat sat", "the cat", "the cat[-sat-]"),
        ("the cat", "the black cat", "the {+black +}cat"),
        ("the cat", "The cat", "[-the -]{+The +}cat"),
        ("it is", "it is!", "it is{+!+}"),
        ("a\n  b", "a b", "a b"),
        ("one two", "three four", "[-one two-]{+three four+}"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("", "", ""),
        ("約束を守る", "約束を破る", "約束を[-守-]{+破+}る"),
    ],
)
def test_words_that_differ_are_told(old: str, new: str, told: str) -> None:
    assert shown(old, new) == told


def test_a_word_that_is_the_same_by_chance_does_not_part_a_change() -> None:
    assert shown("He went slowly to a very old house", "He came back and to some quite new place") == (
        "He [-went slowly to a very old house-]{+came back and to some quite new place+}"
    )


def test_what_counts_as_the_same_can_be_said() -> None:
    assert word_diff("The Cat", "the cat", str.lower) == (Piece("same", "the cat"),)


def test_long_texts_are_cut_where_both_are_the_same() -> None:
    old = [f"w{number}" for number in range(20_000)]
    new = [*old]
    new[10_000] = "other"
    del new[5_000]
    changed = [
        piece
        for piece in word_diff(" ".join(["first", *old, "last"]), " ".join(["begin", *new, "end"]))
        if piece.change != "same"
    ]
    told = [(piece.change, piece.text.strip()) for piece in changed]
    assert told == [
        ("removed", "first"), ("added", "begin"), ("removed", "w5000"), ("removed", "w10000"), ("added", "other"),
        ("removed", "last"), ("added", "end"),
    ]  # fmt: skip


@given(WORDS, WORDS)
def test_the_pieces_make_up_both_texts(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    after = "".join(piece.text for piece in pieces if piece.change != "removed")
    before = "".join(piece.text for piece in pieces if piece.change != "added")
    assert after == new or not new.strip()
    assert "".join(before.split()) == "".join(old.split())
    assert all(piece.text for piece in pieces)
