"""Where the references and footnotes of a Markdown text are defined."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST_LABEL = 200
MOST = 20_000

DEFINITION = re.compile(
    r"[ ]{0,3}\[(?P<label>[^\[\]\n]{1,200})\]:[ \t]*(?:\n[ \t]*)?(?:<(?P<angled>[^<>\n]*)>|(?P<target>[^\s<]\S*))"
)


@lru_cache(2)
def references(text: str) -> dict[str, str]:
    """The destination of each label that the text defines; that of a footnote is a fragment of the text itself."""
    found: dict[str, str] = {}
    at = text.find("]:")
    while at >= 0 and len(found) < MOST:
        line = text.rfind("\n", max(0, at - LONGEST_LABEL - 5), at) + 1
        definition = DEFINITION.match(text, line)
        if definition is not None and definition.end("label") == at:
            label = label_of(definition["label"])
            target = definition["angled"] if definition["angled"] is not None else definition["target"]
            found.setdefault(label, note(label) if label.startswith("^") else target)
        at = text.find("]:", at + 2)
    return found


def label_of(written: str) -> str:
    """A label as it is compared: in whatever letters, and however its blanks are written."""
    return " ".join(written.split()).casefold()


def note(label: str) -> str:
    """Where the sign of a footnote leads."""
    return "#" + label


def defined_at(text: str, fragment: str) -> int | None:
    """The offset at which a footnote is defined that a fragment such as `^1` names; None for none."""
    found = re.search(rf"^[ ]{{0,3}}(\[{re.escape(fragment)}\]:)", text, re.MULTILINE | re.IGNORECASE)
    return found.start(1) if found is not None else None
