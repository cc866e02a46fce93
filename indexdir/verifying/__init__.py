"""Quotations of a draft are found, and looked up in the collection."""

from __future__ import annotations

from pathlib import Path

from indexdir.verified import Draft

# What does the work is imported when there is a draft: the first screen does without it.


def draft_in(path: Path) -> Draft:
    """The draft in a file, read by its name as a document would be. Raises CollectionError."""
    from indexdir.verifying import drafts

    return drafts.draft_in(path)


def draft_of(data: bytes, name: str) -> Draft:
    """The draft that these bytes are, read by the name of their file. Raises CollectionError."""
    from indexdir.verifying import drafts

    return drafts.draft_of(data, name)


def quotations_in(text: str, name: str = "draft.md") -> Draft:
    """The quotations of a text: between marks of any kind, and in blocks; code has none.

    By its `name` it is Markdown, a page of HTML or plain text; what begins as a page does is one. Of quotations in
    each other the outer one is in the list, and holds the others.
    """
    from indexdir.verifying import drafts

    return drafts.quotations_in(text, name)
