"""Reads the gold files: a head of `key: value` lines, an empty line, and a text with [[name|card]] marks in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
_MARK = re.compile(r"\[\[([^\[\]|]+)\|([a-z0-9-]+)\]\]")

Row = tuple[int, int, str, str]  # start, end, words, card


@dataclass(frozen=True)
class Gold:
    """A text with the mentions that a person marked; `document` is the seed document it is, if it is one."""

    name: str
    text: str
    rows: tuple[Row, ...]
    date: str = ""
    document: str = ""


def read_gold(path: Path) -> Gold:
    """Read one gold file."""
    head, _, marked = path.read_text(encoding="utf-8").partition("\n\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    pieces: list[str] = []
    rows: list[Row] = []
    here = length = 0
    for mark in _MARK.finditer(marked):
        pieces += (marked[here : mark.start()], mark[1])
        start = length + mark.start() - here
        length = start + len(mark[1])
        rows.append((start, length, mark[1], mark[2]))
        here = mark.end()
    pieces.append(marked[here:])
    return Gold(path.stem, "".join(pieces), tuple(rows), said.get("date", ""), said.get("document", ""))


def all_gold() -> list[Gold]:
    """Read every gold file, by name."""
    return [read_gold(path) for path in sorted(HERE.glob("*.gold"))]
