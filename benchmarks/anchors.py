"""How surely bookmarks are found again in documents that have changed, beside the method of Hypothesis and a floor.

    python benchmarks/anchors.py [FOLDER ...] [--half 0|1] [--wrong] [--rivals none|floor|all] [--no-times]

A FOLDER has pairs.jsonl (pair, old, new), anchors.jsonl (pair, kind, exact, prefix, suffix, old_start, old_end,
new_start, new_end) and documents/; without one, ../shared/data/anchors beside the checkout is taken. `anchor_pairs.py`
makes such a folder of the history of a repository.

right      the placement, also a doubtful one, overlaps the place of the label by at least half of the longer of the two
sure       placed without doubt: exact or moved
both       sure and right. For kept, rewrapped and moved this is what counts: they should need no one to look.
wrong      of those that are sure, how many are not right; of deleted ones every one that is sure
doubtful, lost: for deleted ones the two together should be nearly all

"own copy cut" are those of kept_repeated with their own copy taken out of the new text: the others must not be taken
for it. Where the old text had no other copy, or the new one has more, nothing tells that apart from a passage that has
moved.

"ours" asks for all passages of a document at once, as the app does, so that their order helps; "ours, alone" for each
by itself, with 32 characters of context and the offsets, as the data has them. "as kept" has what a bookmark has too:
how many times the text had the quote, and which of them it was.

"elsewhere" looks for passages of one document in others, which never had them: sure should practically none be that is
strange there. The thresholds of `tui/notebook/certainty.py` are set by it.

--half takes one half of the pairs, by a hash of their names: tune on one, look at the other.
--wrong prints each sure placement that is wrong, with its label: some labels are wrong, and not the placement.
Times are of one bookmark in a document of 100 KB: the new text of its pair, filled up with other documents.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

from anchor_elsewhere import elsewhere
from anchor_rivals import RIVALS

from tui.notebook.anchors import Placement, Selector, locate, locate_all
from tui.notebook.quoting import copies, set_apart

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("kept", "kept_repeated", "rewrapped", "moved", "edited", "deleted", "own copy cut")
BARS = {"kept": 0.99, "rewrapped": 0.99, "moved": 0.99, "kept_repeated": 0.97, "edited": 0.97, "deleted": 0.97}
SIZE = 100_000
Locate = Callable[[Selector, str], Placement]


@dataclass(frozen=True, slots=True)
class Case:
    """A passage of the old text of a pair, and where it went; -1 where it went nowhere."""

    pair: str
    kind: str
    selector: Selector
    old: str
    new: str
    start: int
    end: int

    def right(self, placement: Placement) -> bool:
        common = min(self.end, placement.end) - max(self.start, placement.start)
        return 2 * common >= max(self.end - self.start, placement.end - placement.start) > 0


def load(folder: Path) -> list[Case]:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "documents").iterdir()}
    pairs = {row["pair"]: row for row in map(json.loads, (folder / "pairs.jsonl").open(encoding="utf-8"))}
    cases = []
    for row in map(json.loads, (folder / "anchors.jsonl").open(encoding="utf-8")):
        pair = pairs[row["pair"]]
        span = (row["old_start"], row["old_end"])
        selector = Selector(row["exact"], row["prefix"], row["suffix"], *span, digest=pair["old"])
        place = (row.get("new_start") or 0, row.get("new_end") or 0) if row["kind"] != "deleted" else (-1, -1)
        cases.append(Case(row["pair"], row["kind"], selector, texts[pair["old"]], texts[pair["new"]], *place))
    return cases


def as_kept(case: Case) -> Case:
    """The case with all that a bookmark keeps."""
    span = (case.selector.start, case.selector.end)
    words = set_apart(case.old, *span)
    return replace(case, selector=Selector(*words, *span, case.selector.digest, *copies(case.old, *span)))


def own_copy_cut(case: Case) -> Case:
    """The case with the passage gone from the new text, which has other copies of it."""
    return replace(case, kind="own copy cut", new=case.new[: case.start] + case.new[case.end :], start=-1, end=-1)


def together(cases: Sequence[Case]) -> list[Placement]:
    """Ours, all passages of a document at once."""
    placed: dict[int, Placement] = {}
    by_pair: dict[str, list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        by_pair[case.pair].append(number)
    for numbers in by_pair.values():
        found = locate_all([cases[number].selector for number in numbers], cases[numbers[0]].new)
        placed |= zip(numbers, found, strict=True)
    return [placed[number] for number in range(len(cases))]


def _amid(case: Case, cases: Sequence[Case]) -> Placement:
    """Ours, of a case with a text of its own, with the other passages of its document to help."""
    others = [other.selector for other in cases if other.pair == case.pair and other.selector != case.selector]
    return locate_all([case.selector, *others], case.new)[0]


def table(name: str, cases: Sequence[Case], placed: Sequence[Placement], wrong_too: bool) -> None:
    print(f"\n{name:<15}{'n':>6}{'right':>8}{'sure':>8}{'both':>8}{'wrong':>7}{'doubtful':>10}{'lost':>7}{'bar':>7}")
    rows: Mapping[str, Counter[str]] = defaultdict(Counter)
    for case, placement in zip(cases, placed, strict=True):
        sure, right = placement.status in ("exact", "moved"), case.right(placement)
        rows[case.kind].update(n=1, right=right, sure=sure, both=sure and right, wrong=sure and not right)
        rows[case.kind][placement.status] += 1
        if wrong_too and sure and not right:
            _show(case, placement)
    for kind in (kind for kind in KINDS if kind in rows):
        row = rows[kind]
        shares = "".join(f"{row[name] / row['n']:>8.3f}" for name in ("right", "sure", "both"))
        told = f"{row['doubtful']:>10}{row['lost']:>7}{BARS.get(kind, ''):>7}"
        print(f"{kind:<15}{row['n']:>6}{shares}{row['wrong']:>7}{told}")
    there = [rows[kind] for kind in rows if kind in KINDS[:5]]
    sure, wrong = sum(row["sure"] for row in there), sum(row["wrong"] for row in there)
    edited = rows["edited"]
    print(
        f"wrong of those sure: {wrong} of {sure} ({wrong / max(sure, 1):.2%}); of the edited {edited['wrong']} of "
        f"{edited['sure']} ({edited['wrong'] / max(edited['sure'], 1):.2%}); bar 0.5 %"
    )


def _show(case: Case, placement: Placement) -> None:
    selector, new = case.selector, case.new
    print(f"  {case.pair} {case.kind} {placement.status} {placement.score}")
    print(f"    was   {selector.prefix!r} {selector.exact!r} {selector.suffix!r}")
    for name, start, end in (("placed", placement.start, placement.end), ("label", case.start, case.end)):
        if start >= 0:
            print(f"    {name:<6}{new[max(0, start - 32) : start]!r} {new[start:end]!r} {new[end : end + 32]!r}")


def times(cases: Sequence[Case], most: int = 100) -> None:
    """Milliseconds of one bookmark in 100 KB: median and 95th percentile, by what has become of it."""
    filling = "\n".join(dict.fromkeys(case.new for case in cases))
    groups: dict[str, list[tuple[Selector, str]]] = defaultdict(list)
    for case in cases:
        groups["unchanged"].append((case.selector, _filled(case.old, filling)))
        name = {"edited": "edited", "deleted": "deleted"}.get(case.kind, "moved")
        if case.new[case.selector.start : case.selector.end] != case.selector.exact:
            groups[name].append((case.selector, _filled(case.new, filling)))
    print(f"\n{'one of 100 KB':<15}{'':>10}{'median':>10}{'95 %':>10} ms")
    ways: dict[str, Locate] = {"ours, alone": locate, **RIVALS}
    for name in ("unchanged", "moved", "edited", "deleted"):
        chosen = groups[name][:: max(1, len(groups[name]) // most)]
        for way, run in ways.items():
            spent = sorted(_milliseconds(run, *one) for one in chosen)
            print(f"{name:<13}{way:<12}{median(spent):>10.3f}{quantiles(spent, n=20)[-1]:>10.3f}")
    many = [one.selector for one in cases if one.kind in ("edited", "moved", "rewrapped", "deleted")]
    text = _filled(cases[0].new, filling)
    started = time.perf_counter()
    locate_all((many * 2)[:1000], text)
    print(f"1,000 at once, nearly all of them not there: {time.perf_counter() - started:.2f} s")


def _filled(text: str, filling: str) -> str:
    return (text + "\n" + filling)[: max(SIZE, len(text))]


def _milliseconds(run: Locate, selector: Selector, text: str) -> float:
    started = time.perf_counter()
    run(selector, text)
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Print a table for each folder and way, then the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--rivals", choices=("none", "floor", "all"), default="all")
    parser.add_argument("--no-times", action="store_true")
    options = parser.parse_args()
    folders = options.folders or [ROOT.parent / "shared" / "data" / "anchors"]
    for folder in folders:
        if not (folder / "anchors.jsonl").is_file():
            sys.exit(f"{folder.name} has no anchors.jsonl; name a folder that has, or make one with anchor_pairs.py")
        cases = load(folder)
        if options.half is not None:
            cases = [case for case in cases if zlib.crc32(case.pair.encode()) % 2 == options.half]
        print(f"{folder.name}: {len(cases)} passages of {len({case.pair for case in cases})} pairs")
        kept = [as_kept(case) for case in cases]
        for name, asked in (("ours", cases), ("as kept", kept)):
            cut = [own_copy_cut(case) for case in asked if case.kind == "kept_repeated"]
            alone = [locate(case.selector, case.new) for case in (*asked, *cut)]
            amid = [_amid(case, asked) for case in cut]
            table(name, [*asked, *cut], [*together(asked), *amid], options.wrong)
            table(f"{name}, alone", [*asked, *cut], alone, False)
        for name, run in RIVALS.items():
            if options.rivals in ("all", name):
                table(name, cases, [run(case.selector, case.new) for case in cases], False)
        elsewhere(folder)
        if not options.no_times:
            times(cases)


if __name__ == "__main__":
    main()
