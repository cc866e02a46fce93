"""How soon bad input is answered or refused: the slowest of tests/indexdir/search/bad_queries.py over a collection.

python benchmarks/bad_input.py [FOLDER]      without FOLDER, the DTTI collection; the bar is 200 ms for each
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from indexdir import Library, Query, QueryError

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "indexdir" / "search"))

from bad_queries import bad_queries

BAR, SHOWN = 0.2, 12


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as where:
        library = Library.open(folder, index_dir=Path(where))
        library.build()
        library.warm()
        library.search(Query("a"))
        rows = [_asked(library, Query(text, plain=plain)) for text in bad_queries() for plain in (False, True)]
        library.close()
    rows.sort(reverse=True)
    over = sum(seconds > BAR for seconds, _, _ in rows)
    print(f"{len(rows)} queries; median {rows[len(rows) // 2][0] * 1000:.1f} ms, 95 % under", end=" ")
    print(f"{rows[len(rows) // 20][0] * 1000:.1f} ms, {over} over {BAR * 1000:.0f} ms\n")
    print("| ms | query | answer |\n| ---: | --- | --- |")
    for seconds, text, said in rows[:SHOWN]:
        print(f"| {seconds * 1000:.0f} | {_short(text)} | {said} |")


def _asked(library: Library, query: Query) -> tuple[float, str, str]:
    """Seconds until the first twelve hits or the refusal are there, the query, and what came of it."""
    begun = time.perf_counter()
    try:
        said = f"{library.search(query, excerpts=12).total} documents"
    except QueryError as error:
        said = error.reason
    return time.perf_counter() - begun, query.text, said


def _short(text: str) -> str:
    shown = text if len(text) <= 50 else f"{text[:40]}… ({len(text):,} characters)"
    return ascii(shown).replace("|", "\\|")


if __name__ == "__main__":
    main()
