"""`dtti-tui choices`, and what other commands answer once names have been decided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexdir import Library
from tui.notebook import Choice, Notebook, Words, choices_of, notebook_path

Command = Callable[..., Any]
TALKS = "2018-07-18-talks.txt"


@pytest.fixture
def decided(folder: Path) -> tuple[Choice, ...]:
    """DTTI is no name of ours, and Ajay Kumar is Ellen Lord."""
    library = Library.open(folder)
    library.build()
    reading = library.read(TALKS)
    notebook = Notebook.open(library.key)
    made: tuple[Choice, ...] = ()
    for mention in reading.mentions:
        if mention.card in ("dtti", "ajay-kumar"):
            card = "ellen-lord" if mention.card == "ajay-kumar" else ""
            made += choices_of(reading, [Words(mention.start, mention.end, mention.card, mention.rule)], card)
    for choice in made:
        notebook.choose([choice])
    notebook.close()
    library.close()
    return made


def test_list_is_newest_first(command: Command, folder: Path, decided: tuple[Choice, ...]) -> None:
    run = command("choices", "list", "--in", folder)
    assert (run.status, run.err) == (0, "")
    rows = [line.split("\t") for line in run.lines]
    assert [row[0] for row in rows] == [each.id[:8] for each in reversed(decided)]
    assert [row[3:] for row in rows] == [["“Ajay Kumar”", "ellen-lord"], ["“DTTI”", "-"]]
    assert rows[0][2] == f"{TALKS}:{decided[1].start}-{decided[1].end}"
    shape = command("choices", "list", "--in", folder, "--json").json
    assert shape["schema"] == 1
    assert [(each["quote"], each["card"], each["found"], each["rivals"]) for each in shape["choices"]] == [
        ("Ajay Kumar", "ellen-lord", "ajay-kumar", []),
        ("DTTI", "", "dtti", []),
    ]


def test_none_is_one_and_makes_no_notebook(command: Command, folder: Path) -> None:
    run = command("choices", "list", "--in", folder)
    assert (run.status, run.out, run.err) == (1, "", "")
    assert command("choices", "list", "--in", folder, "--json").json == {"schema": 1, "choices": []}
    assert command("mentions", TALKS, "--in", folder).status == 0
    assert not notebook_path(Library.open(folder).key).exists()


def test_answers_are_those_of_the_reading_room(command: Command, folder: Path, decided: tuple[Choice, ...]) -> None:
    rows = [line.split("\t")[1:] for line in command("mentions", TALKS, "--in", folder).lines]
    assert rows == [["ellen-lord", "Ellen Lord"], ["ellen-lord", "Ajay Kumar"]]
    shown = command("show", TALKS, "--in", folder, "--json").json
    assert [mention["card"] for mention in shown["mentions"]] == ["ellen-lord", "ellen-lord"]
    assert command("cards", "show", "ellen-lord", "--in", folder, "--json").json["documents"] == [
        {"doc": TALKS, "count": 2}
    ]
    assert command("show", "card:dtti", "--in", folder, "--json").json["documents"] == []


def test_a_damaged_notebook_is_told_of_and_its_choices_come_back_from_the_log(
    command: Command, folder: Path, decided: tuple[Choice, ...]
) -> None:
    notebook_path(Library.open(folder).key).write_bytes(b"rubbish")
    run = command("mentions", TALKS, "--in", folder)
    assert run.status == 0
    assert "set aside" in run.complaint
    assert [line.split("\t")[1] for line in run.lines] == ["ellen-lord", "ellen-lord"]
    notebook_path(Library.open(folder).key).write_bytes(b"rubbish")
    run = command("choices", "list", "--in", folder)
    assert (run.status, len(run.lines)) == (0, len(decided))  # from the log
    assert "set aside" in run.complaint
