"""The walk of a newcomer, by keys only, in a real terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pseudo_terminal import PseudoTerminal

Start = Callable[..., PseudoTerminal]
ARTICLE = "The talks, under the 7th Defence Technology"


def test_a_newcomer_reads_searches_follows_keeps_and_finds_it_again(start: Start) -> None:
    room = start()
    room.wait(ARTICLE)
    room.press("/")
    room.press(*"NOTWITHSTANDING")
    room.wait("1 hit in 1 of")
    room.wait("ahead notwith")
    room.press("enter")
    room.wait("17/18 · 1 of 1")
    room.press("]")
    room.wait("Russia")
    room.press("enter")
    room.wait("pinned")
    card = room.text
    room.press("G", "up", "up")
    room.press("enter")
    room.read_for(0.5)
    assert room.text != card
    room.press("H", "H")
    room.wait("passage 17 of 18")
    room.press("2")
    room.press("b")
    room.wait("★")
    room.press("q")
    room.gone("NOTWITHSTANDING")
    room.press("q")
    room.wait("Leave")
    room.press("y")
    assert room.ended() == 0

    again = start()
    again.wait("★")
    again.press("g")
    again.wait(ARTICLE)
    again.press("B")
    again.wait("Last week, Defence Minister")
    again.press("enter")
    again.wait("said the S-400 Triumf")
    again.wait("★")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12), (20, 5)])
def test_every_size_shows_the_text(start: Start, size: tuple[int, int]) -> None:
    room = start(size=size)
    room.wait("talks")
    room.press("]", "]", "down", "pgdn")
    room.press("/")
    room.press(*"russia")
    room.press("enter")
    room.read_for(0.3)
    room.press("?")
    room.read_for(0.3)
    room.press("esc", "B")
    room.read_for(0.3)
    room.press("esc", "C")
    room.read_for(0.3)
    room.press("esc")
    room.press("\x11")
    assert room.ended() == 0


def test_it_is_resized_while_running(start: Start) -> None:
    room = start()
    room.wait(ARTICLE)
    for size in ((80, 24), (60, 20), (20, 5), (59, 20), (100, 10), (200, 60), (120, 40)):
        room.resize(*size)
        room.read_for(0.3)
        assert room.status is None
    room.wait(ARTICLE)


@pytest.mark.parametrize(
    "environment", [{"NO_COLOR": "1"}, {"TERM": "xterm", "COLORTERM": ""}, {"TERM": "vt100", "COLORTERM": ""}]
)
def test_poorer_terminals(start: Start, environment: dict[str, str]) -> None:
    room = start(**environment)
    room.wait(ARTICLE)
    room.press("]", "b")
    room.wait("★")
    room.press("\x11")
    assert room.ended() == 0


def test_a_second_instance_reads_and_sees_the_bookmarks(start: Start) -> None:
    first = start()
    first.wait(ARTICLE)
    second = start()
    second.wait(ARTICLE)
    first.press("b")
    first.wait("★")
    second.press("}", "}", "b")
    second.wait("★")
    second.press("B")
    second.wait("The talks, under")


def test_reading_can_begin_while_the_index_is_built(start: Start, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("many")
    for number in range(3_000):
        words = " ".join(f"word{(number * 7 + step) % 900}" for step in range(200))
        (folder / f"{number:04d}.txt").write_text(f"Paper {number} about the deal.\n\n{words}\n")
    room = start(str(folder))
    room.wait("of 3,000")
    room.wait("Paper 0 about the deal.")
    assert "of 3,000" in room.text, "the whole index was there before the first document could be read"
    room.press("\x11")
    assert room.ended() == 0
