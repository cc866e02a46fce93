"""One text for all the spellings of a name, to hold names against each other."""

from __future__ import annotations

import re

from indexdir.linking.fold import fold_name, plain
from indexdir.spelling import PREFIXES, spellings

_CLOSED = re.compile(
    rf"(?<=[^\W\d_]) (?=\d)|(?<=\d) (?=[^\W\d_])|(?:(?<=^)|(?<= ))(?P<prefix>{'|'.join(PREFIXES)}) (?=\w)"
)
_DROPPED = str.maketrans("", "", ".,'")


def name_key(name: str, *, plural: bool = True) -> str:
    """Give the same text for names that differ only in case, accents, hyphens, full stops, spelling or a plural."""
    words = plain(fold_name(name)).translate(_DROPPED).split()
    even = [min((word, *spellings(word))) for word in words]
    if plural and even and len(even[-1]) > 3 and not even[-1].endswith("ss"):
        even[-1] = even[-1].removesuffix("s")
    return _CLOSED.sub(lambda match: match["prefix"] or "", " ".join(even))
