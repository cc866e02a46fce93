"""What reviewing costs in a collection of many documents: counting the hits, a verdict, and what the keys wait for.

python benchmarks/review.py [documents]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from indexdir import Library
from tui.notebook import Notebook
from tui.notebook.ledger import find_hits, ledger_of

T = TypeVar("T")
WORDS = ("contract", "missile", "talks", "delhi", "trade", "signed", "officer", "system", "budget", "river", "paper")
QUERIES = ("missile", "missile1 OR talks7")


def timed(what: str, act: Callable[[], T]) -> T:
    """What a call answers; how long it took is printed."""
    start = time.perf_counter()
    answer = act()
    print(f"{what:<52}{(time.perf_counter() - start) * 1000:>10.1f} ms")
    return answer


def write(folder: Path, documents: int) -> None:
    """Documents of ten passages of sixty words."""
    draw = random.Random(1)
    for number in range(documents):
        passages = [
            " ".join(draw.choice(WORDS) + (str(draw.randrange(500)) if draw.random() > 0.9 else "") for _ in range(60))
            for _ in range(10)
        ]
        text = "\n\n".join((f"Paper {number}", *passages))
        (folder / f"{number:05}.txt").write_text(text + "\n", "utf-8")


def measure(library: Library, notebook: Notebook, query: str) -> None:
    """Review a query: the first verdict, many at once, and one more."""
    found = timed(f"{query}: every hit is found", lambda: find_hits(library, query))
    print(f"  {sum(len(each.spans) for each in found):,} hits in {len(found):,} documents")
    ledger = timed("an empty ledger", lambda: ledger_of(query, found, notebook.reviews(query), library))
    half = found[: len(found) // 2]
    places = [(library.read(each.document.id), *each.spans[0]) for each in half]
    timed(f"{len(places):,} hits are dismissed at once", lambda: notebook.review(query, places, "dismissed"))
    ledger = timed("the ledger is read", lambda: ledger_of(query, found, notebook.reviews(query), library))
    spot = timed("the next open hit", lambda: ledger.next_open("", -1))
    timed("the words of the frame", ledger.wordings)
    if spot is not None:
        place = (library.read(spot[0]), *spot[1:])
        timed("one more is kept", lambda: notebook.review(query, [place], "kept"))
        reviews = notebook.reviews(query)
        timed(
            "the ledger after it",
            lambda: ledger_of(query, found, notebook.reviews(query), library, ledger.base, ledger.placed),
        )
        print(f"  {len(reviews):,} verdicts")


def main() -> None:
    """Make the documents, index them, and review two queries."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "collection"
        folder.mkdir()
        write(folder, documents)
        library = Library.open(folder, index_dir=Path(place) / "index")
        timed(f"{documents:,} documents are indexed", library.build)
        notebook = Notebook.open(library.key, data_dir=Path(place) / "data")
        for query in QUERIES:
            measure(library, notebook, query)
        notebook.close()
        library.close()


if __name__ == "__main__":
    main()
