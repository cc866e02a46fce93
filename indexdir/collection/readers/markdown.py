"""Markdown, with YAML front matter."""

from __future__ import annotations

import re

from indexdir.collection.dates import iso_date
from indexdir.collection.passages import split_markdown
from indexdir.collection.readers.extract import Extract
from indexdir.collection.text import decode
from indexdir.inline import shown_of
from indexdir.records import Passage
from indexdir.yaml_reader import Plain, YamlProblem, read_yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LONGEST_FRONT_MATTER = 20_000
_HEADING = re.compile(r"(?:#{1,6}[ \t]+)?(.*?)[ \t]*(?:#*|\n[ ]{0,3}(?:=+|-+)[ \t]*)$")
_KNOWN = ("title", "date", "source", "kind", "lang")


def read(data: bytes) -> Extract:
    """Read Markdown; front matter is kept out of the passages but not out of the text. Raises NotTextError."""
    decoded = decode(data)
    start, said = _front_matter(decoded.text)
    passages = tuple(split_markdown(decoded.text, start))
    title = said.get("title") or _first_heading(decoded.text, passages)
    return Extract(
        decoded.text,
        passages,
        decoded.encoding,
        title=title,
        date=iso_date(said.get("date", "")),
        source=said.get("source", ""),
        kind=said.get("kind", ""),
        lang=said.get("lang", ""),
    )


def front_matter(text: str) -> tuple[int, dict[str, Plain]]:
    """Where the front matter ends, and what it holds; what is no YAML is taken for text, so that nothing is hidden."""
    found = _FRONT_MATTER.match(text, 0, _LONGEST_FRONT_MATTER)
    if not found:
        return 0, {}
    try:
        data, _ = read_yaml(found[1].encode(), "front matter")
    except YamlProblem:
        return 0, {}
    return (found.end(), data) if isinstance(data, dict) else (0, {})


def _front_matter(text: str) -> tuple[int, dict[str, str]]:
    end, data = front_matter(text)
    return end, {key: " ".join(value.split()) for key in _KNOWN if isinstance(value := data.get(key), str)}


def _first_heading(text: str, passages: tuple[Passage, ...]) -> str:
    for passage in passages[:5]:
        if passage.kind == "heading" and (found := _HEADING.match(text, passage.start, passage.end)):
            return shown_of(found[1])
    return ""
