"""What the documents of an answer share, counted: kinds and entities, years, sources, types, languages, tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from indexdir.answers import Facet, FacetValue
from indexdir.catalogue import Catalogue
from indexdir.matching.described import type_of
from indexdir.matching.view import IndexView, Revised
from indexdir.query.places import Bools
from indexdir.records import Card, Document

MOST_VALUES = 12
_PLAIN = re.compile(r"\w[\w-]*")
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', " "))
Tags = Mapping[str, Iterable[str]]
_Value = tuple[str, str, int]  # label, query, count


class Facets:
    """Counts over any set of documents of one generation."""

    def __init__(self, cards: Mapping[str, Card], kinds: Mapping[str, str], tags: Callable[[], Tags]) -> None:
        self._cards = cards
        self._kinds = kinds
        self._tags = tags

    def of(
        self, found: Bools, view: IndexView, catalogue: Catalogue, revised: Revised, crumbs: Sequence[str]
    ) -> tuple[Facet, ...]:
        """The facets of these documents; `crumbs` are the refinements that the query already has."""
        entities = self._mentioned(found, view, catalogue, revised)
        counted = (
            ("kind", "Kinds", self._by_kind(entities)),
            ("entity", "Names", self._by_card(entities)),
            ("year", "Years", _by(found, view, "year", lambda each: each.date[:4], "date:")),
            ("source", "Sources", _by(found, view, "source", lambda each: each.source, "source:=")),
            ("type", "Types", _by(found, view, "type", type_of, "type:=")),
            ("lang", "Languages", _by(found, view, "lang", lambda each: each.lang.casefold(), "lang:")),
            ("tag", "Tags", _by_tag(found, view, self._tags())),
        )
        facets = (_facet(name, label, values, crumbs) for name, label, values in counted)
        return tuple(facet for facet in facets if facet.values)

    def _mentioned(
        self, found: Bools, view: IndexView, catalogue: Catalogue, revised: Revised
    ) -> tuple[Counter[str], Counter[str]]:
        """How many of the documents mention each card, and each kind of card."""
        ids, documents, cards = view.card_rows(catalogue)
        decided = {view.docnum_of[number]: mentions for number, mentions in revised.items() if number in view.docnum_of}
        wanted = found[documents]
        if decided:
            wanted &= ~np.isin(documents, list(decided))
        documents, cards = documents[wanted], cards[wanted]
        by_card = Counter(dict(zip(ids, np.bincount(cards, minlength=len(ids)).tolist(), strict=True)))
        kinds = list(self._kinds)
        places = {kind: at + 1 for at, kind in enumerate(kinds)}
        kind_of = np.array(
            [places.get(self._cards[card].kind, 0) if card in self._cards else 0 for card in ids], dtype=np.int64
        )
        pairs = np.zeros((len(kinds) + 1, view.size), dtype=np.bool_)
        if len(cards):
            pairs[kind_of[cards], documents] = True
        by_kind = Counter(dict(zip(kinds, pairs[1:].sum(axis=1).tolist(), strict=True)))
        for docnum, mentions in decided.items():
            if found[docnum]:
                by_card.update({mention.card for mention in mentions})
                by_kind.update({mention.kind for mention in mentions})
        return by_card, by_kind

    def _by_kind(self, counted: tuple[Counter[str], Counter[str]]) -> list[_Value]:
        return [(label, f"kind:{kind}", counted[1][kind]) for kind, label in self._kinds.items()]

    def _by_card(self, counted: tuple[Counter[str], Counter[str]]) -> list[_Value]:
        return [
            (self._cards[card].name, f"card:{card}", count) for card, count in counted[0].items() if card in self._cards
        ]


def _by(found: Bools, view: IndexView, name: str, of: Callable[[Document], str], field: str) -> list[_Value]:
    values, codes = view.column(name, of)
    counts = np.bincount(codes[found], minlength=len(values)).tolist()
    known = zip(values[1:], counts[1:], strict=True)
    return [(value, _asking(field, value), count) for value, count in known]


def _asking(field: str, value: str) -> str:
    """The query for a value of a field: in quotation marks, which can't stand within, unless it is a plain word."""
    plain = not field.endswith("=") and _PLAIN.fullmatch(value) is not None
    return field + (value if plain else f'"{value.translate(_QUOTES)}"')


def _by_tag(found: Bools, view: IndexView, tags: Tags) -> list[_Value]:
    counted = []
    for tag, having in tags.items():
        docnums = [view.docnum_of_id[name] for name in having if name in view.docnum_of_id]
        counted.append((tag, _asking("tag:", tag), int(found[docnums].sum()) if docnums else 0))
    return counted


def _facet(name: str, label: str, values: Iterable[_Value], crumbs: Sequence[str]) -> Facet:
    asked, refused = set(crumbs), {crumb[1:] for crumb in crumbs if crumb.startswith("-")}
    listed = []
    for said, query, count in values:
        state = "in" if query in asked else "out" if query in refused else ""
        if count or state:
            listed.append(FacetValue(said, count, query, state))  # type: ignore[arg-type]
    order = (lambda v: v.label) if name == "year" else (lambda v: (-v.count, v.label.casefold()))
    listed.sort(key=order, reverse=name == "year")
    shown = [value for at, value in enumerate(listed) if at < MOST_VALUES or value.state]
    return Facet(name, label, tuple(shown), len(listed) - len(shown))
