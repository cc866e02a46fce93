"""Folders of documents to time searches on: made-up ones of any number, and the documentation of the Linux kernel.

A corpus is a folder in a cache, written once: `documents` is the collection, beside it stand the indexes.
"""

from __future__ import annotations

import datetime
import gzip
import hashlib
import random
import re
import shutil
from collections import Counter
from itertools import accumulate
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
WORDS = 300
FIRST_DAY = datetime.date(2008, 1, 1)
DAYS = 3652
TOPICS, TOPIC_WORDS, ON_TOPIC = 60, 250, 0.35
RARE = 5_000
_BEFORE = ("re", "un", "in", "dis", "pre", "over", "sub", "mis")
_AFTER = ("s", "ed", "ing", "er", "ly", "able", "ment", "ness")
_WORD = re.compile(r"[a-z]+")

# Names of the kernel's documentation, so that entity queries have something to find there too.
KERNEL_CARDS = {
    "kind": "system",
    "cards": [
        {"id": name.lower().replace(" ", "-"), "name": name, "aliases": aliases}
        for name, *aliases in (
            ("RCU", "Read-Copy Update"), ("PCI Express", "PCIe"), ("DMA",), ("KVM",), ("ACPI",), ("Btrfs",), ("ext4",),
            ("XFS",), ("Intel",), ("AMD",), ("Linus Torvalds",), ("USB",), ("NUMA",), ("Kconfig",), ("debugfs",),
            ("sysfs",), ("ftrace",), ("Device Tree", "devicetree"), ("SELinux",), ("Ethernet",),
        )
    ],
}  # fmt: skip


def generated(cache: Path, count: int) -> Path:
    """The folder with `count` made-up documents of about 300 words and the cards of seeds/."""
    where = cache / f"generated-{count}"
    if not _complete(where):
        folder = _emptied(where)
        shutil.copytree(SEEDS / "cards", folder / "cards")
        maker = _Maker(random.Random(count))
        for number in range(count):
            (folder / maker.name(number)).write_text(maker.document(), encoding="utf-8")
        (where / "complete").write_text(_version())
    return where


def kernel(cache: Path, package: Path | None) -> Path | None:
    """The folder with the .rst and .txt files of Debian's linux-doc as text; None where the package is not there."""
    where = cache / "kernel"
    if not _complete(where):
        found = sorted(Path("/usr/share/doc").glob("linux-doc-*/Documentation"))
        package = package or (found[-1] if found else None)
        if package is None:
            return None
        folder = _emptied(where)
        for path in sorted(package.rglob("*")):
            if path.is_file() and re.search(r"\.(rst|txt)(\.gz)?$", path.name):
                data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
                target = folder / (re.sub(r"(\.rst|\.txt|\.gz)+$", "", str(path.relative_to(package))) + ".txt")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        (folder / "cards").mkdir(exist_ok=True)
        (folder / "cards" / "kernel.yaml").write_text(yaml.safe_dump(KERNEL_CARDS), encoding="utf-8")
        (where / "complete").write_text(_version())
    return where


def files(corpus: Path) -> list[Path]:
    """The documents of a corpus, in order."""
    return sorted(path for path in (corpus / "documents").rglob("*.txt") if ".whoosh_index" not in path.parts)


def card_names(cards: Path) -> dict[str, tuple[str, str]]:
    """Id to name and kind of every card of a folder `cards`."""
    rows = {}
    for path in sorted(cards.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(content, dict):
            for card in content.get("cards", ()):
                rows[card["id"]] = (card["name"], card.get("kind", content.get("kind", "")))
    return rows


def _complete(where: Path) -> bool:
    """Whether this very file has written the corpus."""
    mark = where / "complete"
    return mark.exists() and mark.read_text() == _version()


def _version() -> str:
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def _emptied(where: Path) -> Path:
    shutil.rmtree(where, ignore_errors=True)
    folder = where / "documents"
    folder.mkdir(parents=True)
    return folder


class _Maker:
    """Documents about one topic each: words by Zipf's law over the words of seeds/ and what affixes make of them."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        pages = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SEEDS / "documents").glob("*.md")))
        base = [word for word, _ in Counter(_WORD.findall(pages.lower())).most_common()]
        ended = [word + ending for word in base if len(word) > 3 for ending in _AFTER]
        begun = [before + word for word in ended for before in _BEFORE]
        rest = [*ended, *chance.sample(begun, RARE)]
        chance.shuffle(rest)
        self._words = list(dict.fromkeys([*base, *rest]))
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        self._topics = [chance.sample(self._words[100:], TOPIC_WORDS) for _ in range(TOPICS)]
        self._topic_weights = list(accumulate(1 / (rank + 2.7) for rank in range(TOPIC_WORDS)))
        self._names = [name for name, _ in card_names(SEEDS / "cards").values()]
        self._name_weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._names))))

    def name(self, number: int) -> str:
        """A file name that begins with a date."""
        return f"{FIRST_DAY + datetime.timedelta(self._chance.randrange(DAYS))}-{number:06}.txt"

    def document(self) -> str:
        """A title and some paragraphs."""
        topic = self._chance.choice(self._topics)
        parts, left = [" ".join(self._some(topic, self._chance.randint(4, 8))).capitalize()], WORDS
        while left > 0:
            sentences = [self._some(topic, self._chance.randint(8, 25)) for _ in range(self._chance.randint(2, 5))]
            for sentence in sentences:
                if self._chance.random() < 0.25:
                    place = self._chance.randrange(len(sentence))
                    sentence[place] = self._chance.choices(self._names, cum_weights=self._name_weights)[0]
            parts.append(
                " ".join(" ".join(sentence)[:1].upper() + " ".join(sentence)[1:] + "." for sentence in sentences)
            )
            left -= sum(map(len, sentences))
        return "\n\n".join(parts) + "\n"

    def _some(self, topic: list[str], count: int) -> list[str]:
        on_topic = sum(self._chance.random() < ON_TOPIC for _ in range(count))
        words = self._chance.choices(self._words, cum_weights=self._weights, k=count - on_topic)
        words += self._chance.choices(topic, cum_weights=self._topic_weights, k=on_topic)
        self._chance.shuffle(words)
        return words
