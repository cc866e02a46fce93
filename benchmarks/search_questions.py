"""Sets of questions for a corpus, each in the language of dtti-tui, of FTS5 and of Whoosh; the same every time.

Their words, neighbours and phrases are taken from the corpus itself. An empty string says that a language can't ask it.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from search_corpora import card_names, files

SAMPLE = 600
TYPED = 40
EACH = 20
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Question:
    """One question in each language; `dates` are the first and the last day that FTS5 is to keep."""

    ours: str
    fts: str = ""
    whoosh: str = ""
    prefix: bool = False
    dates: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Stock:
    """What questions are made of: words and pairs, the commonest first, phrases to type, cards by how often named."""

    words: list[str]
    content: list[str]
    pairs: list[tuple[str, str]]
    phrases: list[list[str]]
    cards: list[tuple[str, str, str]]


def stock(corpus: Path) -> Stock:
    """Take the words of up to 600 documents of a corpus."""
    chance = random.Random(5)
    paths = files(corpus)
    texts = [
        path.read_text(encoding="utf-8", errors="replace") for path in chance.sample(paths, min(SAMPLE, len(paths)))
    ]
    runs = [_WORD.findall(text.lower()) for text in texts]
    counts = Counter(word for run in runs for word in run if len(word) > 1)
    pairs = Counter(pair for run in runs for pair in pairwise(run) if min(map(len, pair)) > 1)
    phrases = []
    while len(phrases) < TYPED:
        run = chance.choice(runs)
        size = chance.randint(2, 4)
        start = chance.randrange(max(1, len(run) - size))
        if all(3 <= len(word) <= 14 for word in run[start : start + size]) and len(run) > size:
            phrases.append(run[start : start + size])
    whole = "\n".join(texts)
    cards = card_names(corpus / "documents" / "cards")
    named = {card: whole.count(name) for card, (name, _) in cards.items()}
    best = sorted(cards, key=lambda card: (-named[card], card))
    common = [word for word, _ in counts.most_common(400)]
    return Stock(
        common,
        [word for word in common if len(word) > 4],
        [pair for pair, _ in pairs.most_common(100)],
        phrases,
        [(card, *cards[card]) for card in best],
    )


def question_sets(corpus: Path) -> dict[str, list[Question]]:
    """All sets by name."""
    have = stock(corpus)
    makers = (_typed, _prefixes, _alternatives, _phrases, _near, _entities, _mixed)
    names = ("typed", "prefixes", "or", "phrases", "near", "entities", "mixed")
    return {name: make(have) for name, make in zip(names, makers, strict=True)}


def _typed(have: Stock) -> list[Question]:
    """Every state of the search bar from the second letter on, as the app asks it."""
    rows = []
    for phrase in have.phrases:
        text = " ".join(phrase)
        for end in range(2, len(text) + 1):
            words = text[:end].split()
            if text[end - 1] == " ":
                rows.append(Question(" ".join(words), _all_fts(words), " ".join(words)))
            else:
                rows.append(Question(" ".join(words), _all_fts(words) + "*", " ".join(words) + "*", prefix=True))
    return rows


def _prefixes(have: Stock) -> list[Question]:
    """The two letters that most words begin with."""
    beginnings = Counter(word[:2] for word in have.words)
    return [Question(f"{two}*", f'"{two}"*', f"{two}*") for two, _ in beginnings.most_common(EACH)]


def _alternatives(have: Stock) -> list[Question]:
    rows = []
    for place in range(EACH):
        words = [have.words[place], have.words[place + 7], have.content[place], have.content[place + 11]]
        some = " OR ".join(words[: 2 + place % 3])
        rows.append(Question(some, " OR ".join(f'"{word}"' for word in words[: 2 + place % 3]), some))
    return rows


def _phrases(have: Stock) -> list[Question]:
    return [Question(quoted := f'"{one} {two}"', quoted, quoted) for one, two in islice(have.pairs, EACH)]


def _near(have: Stock) -> list[Question]:
    """Common words near each other; FTS5 knows no order, Whoosh nothing but order."""
    rows = []
    for place in range(EACH):
        one, two = have.words[place], have.content[place]
        width = (3, 5, 10, 20)[place % 4]
        operator = ("NEAR", "THEN")[place // 4 % 2]
        rows.append(
            Question(f"{one} {operator}/{width} {two}", f'NEAR("{one}" "{two}", {width})', f'"{one} {two}"~{width}')
        )
    return rows


def _entities(have: Stock) -> list[Question]:
    """A card or a kind, with a date or a word; FTS5 looks for the name and keeps the dates."""
    rows = []
    for place, (card, name, kind) in enumerate(islice(have.cards, EACH)):
        word, quoted = have.content[place], _quoted(name)
        rows += (
            Question(f"card:{card}", quoted, quoted),
            Question(f"card:{card} date:2012..2015", quoted, "", dates=("2012", "2015-99")),
            Question(f"kind:{kind} {word} before:2013", "", ""),
            Question(f"card:{card} {word} after:2014-06", f'{quoted} AND "{word}"', "", dates=("2014-06-99", "9")),
        )
    return rows


def _mixed(have: Stock) -> list[Question]:
    rows = []
    for place in range(EACH // 2):
        a, b, c = have.content[place], have.content[place + 20], have.content[place + 40]
        (one, two), (card, name, _) = have.pairs[place], have.cards[place % len(have.cards)]
        name = _quoted(name)
        rows += (
            Question(f"{a} {b} -{c}", f'"{a}" AND "{b}" NOT "{c}"', f"{a} {b} NOT {c}"),
            Question(f'"{one} {two}" {a}', f'"{one} {two}" AND "{a}"', f'"{one} {two}" {a}'),
            Question(f"{a} ({b} OR {c})", f'"{a}" AND ("{b}" OR "{c}")', f"{a} ({b} OR {c})"),
            Question(f"card:{card} {a}", f'{name} AND "{a}"', f"{name} {a}"),
            Question(f"title:{a} {b}", f'title : "{a}" AND "{b}"', f"title:{a} {b}"),
            Question(f'{a[:3]}* "{one} {two}"', f'"{a[:3]}"* AND "{one} {two}"', f'{a[:3]}* "{one} {two}"'),
            Question(f"{a} NEAR/10 {b} after:2015", f'NEAR("{a}" "{b}", 10)', "", dates=("2015-99", "9")),
            Question(f'"{a} {b} {c}"~20', f'NEAR("{a}" "{b}" "{c}", 20)', f'"{a} {b} {c}"~20'),
            Question(f"{a}~1 {b}", "", ""),
            Question(f"{a} | kind:person | date:2012..2016", "", ""),
        )
    return rows


def _all_fts(words: list[str]) -> str:
    return " AND ".join(f'"{word}"' for word in words)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', "") + '"'
