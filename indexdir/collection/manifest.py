"""`manifest.yaml`: the collection's title, its kinds of card, what to ignore, and what is known of its documents."""

from __future__ import annotations

from pathlib import Path

import msgspec

from indexdir.collection.dates import iso_date
from indexdir.described import About, Manifest
from indexdir.records import Problem
from indexdir.yaml_decode import decode
from indexdir.yaml_reader import YamlProblem, read_yaml


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: str = ""
    description: str = ""
    kinds: dict[str, str] = {}
    ignore: list[str] = []
    documents: dict[str, About] = {}


def load_manifest(folder: Path) -> Manifest:
    """Read the manifest of a folder; without one, or with a broken one, the folder's name is the title."""
    title = folder.name or str(folder)
    path = next((path for name in ("manifest.yaml", "manifest.yml") if (path := folder / name).exists()), None)
    if path is None:
        return Manifest(title)
    try:
        data, locate = read_yaml(path, path.name)
        said = decode(data, _File, path.name, locate)
    except YamlProblem as problem:
        return Manifest(title, problems=(problem.problem,))
    problems = []
    for document_id, about in said.documents.items():
        if about.date and iso_date(about.date) != about.date:
            line, column = locate(("documents", document_id, "date"))
            expected = f"expected a date such as 2018, 2018-07 or 2018-07-18, found “{about.date}”"
            problems.append(Problem(path.name, expected, line, column, f"documents.{document_id}.date", "warning"))
        if not (folder / document_id).exists():
            line, column = locate.key(("documents", document_id))
            message = "there is no such file in the collection"
            problems.append(Problem(path.name, message, line, column, f"documents.{document_id}", "warning"))
    return Manifest(
        said.title or title,
        said.description,
        dict(said.kinds),
        tuple(said.ignore),
        dict(said.documents),
        tuple(problems),
    )
