"""The records of the index and the notebook as JSON, in the shapes of docs/command-line.md."""

from __future__ import annotations

from msgspec import to_builtins

from indexdir import Card, DocumentText, Explanation, Failure, Hit, Library, Mention, Results
from tui.notebook import Bookmark

SCHEMA = 1
Shape = dict[str, object]


def results_shape(results: Results) -> Shape:
    """The answer to a query; marks are offsets into the document, `title_marks` into the title."""
    return {
        "schema": SCHEMA,
        "query": results.query.text,
        "executed": results.executed,
        "matched": results.matched,
        "remarks": list(results.remarks),
        "total": results.total,
        "places": results.places,
        "searched": results.searched,
        "not_searched": failures_shape(results.not_searched),
        "facets": [to_builtins(facet) for facet in results.facets],
        "hits": [hit_shape(hit) for hit in results.hits],
    }


def hit_shape(hit: Hit) -> Shape:
    """A document that answers, with its best passages."""
    return {
        "doc": hit.document.id,
        "title": hit.document.title,
        "date": hit.document.date,
        "score": hit.score,
        "count": hit.count,
        "title_marks": [list(mark) for mark in hit.title_marks],
        "missing": list(hit.missing),
        "passages": [to_builtins(passage) for passage in hit.passages],
    }


def explanation_shape(explanation: Explanation) -> Shape:
    """Why a document stands where it does."""
    shape = to_builtins(explanation)
    return {name: shape[name] for name in ("rank", "score", "weights", "closeness", "all_words")}


def failures_shape(failures: tuple[Failure, ...]) -> list[Shape]:
    """Files that are not in the index, and why."""
    return [to_builtins(failure) for failure in failures]


def mention_shape(mention: Mention) -> Shape:
    """A mention; `ambiguous` lists the other cards that the words could mean."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "card": mention.card,
        "kind": mention.kind,
        "ambiguous": list(mention.rivals),
    }


def document_shape(reading: DocumentText) -> Shape:
    """A document with its text, passages and mentions."""
    return {
        "schema": SCHEMA,
        "type": "document",
        **to_builtins(reading.document),
        "text": reading.text,
        "passages": [to_builtins(passage) for passage in reading.passages],
        "mentions": [mention_shape(mention) for mention in reading.mentions],
    }


def card_shape(card: Card, library: Library) -> Shape:
    """A card with its links, its sources, and the documents that mention it."""
    cited = {name for fact in card.facts for name in fact.sources}
    cited.update(name for relation in card.relations for name in relation.sources)
    events, conflicts = library.events(card.id), library.conflicts(card.id)
    cited.update(name for event in events for name in event.sources)
    cited.update(name for conflict in conflicts for claim in conflict.versions for name in claim.sources)
    sources = [source for name in sorted(cited) if (source := library.source(name))]
    return {
        "schema": SCHEMA,
        "type": "card",
        **to_builtins(card),
        "links": [to_builtins(link) for link in library.links(card.id)],
        "events": [to_builtins(event) for event in events],
        "conflicts": [to_builtins(conflict) for conflict in conflicts],
        "related": [to_builtins(other) for other in library.related(card.id)],
        "sources": [to_builtins(source) for source in sources],
        "documents": [{"doc": name, "count": count} for name, count in library.mentions_of(card.id)],
    }


def bookmark_shape(bookmark: Bookmark) -> Shape:
    """A bookmark with all that it holds, and where it stands now."""
    return {"schema": SCHEMA, "type": "bookmark", **bookmark_values(bookmark)}


def bookmark_values(bookmark: Bookmark) -> Shape:
    """What a bookmark holds; `status` and `now` tell where it stands in the documents as they are."""
    values: Shape = to_builtins(bookmark)
    del values["standing"]
    now = bookmark.now
    place = {"document": now.document, "start": now.start, "end": now.end, "score": now.score}
    rivals = [list(rival) for rival in now.rivals]
    return {**values, "status": status_of(bookmark), "now": {**place, "rivals": rivals}}


def status_of(bookmark: Bookmark) -> str:
    """Where a bookmark stands: `exact`, `moved`, `doubtful`, `lost`, or `placeless` where it is to have no place."""
    return "placeless" if bookmark.placeless else bookmark.now.status
