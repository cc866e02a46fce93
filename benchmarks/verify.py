"""How well and how fast quotations are checked: altered ones are found, invented ones are not.

    python benchmarks/verify.py [--cache FOLDER] [--collection dtti abstracts made-up] [--count N] [--seed N]
                                [--wrong N]

Collections: `dtti`, the seeds; `abstracts`, the 16,000 abstracts of ../shared/data/ir, one in ten of them held back;
`made-up`, 10,000 documents of benchmarks/search_corpora.py. They and their indexes stay in the cache folder.

A quotation is 6 to 45 words in a row from a random document. A share of its words is then changed: half of those are
replaced by a word of the collection, a quarter left out, a quarter put in; `exact` has other marks, dashes and line
breaks. It is right when the verdict is the one that is due, and the place covers at least half of where it came from;
`listed` counts also those where that is among the further places. Of invented ones every place is wrong: `foreign` are
sentences of another collection, `shuffled` the words of a passage in another order, `held back` sentences of abstracts
on the same subjects that are not in the collection. --wrong lists the first N that are not right.
Times are for a quotation, after the first: median, 95th percentile, most.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ir_scores import load
from relevance import as_text, file_name
from search_corpora import ROOT, generated

from indexdir import Checked, Library, Standing, quotations_in

DATA = ROOT.parent / "shared" / "data" / "ir"
RATES = (0.0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5)
_SENTENCE = re.compile(r"[^.!?\n][^.!?]{20,600}[.!?]")


class Sample(NamedTuple):
    """A quotation, and the document and offsets that it comes from; no document for an invented one."""

    kind: str
    text: str
    document: str = ""
    start: int = 0
    end: int = 0


def passages(library: Library, chance: random.Random, count: int) -> Iterator[Sample]:
    """Words in a row from random passages."""
    documents = [document.id for document in library.documents()]
    while count:
        reading = library.read(chance.choice(documents))
        rows = [row for row in reading.passages if row.kind == "paragraph"]
        if not rows:
            continue
        row = chance.choice(rows)
        found = list(re.finditer(r"\S+", reading.text[row.start : row.end]))
        length = chance.randint(6, 45)
        if len(found) < 6:
            continue
        first = chance.randrange(max(1, len(found) - length))
        part = found[first : first + length]
        start, end = row.start + part[0].start(), row.start + part[-1].end()
        text = reading.text[start:end]
        if len(part) >= 6 and not re.search(r"[\"“”„«»\[\]`*_<>|{}…]|\.\.", text):
            count -= 1
            yield Sample("", text, reading.document.id, start, end)


def altered(sample: Sample, rate: float, words: list[str], chance: random.Random) -> Sample:
    """The sample with a share of its words changed, at least one where any is to be."""
    parts = sample.text.split()
    if not rate:
        return sample._replace(kind="exact", text="\n".join((" ".join(parts[:4]), " ".join(parts[4:]))))
    for at in sorted(chance.sample(range(len(parts)), max(1, round(rate * len(parts)))), reverse=True):
        way = chance.random()
        if way < 0.5:
            parts[at] = chance.choice(words)
        elif way < 0.75 and len(parts) > 4:
            del parts[at]
        else:
            parts.insert(at, chance.choice(words))
    return sample._replace(kind=f"{rate:.0%} changed", text=" ".join(parts))


def covers(place: Standing, sample: Sample) -> bool:
    """Whether a place is the one that the sample comes from, or has half of it."""
    both = min(place.end, sample.end) - max(place.start, sample.start)
    return place.document.id == sample.document and both * 2 >= sample.end - sample.start


class Row:
    """What came of the samples of a kind."""

    def __init__(self) -> None:
        self.asked = self.right = self.listed = 0
        self.seconds: list[float] = []
        self.scores: list[float] = []

    def take(self, sample: Sample, checked: Checked, seconds: float) -> bool:
        """Count an answer; whether it is right."""
        self.asked += 1
        self.seconds.append(seconds)
        if not sample.document:
            right = listed = checked.verdict == "not found"
        else:
            due = checked.verdict == "exact" if sample.kind == "exact" else checked.verdict in ("altered", "exact")
            right = due and checked.standing is not None and covers(checked.standing, sample)
            same = checked.standing is not None and words_of(checked.standing.text) == words_of(sample.text)
            right = right or (due and same)  # it stands in several documents
            listed = right or (due and any(covers(each, sample) for each in checked.others))
        if checked.standing is not None:
            self.scores.append(checked.standing.score)
        self.right += right
        self.listed += listed
        return right

    def told(self, kind: str) -> str:
        """The row of the table."""
        ordered = sorted(self.seconds)
        late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        times = "".join(f"{each * 1000:>9.1f}" for each in (statistics.median(ordered), late, ordered[-1]))
        score = f"{statistics.mean(self.scores):>8.2f}" if self.scores else f"{'':>8}"
        return (
            f"  {kind:<14}{self.asked:>6}{self.right / self.asked:>9.3f}{self.listed / self.asked:>9.3f}{score}{times}"
        )


def words_of(text: str) -> list[str]:
    """The words as they are compared here."""
    return re.findall(r"\w+", text)


def check(library: Library, samples: list[Sample], wrong: int) -> None:
    """Check each sample as a draft of its own, and print a row for each kind."""
    rows: dict[str, Row] = {}
    for sample in samples:
        draft = quotations_in(f"“{sample.text}”")
        started = time.perf_counter()
        checked = library.verify(draft).checked[0]
        taken = time.perf_counter() - started
        if not rows.setdefault(sample.kind, Row()).take(sample, checked, taken) and wrong > 0:
            wrong -= 1
            told = [
                (each.document.id, each.start, each.end, round(each.score, 2)) for each in [checked.standing] if each
            ]
            print(f"  {sample.kind}: {sample.document} {sample.start}-{sample.end} {sample.text!r}")
            print(f"      {checked.verdict} {checked.remarks} {told} {checked.standing and checked.standing.text!r}")
    print(f"  {'kind':<14}{'asked':>6}{'right':>9}{'listed':>9}{'score':>8}{'ms':>9}{'95 %':>9}{'most':>9}")
    for kind, row in rows.items():
        print(row.told(kind), flush=True)


def abstracts(cache: Path) -> tuple[Path, list[str]]:
    """The folder of the abstracts, and the texts of those that are held back."""
    folder, held = cache / "abstracts", []
    fresh = not (folder / "complete").exists()
    folder.mkdir(parents=True, exist_ok=True)
    for where in sorted(DATA.iterdir()):
        for number, document in enumerate(load(where).documents):
            if number % 10 == 7:
                held.append(document.text)
            elif fresh and (document.title + document.text).strip():
                ending, content = as_text(document)
                (folder / f"{where.name}-{file_name(document.id)}{ending}").write_text(content, encoding="utf-8")
    (folder / "complete").touch()
    return folder, held


def sentences(texts: list[str], chance: random.Random, kind: str, count: int) -> list[Sample]:
    """Sentences of texts that are not in the collection."""
    found = [found[0] for text in texts for found in _SENTENCE.finditer(text) if 6 <= len(found[0].split()) <= 45]
    clean = [each for each in found if not re.search(r"[\"“”„«»‘’\[\]`*_<>|{}…]|\.\.", each)]
    return [Sample(kind, " ".join(text.split())) for text in chance.sample(clean, min(count, len(clean)))]


def run(name: str, cache: Path, count: int, seed: int, wrong: int) -> None:
    """Open a collection, make samples of it, check them."""
    chance = random.Random(seed)
    held: list[str] = []
    folder: Path | None = None
    if name == "abstracts":
        folder, held = abstracts(cache)
    elif name == "made-up":
        folder = generated(cache, 10_000) / "documents"
    library = Library.open(folder, index_dir=cache / "index")
    library.build()
    library.warm()
    samples = list(passages(library, chance, count))
    words = [word for sample in samples for word in sample.text.split()]
    every = [altered(sample, rate, words, chance) for rate in RATES for sample in samples]
    if name == "dtti":
        foreign = [document.text for where in sorted(DATA.iterdir()) for document in load(where).documents]
    else:
        seeds = Library.open(None, index_dir=cache / "index")
        seeds.build()
        foreign = [seeds.read(document.id).text for document in seeds.documents()]
    every += sentences(foreign, chance, "foreign", count)
    for sample in samples:
        parts = sample.text.split()
        chance.shuffle(parts)
        every.append(Sample("shuffled", " ".join(parts)))
    if held:
        every += sentences(held, chance, "held back", count)
    print(f"\n{name}: {len(library.documents())} documents", flush=True)
    library.verify(quotations_in("“the first one loads what the others find loaded”"))
    check(library, every, wrong)
    hundred = "\n\n".join(f"“{sample.text}”" for sample in every[:: max(1, len(every) // 100)][:100])
    library.close()
    library = Library.open(folder, index_dir=cache / "index")
    started = time.perf_counter()
    found = library.verify(quotations_in(hundred))
    print(
        f"  a draft with {len(found.checked)} quotations, the index just opened: {time.perf_counter() - started:.2f} s"
    )
    library.close()


def main() -> None:
    """Read the arguments and run the collections."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "dtti-tui-benchmarks")
    parser.add_argument("--collection", nargs="+", default=["dtti", "abstracts", "made-up"])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", type=int, default=0)
    options = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"{DATA}: there are no test collections here")
    for name in options.collection:
        run(name, options.cache, options.count, options.seed, options.wrong)


if __name__ == "__main__":
    main()
