"""Where a query tree matches in a text: the one place that knows, for snippets, marks, `n` and counts alike.

A document as a whole answers a query; what is marked in it are all places of the words, phrases and wildcards that
the query asks for, not of those it leaves out.

Cutting a long text into words is slow, so in a long text the places where a match could begin are looked for first
(`candidates`), and only the runs of text around them are cut.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Iterator

from whoosh import query as tree

from indexdir.query.candidates import Candidates, back, fold_in_place
from indexdir.query.grammar import BODY
from indexdir.query.words import Compound, Word, words, words_and_compounds

Span = tuple[int, int]

LONG = 2_000  # code points from which on candidates are worth their while


class Spotter:
    """A query tree made ready to find its places in many texts."""

    def __init__(self, node: tree.Query | None) -> None:
        self._stems: set[str] = set()
        self._forms: set[str] = set()
        self._prefixes: tuple[str, ...] = ()
        self._patterns: list[re.Pattern[str]] = []
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        self._known: dict[tuple[str, str], bool] = {}
        self._beginnings: set[str] = set()
        if node is not None:
            self._gather(node)
        self._candidates = Candidates(self._stems, self._forms | self._beginnings)
        self._anchored = [
            (phrase, place, Candidates((), {phrase[place]}))
            for phrases in self._phrases.values()
            for phrase in phrases
            for place in [max(range(len(phrase)), key=lambda n: len(phrase[n]))]
        ]

    def __bool__(self) -> bool:
        return bool(self._stems or self._forms or self._prefixes or self._patterns or self._phrases)

    def spans(self, text: str, start: int = 0) -> tuple[Span, ...]:
        """Every match from an offset on, in order; matches that overlap are one."""
        if not self:
            return ()
        quick = self._quickly(text, start) if len(text) - start >= LONG else None
        return tuple(_merged(self._everywhere(text, start) if quick is None else quick))

    def _gather(self, node: tree.Query) -> None:
        if isinstance(node, tree.Not):
            return
        if isinstance(node, tree.Term):
            (self._stems if node.fieldname == BODY else self._forms).add(node.text)
        elif isinstance(node, tree.Phrase):
            self._phrases.setdefault(node.words[0], []).append(tuple(node.words))
        elif isinstance(node, tree.Prefix):
            self._prefixes += (node.text,)
            self._beginnings.add(node.text)
        elif isinstance(node, tree.Wildcard):
            self._patterns.append(re.compile(fnmatch.translate(node.text.replace("[", "[[]"))))
            self._beginnings.add(re.split(r"[*?]", node.text)[0])
        else:
            for child in node.children():
                self._gather(child)

    def _everywhere(self, text: str, start: int) -> Iterator[Span]:
        """Cut the whole text."""
        found = list(words_and_compounds(text, start))
        yield from self._single(found)
        plain = [word for word in found if not isinstance(word, Compound)]
        for place, word in enumerate(plain):
            for phrase in self._phrases.get(word.form, ()):
                if [follow.form for follow in plain[place : place + len(phrase)]] == list(phrase):
                    yield word.start, plain[place + len(phrase) - 1].end

    def _quickly(self, text: str, start: int) -> set[Span] | None:
        """Cut only the runs of text in which a match may stand; None where that can't be told."""
        folded = fold_in_place(text)
        if folded is None:
            return None
        found: set[Span] = set()
        for begin, end in self._candidates.runs(text, folded, start):
            found.update((begin + a, begin + b) for a, b in self._single(words_and_compounds(text[begin:end])))
        for phrase, place, anchor in self._anchored:
            for begin, end in anchor.runs(text, folded, start):
                begin = back(text, begin, start, place)
                for word in words(text[begin:end]):
                    if word.form == phrase[0] and (last := _phrase_end(text, begin + word.start, phrase)) is not None:
                        found.add((begin + word.start, last))
        return found

    def _single(self, found: Iterable[Word | Compound]) -> Iterator[Span]:
        return ((word.start, word.end) for word in found if self._matches(word.form, word.stem))

    def _matches(self, form: str, stem: str) -> bool:
        key = (form, stem)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = (
                stem in self._stems
                or form in self._forms
                or form.startswith(self._prefixes)
                or any(pattern.match(form) for pattern in self._patterns)
            )
        return known


def _phrase_end(text: str, start: int, phrase: tuple[str, ...]) -> int | None:
    """Where a phrase ends that begins at `start`, if it stands there."""
    end = start
    found = words(text, start)
    for form in phrase:
        word = next(found, None)
        if word is None or word.form != form:
            return None
        end = word.end
    return end


def _merged(found: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in sorted(found):
        if current is None:
            current = span
        elif span[0] < current[1]:
            current = (current[0], max(current[1], span[1]))
        else:
            yield current
            current = span
    if current is not None:
        yield current
