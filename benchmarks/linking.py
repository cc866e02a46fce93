"""How well and how quickly names are linked: the gold of tests/gold, and spaCy's PhraseMatcher with the same names.

    python benchmarks/linking.py            precision and recall on each gold file
    python benchmarks/linking.py speed      megabytes a second and memory, with the cards of seeds/ and with 20,000

`speed` needs spaCy in the environment for the comparison (`pip install spacy`; no model) and does without it else.
Each figure is taken in a process of its own, so that memory is the matcher's; the runs of a round follow each other.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

MEGABYTES = 4
ROUNDS = 5
SYLLABLES = "ka ra mi sto ver lin dor han bel gra net pol sha win tor mar ess old ber ing ford ley ham"
SPARSE, DENSE = "sparse", "dense"  # a text with few names of the cards, and the backgrounders, full of them


def accuracy() -> None:
    """Print strict precision and recall (span and card) for each gold file and over all."""
    from gold.gold_files import all_gold

    from indexdir.cards.load import load_cards
    from indexdir.collection.read import read_document
    from indexdir.linking.linker import Linker

    linker = Linker(load_cards(ROOT / "seeds").cards)
    total = [0, 0, 0]
    print(f"{'gold file':<28}{'marked':>8}{'found':>8}{'right':>8}{'precision':>11}{'recall':>9}")
    for gold in all_gold():
        passages = ()
        if gold.document:
            passages = read_document(gold.document, (ROOT / "seeds" / gold.document).read_bytes()).passages
        found = {(m.start, m.end, m.text, m.card) for m in linker.link(gold.text, passages, gold.date)}
        counts = (len(gold.rows), len(found), len(found & set(gold.rows)))
        total = [before + now for before, now in zip(total, counts, strict=True)]
        print(_line(gold.name, *counts))
    print(_line("all", *total))


def _line(name: str, marked: int, found: int, right: int) -> str:
    return f"{name:<28}{marked:>8}{found:>8}{right:>8}{right / max(1, found):>11.4f}{right / max(1, marked):>9.4f}"


def text_of(density: str) -> str:
    """Give about four megabytes: the backgrounders over and over, or the same words shuffled out of their names."""
    pages = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds" / "documents").glob("*.md"))]
    if density == SPARSE:
        chance = random.Random(7)
        words = [word for page in pages for word in page.split() if word.islower()]
        pages = [" ".join(chance.choices(words, k=90)).capitalize() + "." for _ in range(40)]
    joined = "\n\n".join(pages)
    return (joined + "\n\n") * (MEGABYTES * 1_000_000 // len(joined) + 1)


def cards_of(count: int) -> list:
    """Give the cards of seeds/, and as many made-up people and bodies as are wanting to `count`."""
    from indexdir.cards.load import load_cards
    from indexdir.records import Card

    cards = list(load_cards(ROOT / "seeds").cards)
    chance = random.Random(11)
    parts = SYLLABLES.split()
    while len(cards) < count:
        number = len(cards)
        given, family = ("".join(chance.choices(parts, k=chance.randint(2, 3))).capitalize() for _ in range(2))
        if number % 4:
            middle = chance.choice("ABCDEFGHJKLMNPRST")
            name, more = f"{given} {middle}. {family}", (f"{given[0]}. {family}",)
            cards.append(Card(f"p{number}", "person", name, more, (family,)))
        else:
            name = f"{chance.choice(['Ministry', 'Bureau', 'Institute', 'Council'])} of {given} {family} Studies"
            cards.append(Card(f"o{number}", "organisation", name, (f"{given[:2]}{family[:2]}{number}".upper(),)))
    return cards


def measure(engine: str, count: int, density: str) -> dict[str, float]:
    """Build a matcher and run it over the text; seconds, megabytes a second, megabytes of memory, finds."""
    cards, text = cards_of(count), text_of(density)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    if engine == "dtti-tui":
        from indexdir.linking.linker import Linker

        linker = Linker(cards)
        built = time.perf_counter()
        found = len(linker.link(text, (), "2018-07-18"))
    else:
        import spacy
        from spacy.matcher import PhraseMatcher

        language = spacy.blank("en")
        language.max_length = len(text) + 1
        matcher = PhraseMatcher(language.vocab)
        for card in cards:
            matcher.add(card.id, [language.make_doc(name) for name in (card.name, *card.aliases, *card.short)])
        built = time.perf_counter()
        found = sum(len(matcher(language.make_doc(page))) for page in text.split("\n\n"))
    ended = time.perf_counter()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    speed = len(text.encode()) / 1_000_000 / (ended - built)
    return {"build": built - started, "speed": speed, "memory": (after - before) / 1024, "found": found}


def speed() -> None:
    """Print the medians of a few rounds, dtti-tui and spaCy in turn."""
    engines = ["dtti-tui"]
    if subprocess.run([sys.executable, "-c", "import spacy"], capture_output=True, check=False).returncode == 0:
        engines.append("spaCy")
    print(f"{'cards':>7} {'text':<8}{'':<10}{'MB/s':>8}{'build s':>9}{'memory MB':>11}{'finds':>9}")
    for count in (150, 20_000):
        for density in (SPARSE, DENSE):
            runs: dict[str, list[dict[str, float]]] = {engine: [] for engine in engines}
            for _ in range(ROUNDS):
                for engine in engines:
                    command = [sys.executable, __file__, "measure", engine, str(count), density]
                    done = subprocess.run(command, capture_output=True, text=True, check=True)
                    runs[engine].append(json.loads(done.stdout))
            middle = {e: {k: statistics.median(run[k] for run in runs[e]) for k in runs[e][0]} for e in engines}
            for engine in engines:
                m = middle[engine]
                figures = f"{m['speed']:>8.2f}{m['build']:>9.2f}{m['memory']:>11.0f}{m['found']:>9.0f}"
                print(f"{count:>7} {density:<8}{engine:<10}{figures}")
            if len(engines) > 1:
                print(f"{'':>7} {'':<8}{'ratio':<10}{middle['dtti-tui']['speed'] / middle['spaCy']['speed']:>8.2f}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            accuracy()
        case ["speed"]:
            speed()
        case ["measure", engine, count, density]:
            print(json.dumps(measure(engine, int(count), density)))
        case _:
            sys.exit(__doc__)
