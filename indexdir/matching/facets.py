"""What the documents of an answer share, counted: kinds and entities, years, sources, types, languages, tags."""

from __future__ import annotations

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
        documents = [view.document(docnum) for docnum in np.flatnonzero(found).tolist()]
        entities = self._mentioned(found, view, catalogue, revised)
        counted = (
            ("kind", "Kinds", self._by_kind(entities)),
            ("entity", "Names", self._by_card(entities)),
            ("year", "Years", _by(documents, lambda each: each.date[:4], "date:{}")),
            ("source", "Sources", _by(documents, lambda each: each.source, 'source:="{}"')),
            ("type", "Types", _by(documents, type_of, 'type:="{}"')),
            ("lang", "Languages", _by(documents, lambda each: each.lang, "lang:{}")),
            ("tag", "Tags", _by_tag(documents, self._tags())),
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
        kind_of = np.array(
            [kinds.index(self._cards[card].kind) if card in self._cards else -1 for card in ids], dtype=np.int64
        )
        pairs = (
            np.unique(documents * (len(kinds) + 1) + kind_of[cards] + 1) if len(cards) else np.empty(0, dtype=np.int64)
        )
        numbers = np.bincount(pairs % (len(kinds) + 1), minlength=len(kinds) + 1).tolist()
        by_kind = Counter(dict(zip(kinds, numbers[1:], strict=True)))
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


def _by(documents: Sequence[Document], of: Callable[[Document], str], query: str) -> list[_Value]:
    counts = Counter(value for each in documents if (value := of(each)))
    return [(value, query.format(value.replace('"', " ")), count) for value, count in counts.items()]


def _by_tag(documents: Sequence[Document], tags: Tags) -> list[_Value]:
    ids = {document.id for document in documents}
    return [
        (tag, f'tag:"{tag}"' if any(map(str.isspace, tag)) else f"tag:{tag}", len(ids.intersection(having)))
        for tag, having in tags.items()
    ]


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
