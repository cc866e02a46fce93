"""How often a passage of one document is placed without doubt in another one, where it never was.

Documents of a pair, or of several, are one and the same. `strange` are quotes of which no four words stand in the other
document: chance alone can place them. `like it` have some of their words there, as forms and licences have them;
`there` stand there word for word, which may be what is looked for.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.notebook.anchors import Selector, locate_all

SEEDS = Path(__file__).resolve().parents[1] / "seeds" / "documents"
LENGTHS = ((10, 16), (16, 24), (24, 32), (32, 48), (48, 80), (80, 130), (130, 201))
CONTEXTS = (0, 16, 32, 64)
ROUNDS = 400
KINDS = ("strange", "like it", "there")


def elsewhere(folder: Path, rounds: int = ROUNDS) -> None:
    """Print a row for each length of the quote and its context."""
    chance = random.Random(7)
    documents = list(_documents([folder / "documents", SEEDS]))
    counts: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for _ in range(rounds):
        name, text = chance.choice(documents)
        others = [document for document in documents if document[0] != name]
        asked = [
            (row, context, _passage(*chance.choice(others), length, context, chance))
            for row, length in enumerate(LENGTHS)
            for context in CONTEXTS
        ]
        selectors = [selector for *_, selector in asked]
        folded = " ".join(text.split())
        for (row, context, selector), placement in zip(asked, locate_all(selectors, text), strict=True):
            kind = _kind(selector.exact, folded)
            counts[row, context].update([kind, f"{kind}, sure"] if placement.status in ("exact", "moved") else [kind])
    _print(counts)


def _print(counts: dict[tuple[int, int], Counter[str]]) -> None:
    print(f"\nelsewhere: placed without doubt in another document{''.join(f'{kind:>16}' for kind in KINDS)}")
    total: dict[int, Counter[str]] = defaultdict(Counter)
    for (row, context), count in sorted(counts.items(), key=lambda each: (each[0][1], each[0][0])):
        low, high = LENGTHS[row]
        print(f"{f'{low} to {high - 1} characters':<25}{f'{context} of context':<26}{_shares(count)}")
        total[context] += count
    for context, count in total.items():
        print(f"{'all':<25}{f'{context} of context':<26}{_shares(count)}")


def _shares(count: Counter[str]) -> str:
    return "".join(f"{count[f'{kind}, sure']:>8} of {count[kind]:>4}" for kind in KINDS)


def _documents(folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for path in sorted(folder.iterdir()):
            yield path.name.partition("@")[0], path.read_text(encoding="utf-8")


def _passage(_: str, text: str, length: tuple[int, int], context: int, chance: random.Random) -> Selector:
    """Whole words from somewhere in a text, of about a length."""
    while True:
        size = chance.randrange(*length)
        start = chance.randrange(max(1, len(text) - size))
        words = text[start : start + size + 40].split(maxsplit=1)
        start = text.index(words[-1], start) if words else start
        end = start + size
        while end < len(text) and not text[end].isspace():
            end += 1
        exact = text[start:end].rstrip()
        if len(exact) >= length[0]:
            end = start + len(exact)
            return Selector(exact, text[max(0, start - context) : start], text[end : end + context], start, end)


def _kind(quote: str, text: str) -> str:
    words = quote.split()
    if " ".join(words) in text:
        return "there"
    runs = (" ".join(words[at : at + 4]) for at in range(max(1, len(words) - 3)))
    return "like it" if any(run in text for run in runs) else "strange"
