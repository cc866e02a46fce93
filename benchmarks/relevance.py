"""How good the ranking is on judged test collections, beside Whoosh, rank-bm25 and tantivy with their defaults.

    python benchmarks/relevance.py [COLLECTION-DIR ...] [--form text|markdown|front-matter] [--losses N] [--run FILE]

Each COLLECTION-DIR has documents.jsonl (id, title, text), queries.tsv (id, text) and qrels.tsv (query, document, gain);
without one, every folder of ../shared/data/ir beside the checkout is taken. Every document becomes a file of a
temporary folder, which is indexed and asked by the command line: `dtti-tui search --batch FILE --plain --format trec`.

--form says how a title is written: `text`, the first paragraph of a plain text (only a short one without a full stop is
taken for a title); `markdown`, a heading; `front-matter`, as `title:` of the front matter. A document that has nothing
but a title is a file with that one line. A document without either can't be a file of a collection and is left out.
--losses lists the N queries of each collection where most is lost against the best of the others.
--run keeps the answers of dtti-tui, one file a collection: FILE.<collection>.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from ir_rivals import RIVALS, named
from ir_scores import DEPTH, Judged, Scores, Text, each, load, mean, read_run

ROOT = Path(__file__).resolve().parents[1]
OURS = "dtti-tui"


def as_text(document: Text) -> tuple[str, str]:
    """The ending and the content of a plain text file: the title is its first paragraph."""
    return ".txt", "\n\n".join(part for part in (document.title.strip(), document.text) if part.strip()) + "\n"


def as_markdown(document: Text) -> tuple[str, str]:
    """The ending and the content of a Markdown file: the title is its heading."""
    title = " ".join(document.title.split())
    return ".md", (f"# {title}\n\n" if title else "") + document.text + "\n"


def as_front_matter(document: Text) -> tuple[str, str]:
    """The ending and the content of a Markdown file with front matter; a title without a text is the text too."""
    title = " ".join(document.title.split())
    quoted = title.replace("'", "''")
    body = document.text if document.text.strip() else title
    return ".md", (f"---\ntitle: '{quoted}'\n---\n\n" if title else "") + body + "\n"


FORMS: dict[str, Callable[[Text], tuple[str, str]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "front-matter": as_front_matter,
}


def file_name(document_id: str) -> str:
    """A file name without its ending that any system allows; `document_id_of` is the way back."""
    return "d" + re.sub(
        r"[^A-Za-z0-9-]", lambda found: "".join(f"_{byte:02x}" for byte in found[0].encode()), document_id
    )


def document_id_of(name: str) -> str:
    """The id of the document in a file, given as a TREC run writes it."""
    stem = PurePosixPath(unquote(name)).stem
    return re.sub(r"(?:_[0-9a-f]{2})+", lambda found: bytes.fromhex(found[0].replace("_", "")).decode(), stem[1:])


def write_files(collection: Judged, folder: Path, form: str) -> int:
    """Write every document that has anything to read as a file; how many had not."""
    empty = 0
    for document in collection.documents:
        ending, content = FORMS[form](document)
        if (document.title + document.text).strip():
            (folder / (file_name(document.id) + ending)).write_text(content, encoding="utf-8")
        else:
            empty += 1
    return empty


def ask(collection: Judged, form: str, keep: Path | None) -> tuple[dict[str, list[str]], str]:
    """The answers of our command line, and a remark on what could not be indexed and how long it took."""
    with tempfile.TemporaryDirectory(prefix="relevance-") as home:
        folder, queries = Path(home, "documents"), Path(home, "queries.tsv")
        folder.mkdir()
        empty = write_files(collection, folder, form)
        queries.write_text("".join(f"{i}\t{text}\n" for i, text in collection.queries.items()), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        environment |= {f"DTTI_TUI_{name}": str(Path(home, name)) for name in ("CACHE", "DATA", "CONFIG", "STATE")}
        program = [sys.executable, "-m", "tui"]
        started = time.perf_counter()
        subprocess.run([*program, "index", str(folder)], env=environment, check=False, capture_output=True)
        indexed = time.perf_counter()
        search = ["search", "--batch", str(queries), "--plain", "--format", "trec", "--in", str(folder)]
        command = [*program, *search, "--limit", str(DEPTH)]
        done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
        answered = time.perf_counter()
    if done.returncode > 1:
        sys.exit(f"{collection.name}: dtti-tui search ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    said = "".join(f"; it said: {line[:200]}" for line in done.stderr.splitlines()[:2])
    if keep:
        Path(f"{keep}.{collection.name}").write_text(done.stdout, encoding="utf-8")
    rows = read_run(done.stdout.splitlines())
    ranking = {query: [document_id_of(name) for name in names] for query, names in rows.items()}
    times = f"indexed in {indexed - started:.0f} s, {len(collection.queries)} queries in {answered - indexed:.1f} s"
    return ranking, f"{empty} documents without title and text left out; {times}{said}"


def compare(collection: Judged, form: str, keep: Path | None) -> dict[str, dict[str, Scores]]:
    """Run all engines over one collection and print a row for each; the measures of each query by engine."""
    count = f"{len(collection.documents)} documents, {len(collection.relevant)} judged queries"
    print(f"\n{collection.name} ({count})", flush=True)
    ranking, remark = ask(collection, form, keep)
    measured = {OURS: each(ranking, collection.relevant)}
    _row(OURS, measured[OURS])
    for name, (_, run) in RIVALS.items():
        try:
            title = named(name)
            measured[name] = each(run(collection), collection.relevant)
        except ImportError:
            print(f"  {name:<26}not installed: pip install {RIVALS[name][0]}", flush=True)
        else:
            _row(title, measured[name])
    print(f"  {remark}", flush=True)
    return measured


def _row(name: str, scores: Mapping[str, Scores]) -> None:
    whole = mean(scores)
    print(f"  {name:<26}{whole.ndcg:>9.4f}{whole.precision:>9.4f}{whole.recall:>9.4f}", flush=True)


def losses(collection: Judged, measured: Mapping[str, Mapping[str, Scores]], most: int) -> None:
    """Print the queries where most nDCG@10 is lost against the best of the others."""
    others = [scores for name, scores in measured.items() if name != OURS]
    if not others:
        return
    gaps = {query: max(o[query].ndcg for o in others) - ours.ndcg for query, ours in measured[OURS].items()}
    worse, better = sum(gap > 0.001 for gap in gaps.values()), sum(gap < -0.001 for gap in gaps.values())
    print(f"  behind the best of the others on {worse} queries, before it on {better}; most is lost on:")
    for query in sorted(gaps, key=lambda query: -gaps[query])[:most]:
        best = max(others, key=lambda scores: scores[query].ndcg)[query].ndcg
        text = " ".join(collection.queries.get(query, "").split())
        print(f"    {query:>5}  {measured[OURS][query].ndcg:.2f} to {best:.2f}  {text[:100]}")


def main() -> None:
    """Print one table, a part for each collection."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="COLLECTION-DIR")
    parser.add_argument("--form", choices=FORMS, default="text")
    parser.add_argument("--losses", type=int, default=0, metavar="N")
    parser.add_argument("--run", type=Path, metavar="FILE")
    options = parser.parse_args()
    found = sorted(path.parent for path in (ROOT.parent / "shared" / "data" / "ir").glob("*/qrels.tsv"))
    folders = options.folders or found
    if not folders:
        sys.exit("there is no collection beside the checkout; name a folder with documents.jsonl")
    print(f"{'':<28}{'nDCG@10':>9}{'MAP@100':>9}{'R@100':>9}   documents written as {options.form}")
    for folder in folders:
        collection = load(folder)
        measured = compare(collection, options.form, options.run)
        if options.losses:
            losses(collection, measured, options.losses)


if __name__ == "__main__":
    main()
