"""The log: readable lines with checksums, of which half a one counts as none."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notebook.safety.line import LONG, Change, Line, decoded, read_changes, written_changes
from tui.notebook.safety.log import Log

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def line(number: int, note: str = "a note") -> Line:
    change = Change("bookmarks", "id", {"note": ""}, {"note": note})
    return Line(number, "2026-01-01T00:00:00+00:00", "done", "note of “India”", number, (change,))


@pytest.fixture
def log(tmp_path: Path) -> Log:
    made = Log(tmp_path / "room.log")
    made.append([line(1)])
    made.append([line(2), line(3, "x" * 100_000)])
    return made


@given(TEXTS, TEXTS)
def test_a_line_comes_back_as_it_was(label: str, note: str) -> None:
    made = Line(7, "2026", "undone", label, 3, (Change("bookmarks", "id", None, {"note": note, "start": 4}),))
    written = made.encoded()
    assert decoded(written) == made
    assert written.count(b"\n") == 1


def test_a_line_is_read_by_a_person_and_drives_no_terminal() -> None:
    written = line(1, "naïve 印度\x1b[2J\x9b2J\u202e").encoded().decode()
    assert "note of “India”" in written
    assert "naïve 印度\\u001b[2J\\u009b2J\\u202e" in written
    assert json.loads(written)["number"] == 1


def test_any_changed_byte_is_noticed() -> None:
    written = line(1).encoded()
    for place in range(len(written) - 1):
        assert decoded(written[:place] + bytes([written[place] ^ 1]) + written[place + 1 :]) is None


def test_all_lines_are_read_and_the_last_is_found(log: Log) -> None:
    assert [*log.read().lines] == [1, 2, 3]
    assert log.last() == 3
    log.append([line(4)])
    assert log.last() == 4


def test_none_is_an_empty_one(tmp_path: Path) -> None:
    log = Log(tmp_path / "none.log")
    assert (log.last(), log.read().lines) == (0, {})
    log.take_back(1)
    assert not log.path.exists()


def test_half_a_line_counts_as_none_and_the_next_takes_its_place(log: Log) -> None:
    half = line(4).encoded()[:-9]
    with log.path.open("ab") as file:
        file.write(half)
    assert log.last() == 3
    assert (log.read().damaged, [*log.read().lines]) == (0, [1, 2, 3])
    log.append([line(4, "other")])
    assert log.read().lines[4] == line(4, "other")
    assert log.read().damaged == 0


def test_a_damaged_line_is_passed_over(log: Log) -> None:
    written = bytearray(log.path.read_bytes())
    written[-20] ^= 1
    log.path.write_bytes(written)
    assert log.last() == 2
    assert (log.read().damaged, [*log.read().lines]) == (1, [1, 2])


@pytest.mark.parametrize("rest", [b"", b"\n", b"\n\n\n", b"rubbish\n", b"\0" * 70_000, b"\0" * 70_000 + b"\n"])
def test_rubbish_at_the_end_hides_no_line(log: Log, rest: bytes) -> None:
    with log.path.open("ab") as file:
        file.write(rest)
    assert log.last() == 3
    log.append([line(4)])
    assert (log.last(), [*log.read().lines]) == (4, [1, 2, 3, 4])


def test_lines_are_taken_back(log: Log) -> None:
    log.take_back(4)
    assert log.last() == 3
    log.take_back(2)
    assert [*log.read().lines] == [1]


@pytest.mark.parametrize("failing", ["write", "fsync"])
def test_what_can_not_be_written_leaves_nothing(log: Log, failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = log.path.read_bytes()

    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("tui.notebook.safety.log.sync" if failing == "fsync" else "os.write", fail)
        with pytest.raises(OSError, match="No space"):
            log.append([line(4)])
    assert log.path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_it_is_private(log: Log) -> None:
    assert log.path.stat().st_mode & 0o777 == 0o600


def many(number: int, count: int = 1000) -> Line:
    """An action that takes several lines."""
    changes = tuple(Change("bookmarks", f"id {each}", None, {"note": "naïve\n" * 60}) for each in range(count))
    return Line(number, "2026-01-01T00:00:00+00:00", "done", "import", number, changes, "a session")


def test_an_action_of_many_changes_has_lines_that_are_soon_read(log: Log) -> None:
    log.append([many(4), line(5)])
    assert log.last() == 5
    assert log.read().lines[4] == many(4)
    log.take_back(5)
    assert log.last() == 4
    lines = log.path.read_bytes().splitlines()[3:]
    assert len(lines) > 5
    assert max(map(len, lines)) < 1.2 * LONG
    assert [json.loads(each)["part"] for each in lines] == [*range(1, len(lines) + 1)]
    log.take_back(4)
    assert [*log.read().lines] == [1, 2, 3]


@pytest.mark.parametrize("left", [1, 2, -1])
def test_half_an_action_counts_as_none_and_the_next_takes_its_place(log: Log, left: int) -> None:
    before = log.path.read_bytes()
    lines = many(4).encoded().splitlines(keepends=True)
    log.path.write_bytes(before + b"".join(lines[:left]) + lines[left][:100])
    assert log.last() == 3
    assert (log.read().damaged, [*log.read().lines]) == (0, [1, 2, 3])
    log.append([line(4, "other")])
    assert log.path.read_bytes() == before + line(4, "other").encoded()


@pytest.mark.parametrize("which", [0, 3, -1])
def test_an_action_with_a_damaged_part_is_passed_over_whole(log: Log, which: int) -> None:
    lines = many(4).encoded().splitlines(keepends=True)
    lines[which] = lines[which].replace(b"na", b"NA", 1)
    with log.path.open("ab") as file:
        file.write(b"".join(lines))
    log.append([line(5)])
    assert (log.read().damaged, [*log.read().lines]) == (1, [1, 2, 3, 5])
    assert log.last() == 5


def test_changes_are_read_as_they_were_written() -> None:
    assert list(read_changes(written_changes(many(1).changes))) == [*many(1).changes]
    assert list(read_changes("[]")) == []
    for wrong in ("", "{}", "[1]", "[{}]", "[", written_changes(line(1).changes)[:-1], "[}]"):
        with pytest.raises((ValueError, TypeError)):
            list(read_changes(wrong))
