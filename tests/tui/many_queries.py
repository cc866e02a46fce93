"""Two hundred queries over the embedded collection, always the same: of every kind that the language has."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path

from indexdir import LANGUAGE, Library

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "documents"
PROSE, NUMBER = 30, 200


def many_queries(library: Library) -> list[tuple[str, bool]]:
    """Each query, and whether it is prose."""
    draw = random.Random(4)
    lines = [line.split() for path in sorted(SEEDS.iterdir()) for line in path.read_text("utf-8").splitlines()]
    lines = [line for line in lines if len(line) > 12]
    words = sorted({word.strip(".,;:()‘’“”\"'*#").lower() for line in lines for word in line})
    words = [word for word in words if word.isalpha() and len(word) > 3]
    cards = list(islice(library.cards(), 0, None, 5))

    def word() -> str:
        return draw.choice(words)

    def phrase() -> str:
        line = draw.choice(lines)
        start = draw.randrange(len(line) - 3)
        return " ".join(line[start : start + 2]).strip(".,;:()‘’“”\"'*#«»|")

    def unit() -> str:
        return draw.choice((word(), f"{word()[:4]}*", f"={word()}", f"{word()}~", f"card:{draw.choice(cards).id}"))

    queries = [row.example for topic in LANGUAGE for row in topic.rows]
    queries += [card.name for card in cards] + [f"card:{card.id} date:2026" for card in cards[:10]]
    while len(queries) < NUMBER - PROSE:
        one, other = unit(), unit()
        queries += [
            f"{word()} {word()}",
            f"{one} OR {other}",
            f"{one} AND {other}",
            f"{word()} -{word()} {word()[:3]}*",
            f"{one} NEAR/{draw.randrange(1, 40)} {other}",
            f"{one} THEN/{draw.randrange(1, 40)} {other}",
            f"{one} SAME ({word()} OR {other})",
            f'"{phrase()}"' if any(map(str.isalnum, phrase())) else word(),
            f"{word()} {word()} {word()} | {one}",
            f"title:{word()} OR {one}",
        ]
    prose = [" ".join(draw.choice(lines)) for _ in range(PROSE)]
    return [(text, False) for text in queries[: NUMBER - PROSE]] + [(text, True) for text in prose]
