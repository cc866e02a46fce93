"""Make pairs of revisions for anchors.py of the history of a git repository.

    python benchmarks/anchor_pairs.py REPOSITORY FOLDER [PATTERN ...] [--seed N]

Of every file that matches a PATTERN (`*.md`, `*.rst`, `*.txt` where there is none) its first, its middle and its last
revision but one are each compared with the last. Passages are drawn by chance: lines, sentences and paragraphs. Where
they went is told by the longest common subsequence of the words of both texts, a method that shares nothing with
ours: all words, side by side, are kept or rewrapped; at least 60 % within twice the length, edited; none, deleted. What
is neither is left out.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz.distance import LCSseq

CONTEXT = 32
DRAWN = 40


def git(repository: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(repository), *arguments], check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


def versions(repository: Path, name: str) -> Iterator[tuple[str, str]]:
    """The commits of a file, the newest first, with its text."""
    for commit in git(repository, "log", "--format=%H", "--diff-filter=AM", "HEAD", "--", name).split():
        yield commit[:10], git(repository, "show", f"{commit}:{name}")


def passages(text: str, chance: random.Random) -> list[tuple[int, int]]:
    """Lines, sentences and paragraphs of 25 to 600 characters."""
    found = [match.span() for match in re.finditer(r"\S[^\n]{24,600}(?<=\S)", text)]
    found += [match.span() for match in re.finditer(r"[A-Z][^.!?]{24,600}[.!?](?=\s)", text)]
    found += [match.span() for match in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n)){24,600}(?=\s*\n\s*\n|\s*\Z)", text)]
    return chance.sample(found, min(DRAWN, len(found)))


def labelled(old: str, new: str, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Passages of the old text with their place in the new one."""
    before = [(match[0], *match.span()) for match in re.finditer(r"\S+", old)]
    after = [(match[0], *match.span()) for match in re.finditer(r"\S+", new)]
    to: dict[int, int] = {}
    for step in LCSseq.opcodes([word[0] for word in before], [word[0] for word in after]):
        if step.tag == "equal":
            to |= zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
    starts, once = [word[1] for word in before], " ".join(new.split())
    for start, end in passages(old, chance):
        words = range(bisect_left(starts, start), bisect_left(starts, end))
        there = [to[word] for word in words if word in to]
        quote = old[start:end]
        row: dict[str, Any] = {"old_start": start, "old_end": end, "exact": quote}
        row |= {"prefix": old[max(0, start - CONTEXT) : start], "suffix": old[end : end + CONTEXT]}
        if len(words) < 3 or old[start:end] != old[before[words[0]][1] : before[words[-1]][2]]:
            continue
        if not there and " ".join(quote.split()) not in once:
            yield row | {"kind": "deleted"}
        elif there:
            low, high = after[there[0]][1], after[there[-1]][2]
            row |= {"new_start": low, "new_end": high}
            apart = there[-1] - there[0] + 1
            if len(there) == len(words) == apart:
                kept = "kept_repeated" if once.count(" ".join(quote.split())) > 1 else "kept"
                yield row | {"kind": kept if new[low:high] == quote else "rewrapped"}
            elif len(there) >= 0.6 * len(words) and apart <= 2 * len(words):
                yield row | {"kind": "edited"}


def main() -> None:
    """Write pairs.jsonl, anchors.jsonl and documents/ into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("repository", type=Path, metavar="REPOSITORY")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("patterns", nargs="*", metavar="PATTERN")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    patterns = options.patterns or ["*.md", "*.rst", "*.txt"]
    (options.folder / "documents").mkdir(parents=True, exist_ok=True)
    pairs, anchors = [], []
    for name in git(options.repository, "ls-files", "--", *patterns).splitlines():
        texts = list(versions(options.repository, name))
        chosen = {len(texts) - 1, len(texts) // 2, 1} if len(texts) > 1 else set()
        for number in sorted(chosen - {0}):
            plain = name.replace("/", "_")
            files = [f"{plain}@{commit}" for commit, _ in (texts[number], texts[0])]
            for file, text in zip(files, (texts[number][1], texts[0][1]), strict=True):
                (options.folder / "documents" / file).write_text(text, encoding="utf-8", newline="")
            pair = f"{plain}-{number}"
            pairs.append({"pair": pair, "old": files[0], "new": files[1]})
            anchors += [{"pair": pair} | row for row in labelled(texts[number][1], texts[0][1], chance)]
    for file, rows in (("pairs.jsonl", pairs), ("anchors.jsonl", anchors)):
        (options.folder / file).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(anchors)} passages of {len(pairs)} pairs")


if __name__ == "__main__":
    main()
