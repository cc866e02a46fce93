"""Small collections of few words, built on disk and opened, with the same documents as the reference sees them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from documents_model import CardModel, KeptPlace, Paper, Touch
from reference import Reference

from indexdir import Kept, Library

DOCUMENTS = 8

# Words that meet in hyphens, accents, capitals, full stops, quotes and endings; each collection is made of these alone.
VOCABULARY = [
    "the", "of", "deal", "deals", "Deal", "waiver", "Waiver", "waivers", "sanction", "sanctions", "Sanctions", "sanctioned",
    "co-production", "coproduction", "co production", "Co–Production", "S-400", "S400", "S 400", "S-400s", "U.S.", "US", "us",
    "U.S.-Indian", "naïve", "naive", "Naïve", "4,000", "4000", "2+2", "don’t", "don't", "‘Major Partner’", "“the deal”", "—",
    "defence", "defense", "Ellen Lord", "Lord", "DTTI", "Defence Initiative", "Russia", "Russian Federation", "Moscow",
    "border", "carrier", "missile", "land-and-sea-and-air-and-under-water", "land-and-sea-and-air-and-under-water-too",
]  # fmt: skip
COMMON = ["the", "deal", "waiver", "sanctions", "S-400", "co-production", "coproduction", "co production", "us"]
CARDS = (
    CardModel("ellen-lord", "person", "Ellen Lord", (), ("Lord",)),
    CardModel("dtti", "working-group", "Defence Initiative", ("DTTI",)),
    CardModel("russia", "government", "Russia", ("Russian Federation",), ("Moscow",)),
    CardModel("moscow", "place", "Moscow"),
)
LABELS = {"person": "People", "working-group": "Working groups", "government": "Governments", "place": "Places"}
NAMES = [
    "one.txt",
    "deep/note.md",
    "deep/er/old.txt",
    "2018-07-18 talks.txt",
    "five.md",
    "six.txt",
    "deep/naïve.txt",
    "eight.md",
]
DATES = ["", "2017", "2018", "2018-07", "2018-07-18", "2018-07-19", "2019-10", "2020-02-29"]
SOURCES = ["", "Indian Press", "PTI", "the Hindu", "Press Trust"]
KINDS = ["", "letter", "press note", "Note"]


@dataclass
class Pair:
    """A collection and the reference over the same documents."""

    library: Library
    reference: Reference


class Notebook:
    """What is kept, as the app would answer."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference

    def answer(self, what: Literal["bookmarked", "tag", "note"], value: str) -> Iterable[Kept]:
        """The places kept for a tag, or for a word of a note."""
        return [
            Kept(paper.id, each.start, each.end, each.quote)
            for paper in self.reference.papers
            for each in paper.kept
            if (each.what, each.value) == (what, value.strip('"'))
        ]


def build_pair(folder: Path, seed: int) -> Pair:
    """Write a collection, build it, and give it a notebook."""
    chance = random.Random(seed)
    write_collection(folder, chance)
    library = Library.open(folder)
    library.build()
    reference = Reference([_paper(library, document.id) for document in library.documents()], list(CARDS), LABELS)
    for paper in reference.papers:
        paper.kept = _kept(paper, chance)
    library.keeps(Notebook(reference).answer)
    return Pair(library, reference)


def write_collection(folder: Path, chance: random.Random) -> None:
    """A manifest, cards, and documents of a few short passages."""
    (folder / "cards").mkdir(parents=True)
    cards = [
        {"id": card.id, "kind": card.kind, "name": card.name, "aliases": card.aliases, "short": card.short}
        for card in CARDS
    ]
    (folder / "cards" / "all.yaml").write_text(json.dumps({"cards": cards}, ensure_ascii=False), encoding="utf-8")
    about = {}
    for name in NAMES[:DOCUMENTS]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        few = [*COMMON * 2, *chance.sample(VOCABULARY, 24)]
        passages = [_passage(chance, few, markdown=name.endswith(".md")) for _ in range(chance.randint(1, 4))]
        path.write_text("\n\n".join(passages) + "\n", encoding="utf-8")
        said = {
            "title": " ".join(chance.choices(few, k=chance.randint(1, 4))),
            "date": chance.choice(DATES),
            "source": chance.choice(SOURCES),
            "kind": chance.choice(KINDS),
        }
        about[name] = {key: value for key, value in said.items() if value}
    manifest = {"title": "Few words", "kinds": LABELS, "documents": about}
    (folder / "manifest.yaml").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")


def _passage(chance: random.Random, few: list[str], *, markdown: bool) -> str:
    words = chance.choices(few, k=chance.randint(2, 18))
    joints = chance.choices([" ", " ", " ", " ", ", ", ". ", "\n", "; "], k=len(words) - 1)
    text = words[0] + "".join(joint + word for joint, word in zip(joints, words[1:], strict=True))
    return f"## {words[0]}\n\n{text}" if markdown and chance.random() < 0.3 else text


def _paper(library: Library, document_id: str) -> Paper:
    reading = library.read(document_id)
    document = reading.document
    passages = [passage.start for passage in reading.passages]
    return Paper(
        document.id,
        document.title,
        reading.text,
        passages[0],
        passages,
        document.date,
        document.source,
        document.kind,
        getattr(document, "lang", ""),
        [Touch(mention.start, mention.end, mention.card) for mention in reading.mentions],
    )


def _kept(paper: Paper, chance: random.Random) -> list[KeptPlace]:
    """Some runs of words; the quote of some stands there no more."""
    kept = []
    for what, value in (
        ("bookmarked", ""),
        ("bookmarked", ""),
        ("tag", "quote"),
        ("note", "ask"),
        ("note", "ask them"),
    ):
        if chance.random() < 0.5:
            first = chance.choice(paper.body.words)
            last = paper.body.words[min(first.position + chance.randint(0, 4), len(paper.body.words) - 1)]
            quote = paper.text[first.start : last.end]
            kept.append(KeptPlace(what, value, first.start, last.end, quote if chance.random() < 0.8 else f"{quote}!"))
    return kept
