"""The ledger of a review as records and as text: CSV, JSON lines, Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import groupby

from indexdir import Excerpt, Hit, Library
from tui.cli.text import json_text
from tui.copying import link_by_words
from tui.exchange.csv_table import cell
from tui.exchange.escaping import inline, markdown_lines
from tui.notebook import Review
from tui.notebook.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Entry:
    """A hit with what was decided about it.

    `verdict` is kept, dismissed, seen or open; `standing` is found, or `earlier text` where the passage is not there
    any more as it was decided about, or `not found` where it is there and the query does not find it now. `passage`
    counts from 1, 0 where it is not known; `decided` is the time of the verdict in UTC, empty for none.
    """

    query: str
    verdict: str
    standing: str
    document: str
    title: str
    date: str
    passage: int
    start: int
    end: int
    quote: str
    digest: str
    link: str
    decided: str


NAMES = tuple(each.name for each in fields(Entry))


def entries(ledger: Ledger, hits: Sequence[Hit], reviews: Sequence[Review], library: Library) -> Iterator[Entry]:
    """Every hit of an answer in its order, then what was decided about text that is no hit any more."""
    for hit in hits:
        for passage in hit.passages:
            known = ledger.verdicts.get((hit.document.id, passage.start, passage.end))
            yield _of_hit(ledger.query, hit, passage, known, library)
    for each in reviews:
        spot = ledger.placed.get(each.id)
        if each.verdict != "seen" and spot not in ledger.verdicts:
            yield _of_review(each, "earlier text" if spot is None else "not found", library)


def _of_hit(query: str, hit: Hit, passage: Excerpt, known: Review | None, library: Library) -> Entry:
    document = hit.document
    return Entry(
        query,
        known.verdict if known is not None else "open",
        "found",
        document.id,
        document.title,
        document.date,
        passage.number + 1,
        passage.start,
        passage.end,
        passage.text,
        document.digest,
        _link(library, document.id, passage.text, passage.start, document.digest),
        known.at if known is not None else "",
    )


def _of_review(review: Review, standing: str, library: Library) -> Entry:
    place = (review.start, review.end, review.quote, review.digest)
    link = _link(library, review.document, review.quote, review.start, review.digest)
    head = (review.query, review.verdict, standing, review.document, review.title, "", 0)
    return Entry(*head, *place, link, review.at)


def _link(library: Library, document: str, quote: str, at: int, digest: str) -> str:
    return link_by_words(library.key, document, quote, at, digest=digest)


def _csv(ledger: Ledger, found: Sequence[Entry]) -> str:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(NAMES)
    for each in found:
        writer.writerow(cell(getattr(each, name)) for name in NAMES)
    return table.getvalue()


def _jsonl(ledger: Ledger, found: Sequence[Entry]) -> str:
    return "".join(json_text(asdict(each)) + "\n" for each in found)


def _markdown(ledger: Ledger, found: Sequence[Entry]) -> str:
    lines = [f"# Review: {inline(ledger.query)}", "", f"{inline(ledger.wordings()[0])}."]
    for document, group in groupby(found, key=lambda each: (each.document, each.standing == "found")):
        hits = list(group)
        date = f", {inline(hits[0].date)}" if hits[0].date else ""
        lines += ["", f"## {inline(hits[0].title or document[0])}{date}", "", inline(document[0])]
        for each in hits:
            quoted = [f"> {line}".rstrip() for line in markdown_lines(each.quote)]
            lines += ["", *quoted, "", f"{_told(each)}", "", f"<{each.link}>"]
    return "\n".join(lines) + "\n"


def _told(entry: Entry) -> str:
    verdict = f"**{entry.verdict}**" + (f", {entry.decided[:16].replace('T', ' ')} UTC" if entry.decided else "")
    standing = "" if entry.standing == "found" else f"; {entry.standing}"
    passage = f", passage {entry.passage:,}" if entry.passage else ""
    return f"{verdict}{standing}{passage}, characters {entry.start}–{entry.end}, SHA-256 {inline(entry.digest[:12])}…"


FORMATS: Mapping[str, Callable[[Ledger, Sequence[Entry]], str]] = {"csv": _csv, "jsonl": _jsonl, "md": _markdown}
