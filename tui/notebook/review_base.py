"""The answer that a review is measured by, to tell what is new."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

BASE = "reviewed: "
"""What the key begins with under which a notebook keeps the base of a query."""


class Base(NamedTuple):
    """The answer as it was when its review was last caught up with: the digests by document, and the time."""

    documents: Mapping[str, str]
    at: str


def base_from(written: str) -> Base:
    """The base that was kept; an empty one where there is none that can be read."""
    try:
        documents, at = json.loads(written)
        return Base({str(name): str(digest) for name, digest in documents.items()}, str(at))
    except (ValueError, TypeError, AttributeError):
        return Base({}, "")


def base_text(base: Base) -> str:
    """A base as it is kept."""
    return json.dumps([dict(base.documents), base.at])
