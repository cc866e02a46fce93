"""Searching the collection: hits by number, ways out of an empty answer, narrowing, and what was asked before."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial

from indexdir import Facet, FacetValue, Hit, Query, QueryError, Results
from tui.beside import notes
from tui.cli.excerpts import excerpt_lines
from tui.cli.summary import coverage
from tui.cli.text import count, one_line
from tui.linear.desk import Desk, Row
from tui.linear.matching import open_at_match
from tui.linear.reading import told
from tui.linear.voice import sentence
from tui.notebook import NotebookError

_BATCH = 5
_BAR = " | "


def search(desk: Desk, words: str) -> None:
    """Search the collection, and list what was found."""
    if not words:
        desk.say("Search for what? search contract looks for it in all documents; help search tells the language.")
        return
    try:
        results = desk.library.search(Query(words))
    except QueryError as error:
        desk.say(f"The query, {error}.")
        return
    with suppress(NotebookError):
        desk.notebook.remember_search(words, results.total)
    desk.step()
    desk.place = replace(desk.place, results=results, hit=-1, card="")
    if results.hits:
        _say_hits(desk, results)
    else:
        _say_ways_out(desk, results)


def _say_hits(desk: Desk, results: Results) -> None:
    desk.say(sentence(coverage(results)))
    for remark in notes(results):
        desk.say(remark)
    desk.offer([_hit_row(desk, hit, number) for number, hit in enumerate(results.hits)], batch=_BATCH)


def _hit_row(desk: Desk, hit: Hit, number: int) -> Row:
    parts = [told(hit.document), count(hit.count, "place") if hit.count else "in the title"]
    if hit.missing:
        parts.append(f"without {', '.join(hit.missing)}")
    best = next((excerpt for excerpt in hit.passages if excerpt.marks), None)
    first = f" First place: {' '.join(excerpt_lines(best, desk.voice))}" if best is not None else ""
    at = best.marks[0][0] if best is not None else None
    return Row(f"{', '.join(parts)}.{first}", partial(open_at_match, document=hit.document.id, at=at, hit=number))


def _say_ways_out(desk: Desk, results: Results) -> None:
    """Say that nothing was found, what each word finds, and by number what would find something."""
    desk.say("Nothing found. " + sentence(coverage(results)))
    for remark in results.remarks:
        desk.say(remark)
    ladder = desk.library.ladder(results.query)
    for word in ladder.words:
        desk.say(f"{word.word}: in {count(word.documents, 'document') if word.documents else 'no document'}.")
    rows = [
        Row(f"{way.text}, {count(way.documents, 'document')}: {way.label}", partial(search, words=way.text))
        for way in ladder.relaxations
    ]
    for word in ladder.words:
        rows += [
            Row(
                f"{spelling}, {count(found, 'document')}: spelled nearly as {word.word}",
                partial(search, words=spelling),
            )
            for spelling, found in word.near
        ]
    desk.say("Instead, by number:" if rows else "No single change finds anything; other words may.")
    desk.offer(rows)


def list_hits(desk: Desk, words: str = "") -> None:
    """List once more what the last search found."""
    results = desk.place.results
    if results is None:
        desk.say("Nothing is searched for; search contract does that.")
    elif results.hits:
        _say_hits(desk, results)
    else:
        _say_ways_out(desk, results)


def clear_search(desk: Desk, words: str = "") -> None:
    """Leave the search: the documents are all of the collection again."""
    if desk.place.results is None and not desk.place.marks:
        desk.say("Nothing is searched for.")
        return
    desk.step()
    desk.place = replace(desk.place, results=None, hit=-1, marks=(), marked="", match=-1, listing=None)
    desk.in_list = False
    desk.say("Search cleared.")


def narrow(desk: Desk, words: str = "") -> None:
    """List what the documents found have in common; a number keeps to it, or takes it back."""
    results = desk.place.results
    if results is None or not results.facets:
        desk.say("Nothing to narrow down; search contract looks for something.")
        return
    rows = [_facet_row(desk, facet, value) for facet in results.facets for value in facet.values]
    desk.say("A number keeps to it:")
    desk.offer(rows)


def _facet_row(desk: Desk, facet: Facet, value: FacetValue) -> Row:
    results = desk.place.results
    parts = list(desk.library.crumbs(results.query.text)) if results is not None else []
    asked = value.query in parts
    parts = [part for part in parts if part != value.query] if asked else [*parts, value.query]
    on = ", asked for already" if value.state == "in" else ", left out already" if value.state == "out" else ""
    text = f"{value.label}, {facet.label.lower()}, {count(value.count, 'document')}{on}"
    return Row(text, partial(search, words=_BAR.join(parts)))


def explain(desk: Desk, words: str = "") -> None:
    """Say how the search was run, and why the document in hand stands where it does."""
    results, reading = desk.place.results, desk.reading
    if results is None:
        desk.say("Nothing is searched for; search contract does that.")
        return
    desk.say(f"Asked: {results.query.text}")
    desk.say(f"Run as: {results.executed or 'nothing, there is no word in it'}")
    for remark in notes(results):
        desk.say(remark)
    if reading is None or not results.hits:
        return
    why = desk.library.explain(results.query, reading.document.id)
    if not why.rank:
        desk.say(f"{told(reading.document)} does not answer it.")
        return
    desk.say(f"Place {why.rank} of {results.total}, weight {why.score:.2f}: {told(reading.document)}.")
    for each in why.weights:
        often = f"{count(each.count, 'time')} in the {each.field}, in {count(each.documents, 'document')}"
        desk.say(f"{each.term}, weight {each.score:.2f}: {often}.")
    for name, value in (("All words, put first", why.all_words), ("Closeness", why.closeness)):
        if value:
            desk.say(f"{name}: weight {value:.2f}.")


def list_asked(desk: Desk, words: str) -> None:
    """List what was asked before, the newest first, or what some letters recall."""
    asked = desk.notebook.recalled(words)
    if not asked:
        desk.say("Nothing was asked that has this." if words else "Nothing was asked yet.")
        return
    desk.offer(
        [Row(f"{each.text}, {count(each.hits, 'document')}", partial(search, words=each.text)) for each in asked]
    )


def say_language(desk: Desk) -> None:
    """Say what a query may have in it."""
    from indexdir import LANGUAGE

    for topic in LANGUAGE:
        desk.say(f"{topic.title}. {topic.lead}")
        for row in topic.rows:
            desk.voice.line(one_line(f"{row.syntax} : {row.meaning}"))
