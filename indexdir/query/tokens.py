"""The text of a query becomes tokens, each with its columns."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import NamedTuple

from indexdir.errors import QueryError

FIELDS = (
    "title", "card", "entity", "kind", "source", "type", "path", "lang", "date", "before", "after", "is", "tag", "in",
)  # fmt: skip
MOST_PARTS = 200
MOST_CHARACTERS = 10_000

_TOKEN = re.compile(
    r"""(?P<space>[\s\u00a0]+)
      | (?P<open>\() | (?P<close>\)) | (?P<bar>\|)
      | (?P<regex>(?i:re):/(?P<pattern>(?:\\.|[^/\\\n])*+)/(?=[\s()|]|$))
      | (?P<noregex>(?i:re):/?)(?=/|\s|$|.)
      | (?P<field>(?P<name>[A-Za-z]{2,}):(?P<exact>=?+))(?=[^\s()|])(?!//)
      | (?P<nofield>[A-Za-z]{2,}:=?)(?=[\s()|]|$)
      | (?P<phrase>(?P<as>=?)(?:["“”„«](?P<inside>[^"“”„«»]*)["“”»]|»(?P<inward>[^"“”„«»]*)«)(?P<after>~[^\s()|]*)?)
      | (?P<unclosed>=?["“”„«])
      | (?P<stray>»)
      | (?P<sign>[-+](?=[^\s()+-]|\())
      | (?P<word>[^\s()|"“”„«»]+)""",
    re.VERBOSE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


class Token(NamedTuple):
    """A piece of a query: its kind, what it says, its first column and the one behind it.

    `kind` is open, close, bar, regex, field, phrase, sign or word. `exact` is whether `=` stands before it (of a
    field: before its value); `after` is what follows a phrase, as `~5`.
    """

    kind: str
    text: str
    column: int
    end: int
    exact: bool = False
    after: str = ""


def tokens_of(text: str) -> list[Token]:
    """The tokens of a query. Raises QueryError for what can be none."""
    if bad := _CONTROL.search(text):
        raise QueryError("a control character stands here; remove it", bad.start())
    if len(text) > MOST_CHARACTERS:
        raise QueryError(f"the query has more than {MOST_CHARACTERS:,} characters; shorten it", MOST_CHARACTERS)
    tokens = []
    for found in _TOKEN.finditer(text):
        if (token := _token(found)) is not None:
            tokens.append(token)
    if len(tokens) > MOST_PARTS:
        raise QueryError(f"the query has more than {MOST_PARTS} parts; shorten it", tokens[MOST_PARTS].column)
    return tokens


def number_of(text: str, most: int) -> int | None:
    """The whole number from 1 to `most` that a text is."""
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return int(text) if plain and 1 <= int(text) <= most else None


def _token(found: re.Match[str]) -> Token | None:
    start, end = found.span()
    if found["space"]:
        return None
    if found["regex"] is not None:
        return Token("regex", found["pattern"], start, end)
    if found["field"]:
        return Token("field", found["name"].lower(), start, end, exact=bool(found["exact"]))
    if found["phrase"]:
        said = next(part for part in (found["inside"], found["inward"]) if part is not None)
        return Token("phrase", said, start, end, exact=bool(found["as"]), after=found["after"] or "")
    for kind in ("open", "close", "bar", "sign"):
        if found[kind]:
            return Token(kind, found[0], start, end)
    if found["word"] or (found["nofield"] and not _means_field(found["nofield"])):
        exact = len(found[0]) > 1 and found[0][0] == "="
        return Token("word", found[0][1:] if exact else found[0], start, end, exact=exact)
    raise QueryError(_trouble(found), start)


def _means_field(text: str) -> bool:
    """Whether a word with a colon and nothing after it is a field, or one that is misspelled: prose has colons too."""
    return bool(get_close_matches(text.rstrip(":=").lower(), FIELDS, n=1, cutoff=0.8))


def _trouble(found: re.Match[str]) -> str:
    if found["noregex"] is not None:
        return "a regular expression is written re:/…/, with a slash at its end; one inside is written \\/"
    if found["nofield"]:
        return f"“{found[0]}” needs a value right after it, without a space or a parenthesis"
    if found["unclosed"]:
        return f"the quotation that begins here is not closed; add {found[0][-1]}"
    return "this quotation mark has no partner; add one, or leave it out"
