"""Where a query tree matches in a text: the one place that knows, for snippets, marks, `n` and counts alike.

A document as a whole answers a query; what is marked in it are all places of the words, phrases and wildcards that
the query asks for, not of those it leaves out.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator

from whoosh import query as tree

from indexdir.query.grammar import BODY
from indexdir.query.words import Compound, Word, words_and_compounds

Span = tuple[int, int]


class Spotter:
    """A query tree made ready to find its places in many texts."""

    def __init__(self, node: tree.Query | None) -> None:
        self._stems: set[str] = set()
        self._forms: set[str] = set()
        self._prefixes: tuple[str, ...] = ()
        self._patterns: list[re.Pattern[str]] = []
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        self._vocabulary: set[str] = set()
        self._known: dict[tuple[str, str], bool] = {}
        if node is not None:
            self._gather(node)

    def __bool__(self) -> bool:
        return bool(self._stems or self._forms or self._prefixes or self._patterns or self._phrases)

    def spans(self, text: str, start: int = 0) -> tuple[Span, ...]:
        """Every match from an offset on, in order; matches that overlap are one."""
        return tuple(_merged(self._found(text, start))) if self else ()

    def _gather(self, node: tree.Query) -> None:
        if isinstance(node, tree.Not):
            return
        if isinstance(node, tree.Term):
            (self._stems if node.fieldname == BODY else self._forms).add(node.text)
        elif isinstance(node, tree.Phrase):
            self._phrases.setdefault(node.words[0], []).append(tuple(node.words))
            self._vocabulary.update(node.words)
        elif isinstance(node, tree.Prefix):
            self._prefixes += (node.text,)
        elif isinstance(node, tree.Wildcard):
            self._patterns.append(re.compile(fnmatch.translate(node.text.replace("[", "[[]"))))
        else:
            for child in node.children():
                self._gather(child)

    def _found(self, text: str, start: int) -> Iterator[Span]:
        placed: dict[int, Word] = {}
        for word in words_and_compounds(text, start):
            if self._matches(word.form, word.stem):
                yield word.start, word.end
            if self._vocabulary and word.form in self._vocabulary and not isinstance(word, Compound):
                placed[word.position] = word
        for position, word in placed.items():
            for phrase in self._phrases.get(word.form, ()):
                follow = [placed.get(position + step) for step in range(1, len(phrase))]
                if all(w is not None and w.form == form for w, form in zip(follow, phrase[1:], strict=True)):
                    last = follow[-1] if follow else word
                    assert last is not None
                    yield word.start, last.end

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


def _merged(found: Iterator[Span]) -> Iterator[Span]:
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
