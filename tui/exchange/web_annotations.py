"""Web Annotations (https://www.w3.org/TR/annotation-model/) as they come: ours, those of others, and of Hypothesis.

Hypothesis' API answers a search with `rows`, its web client exports `annotations`; the entries of both are alike
(https://h.readthedocs.io/en/latest/api-reference/). Its offsets are of the page in a browser, and are left aside.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from tui.exchange.annotations import card_of, id_of, moment_of
from tui.exchange.arrivals import Arrivals, Foreign, UnreadableError, made_id, mark_of, moment_in, tags_in, text_of
from tui.exchange.selectors import position_in, quote_in

_HYPOTHESIS = "https://hypothes.is/a/"
_GENERATOR = "dtti-tui"
_TYPES = {"Annotation", "AnnotationCollection", "AnnotationPage"}


def is_foreign_json(value: object) -> bool:
    """Whether a value of JSON is annotations."""
    if isinstance(value, Mapping):
        return bool(_types(value) & _TYPES or {"rows", "annotations", "@graph", "items", "first"} & set(value))
    entries = value if isinstance(value, list) else []
    return any(isinstance(each, Mapping) and ("uri" in each or "target" in each) for each in entries[:1])


def read_annotations(value: object) -> Arrivals:
    """The annotations in a value of JSON. Raises UnreadableError."""
    arrivals = Arrivals()
    ours = isinstance(value, Mapping) and _generator(value) == _GENERATOR
    entries = list(_entries(value, arrivals))
    replies: list[tuple[int, Mapping[str, Any]]] = []
    for number, entry in enumerate(entries, 1):
        where = f"entry {number}"
        if not isinstance(entry, Mapping):
            raise UnreadableError(f"{where}: it is no annotation")
        if "uri" in entry:
            if entry.get("references"):
                replies.append((number, entry))
            else:
                arrivals.foreign.append(_of_hypothesis(entry, number, where))
        elif "target" not in entry:
            raise UnreadableError(f"{where}: it is no annotation: it has no target")
        else:
            _take(arrivals, entry, number, where, ours=ours)
    _answer(arrivals, replies)
    return arrivals


def _types(value: Mapping[str, Any]) -> set[str]:
    return {*_listed(value.get("type", value.get("@type")))}


def _generator(value: Mapping[str, Any]) -> str:
    generator = value.get("generator")
    return str(generator.get("name", "")) if isinstance(generator, Mapping) else str(generator or "")


def _entries(value: object, arrivals: Arrivals) -> Iterator[object]:
    """The annotations in a list, a page, a collection with its first page, or an answer of Hypothesis."""
    if isinstance(value, list):
        yield from value
        return
    if not isinstance(value, Mapping):
        raise UnreadableError("there are no annotations in it")
    if "Annotation" in _types(value) or "target" in value:
        yield value
        return
    for name in ("rows", "annotations", "replies", "items", "@graph"):
        listed = value.get(name, [])
        if not isinstance(listed, list):
            raise UnreadableError(f"{name} is no list")
        yield from listed
    first = value.get("first")
    if isinstance(first, Mapping):
        yield from _entries(first, arrivals)
    elif first:
        raise UnreadableError(f"its annotations are not in the file but at {first}; fetch them first")
    following = value.get("next")
    if isinstance(following, Mapping):
        yield from _entries(following, arrivals)
    elif following:
        arrivals.remarks.append(f"more annotations are not in the file but at {following}")


def _of_hypothesis(entry: Mapping[str, Any], number: int, where: str) -> Foreign:
    document = entry.get("document")
    title = document.get("title", "") if isinstance(document, Mapping) else ""
    title = next(iter(title), "") if isinstance(title, list) else title
    targets = entry.get("target") or []
    if not isinstance(targets, list) or not all(isinstance(each, Mapping) for each in targets):
        raise UnreadableError(f"{where}: target is no list of targets")
    selectors = targets[0].get("selector") if targets else None
    exact, prefix, suffix = quote_in(selectors, where)
    created = moment_in(entry, "created", where)
    modified = moment_in(entry, "updated", where)
    source = text_of(entry, "uri", where)
    name = text_of(entry, "id", where)
    note = text_of(entry, "text", where)
    return Foreign(
        number,
        made_id(_HYPOTHESIS + name) if name else made_id("hypothesis", source, exact, prefix, note, created),
        source,
        title if isinstance(title, str) else "",
        exact,
        prefix,
        suffix,
        note=note,
        tags=tags_in(entry, "tags", where),
        created=created,
        modified=modified if modified != created else "",
        unquoted=bool(selectors) and not exact,
    )


def _answer(arrivals: Arrivals, replies: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
    """Put replies below the notes that they answer; the first of their references began the thread."""
    places = {each.id: place for place, each in enumerate(arrivals.foreign)}
    for number, reply in sorted(replies, key=lambda each: str(each[1].get("created"))):
        where = f"entry {number}"
        references = tags_in(reply, "references", where)
        place = places.get(made_id(_HYPOTHESIS + references[0])) if references else None
        if place is None:
            arrivals.remarks.append(f"{where} answers a note that is not in the file, and is left out")
            continue
        parent = arrivals.foreign[place]
        note = f"{parent.note}\n\nReply: {text_of(reply, 'text', where)}".strip()
        later = max(parent.modified or parent.created, moment_in(reply, "updated", where))
        arrivals.foreign[place] = replace(parent, note=note, modified=later if later != parent.created else "")


def _take(arrivals: Arrivals, entry: Mapping[str, Any], number: int, where: str, *, ours: bool) -> None:
    target = entry["target"]
    ours = ours or (isinstance(target, Mapping) and "dtti:sha256" in target)
    if ours and isinstance(target, Mapping):
        arrivals.own.append(_own(entry, target, where))
        return
    targets = target if isinstance(target, list) else [target]
    if not targets:
        raise UnreadableError(f"{where}: it has no target")
    for place, each in enumerate(targets):
        arrivals.foreign.append(_of_others(entry, each, (number, place), where))


def _own(entry: Mapping[str, Any], target: Mapping[str, Any], where: str) -> Any:
    source = text_of(target, "source", where)
    exact, prefix, suffix = quote_in(target.get("selector"), where)
    start, end = position_in(target.get("selector"), where)
    note, tags = _bodies(entry, where)
    card = card_of(source)
    values = {
        "id": id_of(text_of(entry, "id", where)),
        "document": "" if card else unquote(source, errors="surrogatepass"),
        "card": card,
        "kind": "card" if card else "passage" if target.get("selector") else "document",
        "quote": exact,
        "prefix": prefix,
        "suffix": suffix,
        "start": max(start, 0),
        "end": max(end, 0),
        "title": target.get("dc:title", target.get("dtti:title", "")),
        "digest": target.get("dtti:sha256", ""),
        "passage": target.get("dtti:passage", 0),
        "alike": target.get("dtti:alike", 0),
        "nth": target.get("dtti:nth", 0),
        "created": moment_of(text_of(entry, "created", where)) or entry.get("dtti:created", ""),
        "modified": moment_of(text_of(entry, "modified", where)) or entry.get("dtti:modified", ""),
        "note": note,
        "tags": list(tags),
        "colour": entry.get("dtti:colour", ""),
        "query": entry.get("dtti:query", ""),
        "first_quote": entry.get("dtti:firstQuote", ""),
        "placeless": entry.get("dtti:placeless", False),
    }
    return mark_of(values, where)


def _of_others(entry: Mapping[str, Any], target: object, place: tuple[int, int], where: str) -> Foreign:
    held = {"source": target} if isinstance(target, str) else target
    if not isinstance(held, Mapping):
        raise UnreadableError(f"{where}: its target is neither an address nor a resource")
    source = held.get("source", held.get("id", held.get("@id", "")))
    title = ""
    if isinstance(source, Mapping):
        title = next((str(source[name]) for name in ("dc:title", "title", "label") if source.get(name)), "")
        source = source.get("id", source.get("@id", ""))
    title = title or next((str(held[name]) for name in ("dc:title", "title") if held.get(name)), "")
    address = text_of({"source": source}, "source", where)
    exact, prefix, suffix = quote_in(held.get("selector"), where)
    start, end = position_in(held.get("selector"), where)
    note, tags = _bodies(entry, where)
    number, which = place
    iri = text_of(entry, "id", where) or text_of(entry, "@id", where)
    iri = iri or json.dumps([address, exact, prefix, note, str(entry.get("created", ""))])
    return Foreign(
        number,
        (id_of(iri) if not which else "") or made_id(iri, *([str(which)] if which else [])),
        address,
        title,
        exact,
        prefix,
        suffix,
        start,
        end,
        note,
        tags,
        moment_in(entry, "created", where),
        moment_in(entry, "modified", where),
        unquoted=bool(held.get("selector")) and not exact,
    )


def _bodies(entry: Mapping[str, Any], where: str) -> tuple[str, tuple[str, ...]]:
    """The note and the tags of an annotation, from its bodies."""
    plain = text_of(entry, "bodyValue", where)
    notes: list[str] = [plain] if plain else []
    tags: list[str] = []
    body = entry.get("body", [])
    tagging = "tagging" in _listed(entry.get("motivation"))
    for each in body if isinstance(body, list) else [body]:
        if isinstance(each, str):
            notes.append(each)
        elif isinstance(each, Mapping):
            value = each.get("value", each.get("source", each.get("id", "")))
            text = text_of({"value": value}, "value", where)
            purposes = set(_listed(each.get("purpose"))) or ({"tagging"} if tagging else set())
            (tags if "tagging" in purposes else notes).append(text)
        else:
            raise UnreadableError(f"{where}: its body is neither a text nor a resource")
    return "\n\n".join(filter(None, notes)), tags_in({"tags": tags}, "tags", where)


def _listed(value: object) -> list[str]:
    """The texts of a value that is one or a list of them."""
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
