"""The real command on a small collection of files, in process."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tui.__main__ import main

TALKS = (
    "Seventh talks on defence trade\n\n"
    "India and the United States held talks in New Delhi under the DTTI.\n\n"
    "Ellen Lord led the American side. Ajay Kumar led the Indian side.\n\n"
    "The S-400 missile system of Russia was on the table.\n"
)
CARDS = """
kind: person
cards:
  - id: ellen-lord
    name: Ellen Lord
    aliases: [Ellen M. Lord]
    summary: Under Secretary of Defense.
    facts:
      - {text: Took office., date: 2017-08, sources: [record], confidence: high}
    relations:
      - {type: co_chairs, target: dtti, since: 2018-07-18, until: 2018-07-18, sources: [record]}
  - id: ajay-kumar
    name: Ajay Kumar
  - id: dtti
    kind: forum
    name: DTTI
sources:
  - {id: record, title: The record}
"""


@dataclass(frozen=True)
class Run:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def complaint(self) -> str:
        """The one line on standard error."""
        assert self.err.startswith("dtti-tui: ")
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        return self.err.rstrip("\n")


Command = Callable[..., Run]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Iterator[Command]:
    handlers = list(logging.getLogger().handlers)

    def call(*arguments: str | Path) -> Run:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Run(status, captured.out, captured.err)

    yield call
    logging.getLogger().handlers = handlers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "collection"
    (where / "cards").mkdir(parents=True)
    (where / "2018-07-18-talks.txt").write_text(TALKS, encoding="utf-8")
    (where / "notes.md").write_text("# Notes\n\nNothing of talks, a missile perhaps.\n", encoding="utf-8")
    (where / "cards" / "all.yaml").write_text(CARDS, encoding="utf-8")
    (where / "manifest.yaml").write_text("title: Talks\n", encoding="utf-8")
    return where
