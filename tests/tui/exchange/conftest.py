"""A small collection, and bookmarks in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexdir import Library

TALKS = (
    "---\ntitle: Seventh talks\nsource: https://www.example.org/talks/7?x=1\ndate: 2018-07-18\n---\n"
    "# Seventh talks on defence trade\n\n"
    "India and the **United States** held talks in New Delhi under the DTTI.\n\n"
    "Ellen Lord led the American side. Ajay Kumar led the Indian side.\n\n"
    "The S-400 missile system of Russia was on the table.\n\n"
    "Officials said the same. Nothing more was said.\n\nOfficials said the same. Nothing more was said.\n"
)
CONTRACT = "A contract is signed\n\nRussia and India signed a contract for the S-400 missile system in October.\n"
CARDS = """
kind: person
cards:
  - id: ellen-lord
    name: Ellen Lord
    aliases: [Ellen M. Lord]
    summary: "*Under* Secretary of Defense."
    facts:
      - {text: Took office., date: 2017-08, sources: [record], confidence: high}
      - {text: Sat on a board., sources: [record, other], confidence: low}
    relations:
      - {type: chairs, target: dtti, since: 2018-07-18, until: 2019, sources: [record]}
      - {type: met, target: ajay-kumar}
  - id: ajay-kumar
    name: Ajay Kumar
  - id: dtti
    kind: forum
    name: DTTI
  - id: s-400
    kind: weapon
    name: S-400
sources:
  - {id: record, title: The record, publisher: A press, url: "https://example.org/r"}
  - {id: other, title: Another}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "collection"
    (where / "cards").mkdir(parents=True)
    (where / "talks").mkdir()
    (where / "talks" / "seventh.md").write_text(TALKS, encoding="utf-8")
    (where / "contract.txt").write_text(CONTRACT, encoding="utf-8")
    (where / "cards" / "all.yaml").write_text(CARDS, encoding="utf-8")
    (where / "manifest.yaml").write_text("title: Talks\n", encoding="utf-8")
    return where


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    library = Library.open(folder)
    library.build()
    yield library
    library.close()
