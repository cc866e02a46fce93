"""The engines that searches are timed on: an index of a corpus, and a function that answers one question.

Each runs in a process of its own, started by search.py.
"""

from __future__ import annotations

import inspect
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from search_corpora import ROOT, files
from search_questions import Question

Ask = Callable[[Question], int | None]
"""Answers a question with the number of documents found or shown; None where the engine can't be asked it."""

LIMIT, EXCERPTS = 50, 10
OURS, FTS, WHOOSH, WHOOSH_COMMAND = "dtti-tui", "SQLite FTS5", "Whoosh", "whoosh (command)"
ENGINES = (OURS, FTS, WHOOSH, WHOOSH_COMMAND)
_WHOOSH_FOLDER = ".whoosh_index"  # where whoosh's command line puts its index


def build(engine: str, corpus: Path) -> tuple[float, int] | None:
    """Index a corpus from nothing: seconds and bytes. Whoosh in process searches what its command has indexed."""
    started = time.perf_counter()
    if engine == OURS:
        place = _build_ours(corpus)
    elif engine == FTS:
        place = _build_fts(corpus)
    elif engine == WHOOSH_COMMAND:
        place = corpus / "documents" / _WHOOSH_FOLDER
        shutil.rmtree(place, ignore_errors=True)
        command = [sys.executable, "-m", "whoosh.cli", "index", str(corpus / "documents"), "--ext", ".txt"]
        subprocess.run(command, check=True, capture_output=True)
    else:
        return None
    return time.perf_counter() - started, _size(place)


def is_built(engine: str, corpus: Path) -> bool:
    """Whether there is an index of a corpus from an earlier run; of ours none is kept, the code may be another."""
    if engine == FTS:
        return _database(corpus).exists()
    return engine == WHOOSH or (engine == WHOOSH_COMMAND and (corpus / "documents" / _WHOOSH_FOLDER).exists())


def opened(engine: str, corpus: Path) -> Ask:
    """A function that asks an engine."""
    return {OURS: _ours, FTS: _fts, WHOOSH: _whoosh, WHOOSH_COMMAND: _whoosh_command}[engine](corpus)


def _build_ours(corpus: Path) -> Path:
    from indexdir import Library

    library = Library.open(corpus / "documents", index_dir=corpus / "index")
    library.build(rebuild=True)
    library.close()
    return library.index_path


def _ours(corpus: Path) -> Ask:
    from indexdir import Library, Query, QueryError

    library = Library.open(corpus / "documents", index_dir=corpus / "index")
    wanted = {"excerpts": EXCERPTS, "facets": True}
    known = inspect.signature(library.search).parameters
    keywords = {name: value for name, value in wanted.items() if name in known}
    # The app answers `is:`, `tag:` and `in:` from the notebook; no question here asks them.

    def ask(question: Question) -> int | None:
        try:
            return library.search(Query(question.ours, prefix=question.prefix, limit=LIMIT), **keywords).total
        except QueryError:
            return None

    return ask


def _database(corpus: Path) -> Path:
    return corpus / "fts5.sqlite"


def _build_fts(corpus: Path) -> Path:
    place = _database(corpus)
    place.unlink(missing_ok=True)
    database = sqlite3.connect(place)
    with database:
        columns = "path UNINDEXED, date UNINDEXED, title, body, tokenize = 'porter unicode61'"
        database.execute(f"CREATE VIRTUAL TABLE docs USING fts5({columns})")
        for path in files(corpus):
            text = path.read_text(encoding="utf-8", errors="replace")
            title = text.lstrip().partition("\n")[0]
            name = str(path.relative_to(corpus / "documents"))
            database.execute("INSERT INTO docs VALUES (?, ?, ?, ?)", (name, path.name[:10], title, text))
        database.execute("INSERT INTO docs(docs) VALUES ('optimize')")
    database.close()
    return place


def _fts(corpus: Path) -> Ask:
    database = sqlite3.connect(_database(corpus))

    def ask(question: Question) -> int | None:
        if not question.fts:
            return None
        where, values = "docs MATCH ?", [question.fts]
        if question.dates[0]:
            where += " AND date BETWEEN ? AND ?"
            values += question.dates
        ranked = f"SELECT rowid, title, bm25(docs) AS score FROM docs WHERE {where} ORDER BY score LIMIT {LIMIT}"
        rows = database.execute(ranked, values).fetchall()
        best = [str(row[0]) for row in rows[:EXCERPTS]]
        shown = (
            f"SELECT snippet(docs, 3, '[', ']', '…', 30) FROM docs WHERE docs MATCH ? AND rowid IN ({','.join(best)})"
        )
        database.execute(shown, [question.fts]).fetchall()
        return len(rows)

    return ask


def _whoosh(corpus: Path) -> Ask:
    from whoosh import index
    from whoosh.qparser import MultifieldParser
    from whoosh.query import NullQuery

    opened_index = index.open_dir(str(corpus / "documents" / _WHOOSH_FOLDER))
    parser = MultifieldParser(["title", "body"], schema=opened_index.schema, fieldboosts={"title": 2.0, "body": 1.0})
    searcher = opened_index.searcher()

    def ask(question: Question) -> int | None:
        if not question.whoosh:
            return None
        tree = parser.parse(question.whoosh)
        if tree == NullQuery:  # nothing but words of its stop list
            return None
        results = searcher.search(tree, limit=LIMIT)
        for hit in results[:EXCERPTS]:
            hit.highlights("body")
        return len(results)

    return ask


def _whoosh_command(corpus: Path) -> Ask:
    """The whole command: the start of Python, opening the index, ten results with snippets."""
    command = [sys.executable, "-m", "whoosh.cli", "search", "--limit", str(EXCERPTS)]

    def ask(question: Question) -> int | None:
        if not question.whoosh:
            return None
        done = subprocess.run(
            [*command, "--", question.whoosh, str(corpus / "documents")], capture_output=True, check=False
        )
        return None if done.returncode > 1 else done.stdout.count(b"\n")

    return ask


def environment() -> dict[str, str]:
    """The environment of the processes: this checkout first."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def _size(place: Path) -> int:
    paths = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    return sum(path.stat().st_size for path in paths)
