"""Regular expressions in a query: read, and refused where they would take too much to be made ready."""

from __future__ import annotations

import re

import regex

from indexdir.errors import QueryError
from indexdir.query import tree
from indexdir.query.tokens import Token

LONGEST = 500  # characters of a pattern
MOST_GROUPS = 100
LARGEST = 20_000  # pieces that its repetitions are written out to
_PIECE = re.compile(
    r"""\\. | \[\^?\]?(?:\\.|[^\]\\])*\] | (?P<open>\() | (?P<close>\))
      | \{(?P<least>[0-9]+) | (?P<more>\+)[?+]? | .""",
    re.VERBOSE | re.DOTALL,
)


def regex_unit(token: Token) -> tree.Unit:
    """The unit of a regular expression. Raises QueryError."""
    column = token.column + len("re:/")
    if not token.text:
        raise QueryError("the regular expression is empty", column)
    if len(token.text) > LONGEST:
        raise QueryError(f"the regular expression has more than {LONGEST:,} characters; shorten it", column)
    if token.text.count("(") > MOST_GROUPS:
        raise QueryError(f"the regular expression has more than {MOST_GROUPS} groups; make it simpler", column)
    if _pieces(token.text) > LARGEST:
        raise QueryError("the regular expression repeats too much inside what it repeats; make it simpler", column)
    try:
        compiled(token.text)
    except RecursionError as error:
        raise QueryError("the regular expression is nested too deeply; make it simpler", column) from error
    except (regex.error, OverflowError, ValueError) as error:  # ValueError: flags that exclude each other
        at = getattr(error, "pos", None) or 0
        reason = str(getattr(error, "msg", error)).split(" at position")[0]
        raise QueryError(
            f"the regular expression can't be read: {reason}", column + min(at, len(token.text))
        ) from error
    return tree.Regex(token.text, token.column)


def compiled(pattern: str) -> regex.Pattern[str]:
    """A regular expression ready for use, `^` and `$` at lines. Raises regex.error."""
    return regex.compile(pattern.replace("\\/", "/"), regex.MULTILINE | regex.VERSION0)


def _pieces(pattern: str) -> int:
    """How many pieces a pattern has once its repetitions are written out.

    `regex` does write them out, `x{3}` four times and `x+` twice, those inside others times each other: without a
    bound `((a{999}){999}){999}` takes all memory there is.
    """
    sizes, last = [0], 0
    for piece in _PIECE.finditer(pattern):
        if piece["open"]:
            sizes.append(0)
            last = 0
            continue
        if piece["close"]:
            last = (sizes.pop() if len(sizes) > 1 else 0) + 1
        elif piece["more"] or piece["least"]:
            times = 1 if piece["more"] else int(piece["least"][:9])
            sizes[-1] += last * times
            last *= times + 1
            continue
        else:
            last = 1
        sizes[-1] += last
    return sum(sizes)
