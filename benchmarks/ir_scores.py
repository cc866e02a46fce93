"""Measures of a ranking against judged documents, as trec_eval counts them with binary gains."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

Ranking = Mapping[str, Sequence[str]]
"""Query id to document ids, best first."""

DEPTH = 100


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a test collection."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Scores:
    """nDCG@10, average precision over 100 documents, and recall within them; of one query, or the means of many."""

    ndcg: float
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A test collection: documents, queries by id, and for each judged query the documents that answer it."""

    name: str
    documents: tuple[Text, ...]
    queries: Mapping[str, str]
    relevant: Mapping[str, frozenset[str]]


def load(folder: Path) -> Judged:
    """Read documents.jsonl, queries.tsv and qrels.tsv of a folder."""
    with (folder / "documents.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    documents = tuple(Text(str(row["id"]), row.get("title") or "", row.get("text") or "") for row in rows)
    queries = {row[0]: row[1] for row in _rows(folder / "queries.tsv", 2)}
    relevant: dict[str, set[str]] = {}
    for query, document, gain in _rows(folder / "qrels.tsv", 3):
        if float(gain) > 0:
            relevant.setdefault(query, set()).add(document)
    return Judged(folder.name, documents, queries, {query: frozenset(wanted) for query, wanted in relevant.items()})


def _rows(path: Path, columns: int) -> list[list[str]]:
    with path.open(encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t", columns - 1) for line in file if line.strip()]


def read_run(lines: Sequence[str]) -> dict[str, list[str]]:
    """A TREC run (query Q0 document rank score tag) as a ranking: by score, equal ones in the order of the run."""
    scored: dict[str, list[tuple[float, str]]] = {}
    for line in lines:
        query, _, document, _, score, *_ = line.split()
        scored.setdefault(query, []).append((float(score), document))
    return {query: [name for _, name in sorted(rows, key=lambda row: -row[0])] for query, rows in scored.items()}


def score(ranked: Sequence[str], wanted: frozenset[str]) -> Scores:
    """The measures of one query; `wanted` is not empty."""
    hits = [document in wanted for document in ranked[:DEPTH]]
    gain = sum(hit / math.log2(place + 2) for place, hit in enumerate(hits[:10]))
    ideal = sum(1 / math.log2(place + 2) for place in range(min(10, len(wanted))))
    found, precision = 0, 0.0
    for place, hit in enumerate(hits, start=1):
        if hit:
            found += 1
            precision += found / place
    return Scores(gain / ideal, precision / len(wanted), sum(hits) / len(wanted))


def each(ranking: Ranking, relevant: Mapping[str, frozenset[str]]) -> dict[str, Scores]:
    """The measures of every judged query; one without an answer counts as 0."""
    return {query: score(ranking.get(query, ()), wanted) for query, wanted in relevant.items()}


def mean(scores: Mapping[str, Scores]) -> Scores:
    """The means over all judged queries."""
    rows = list(scores.values())
    return Scores(*(fmean(getattr(row, name) for row in rows) for name in ("ndcg", "precision", "recall")))
