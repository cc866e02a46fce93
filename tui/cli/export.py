"""Bookmarks for other programs: Markdown, CSV, YAML, and W3C Web Annotation as JSON-LD."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import groupby, pairwise
from urllib.parse import quote

import yaml

from tui.cli.shapes import SCHEMA
from tui.cli.text import json_text, one_line, several_lines
from tui.notebook import Bookmark

Export = Callable[[str, Sequence[Bookmark]], str]
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_MARKDOWN_START = re.compile(r"^(\d*)([-+=.)])")
_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"dtti": "urn:dtti-tui:"}]


def _markdown(title: str, bookmarks: Sequence[Bookmark]) -> str:
    lines = [f"# Bookmarks: {_escaped(title)}"]
    for document, group in groupby(bookmarks, key=lambda each: each.document):
        kept = list(group)
        lines += ["", f"## {_escaped(kept[-1].title)}", "", _escaped(document)]
        for each in kept:
            quoted = [f"> {_escaped(line)}".rstrip() for line in several_lines(each.quote).split("\n")]
            lines += ["", *quoted, "", f"Characters {each.start}–{each.end}, kept {each.created[:10]}"]
            if each.tags:
                lines += ["", f"Tags: {_escaped(', '.join(each.tags))}"]
            if each.note:
                lines += ["", *_paragraphs(f"Note: {each.note}")]
    return "\n".join(lines)


def _paragraphs(note: str) -> list[str]:
    """The lines of a note as paragraphs, each line where it was."""
    lines = [_MARKDOWN_START.sub(r"\1\\\2", _escaped(line)) for line in several_lines(note).split("\n")]
    ends = ["\\" if line and following else "" for line, following in pairwise([*lines, ""])]
    return [line + end for line, end in zip(lines, ends, strict=True)]


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def _csv(_: str, bookmarks: Sequence[Bookmark]) -> str:
    table = io.StringIO()
    names = list(Bookmark.__dataclass_fields__)
    writer = csv.DictWriter(table, names, lineterminator="\n")
    writer.writeheader()
    for each in bookmarks:
        row = asdict(each) | {"tags": ", ".join(each.tags)}
        writer.writerow(
            {name: several_lines(value) if isinstance(value, str) else value for name, value in row.items()}
        )
    return table.getvalue()


def _yaml(title: str, bookmarks: Sequence[Bookmark]) -> str:
    value = {"schema": SCHEMA, "collection": title, "bookmarks": [asdict(each) for each in bookmarks]}
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)


def _jsonld(title: str, bookmarks: Sequence[Bookmark]) -> str:
    """An AnnotationCollection of https://www.w3.org/TR/annotation-model/; offsets are code points, as it asks."""
    collection = {
        "@context": _CONTEXT,
        "type": "AnnotationCollection",
        "label": f"Bookmarks: {title}",
        "generator": {"type": "Software", "name": "dtti-tui"},
        "total": len(bookmarks),
        "first": {
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [_annotation(each) for each in bookmarks],
        },
    }
    return json_text(collection)


def _annotation(bookmark: Bookmark) -> dict[str, object]:
    quote_selector = {
        "type": "TextQuoteSelector",
        "exact": bookmark.quote,
        "prefix": bookmark.prefix,
        "suffix": bookmark.suffix,
    }
    position_selector = {"type": "TextPositionSelector", "start": bookmark.start, "end": bookmark.end}
    bodies = [_body("commenting", bookmark.note)] if bookmark.note else []
    bodies += [_body("tagging", tag) for tag in bookmark.tags]
    return {
        "id": f"urn:uuid:{bookmark.id}",
        "type": "Annotation",
        "motivation": "bookmarking",
        "created": bookmark.created.replace("+00:00", "Z"),
        **({"body": bodies} if bodies else {}),
        "target": {
            "source": quote(bookmark.document, errors="surrogateescape"),
            "selector": [quote_selector, position_selector],
            "dtti:title": bookmark.title,
            "dtti:sha256": bookmark.digest,
        },
    }


def _body(purpose: str, value: str) -> dict[str, object]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


FORMATS: dict[str, Export] = {"md": _markdown, "csv": _csv, "yaml": _yaml, "jsonld": _jsonld}
