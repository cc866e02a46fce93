"""The text a person types becomes a query tree, once, for every engine and for `spans`.

The tree is made of Whoosh's query nodes over two fields: `body` holds stems, `exact` holds forms with their positions
(see `words`). Whoosh's own parser is not used: it drops what it can't read without a word and knows no columns.

    query   = both { OR both }
    both    = part { [AND] part }
    part    = [NOT | - | +] ( word | "phrase" | ( query ) )
"""

from __future__ import annotations

import re
from typing import NamedTuple

from whoosh import query as tree

from indexdir.answers import Query
from indexdir.errors import QueryError
from indexdir.query.words import Compound, is_ideograph, words, words_and_compounds

BODY = "body"
EXACT = "exact"
MOST_WORDS = 200
DEEPEST = 30
SHORTEST_PREFIX = 2

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<open>\() | (?P<close>\))
      | (?P<phrase>(?:["“”„«](?P<inside>[^"“”„«»]*)["“”»]|»(?P<inward>[^"“”„«»]*)«)(?P<after>~\S*)?)
      | (?P<unclosed>["“”„«])
      | (?P<stray>»)
      | (?P<sign>[-+](?=["“„«»(]|[^\s()"“”„«»+-]))
      | (?P<word>[^\s()"“”„«»]+)""",
    re.VERBOSE,
)
_LATER = re.compile(r"(title|card|entity|kind|source|type|path|lang|date|before|after|is|tag|in|re):", re.IGNORECASE)


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


def parse(query: Query) -> tree.Query | None:
    """The tree of a query, or None for a blank one. Raises QueryError with the column of the trouble."""
    if not query.text.strip():
        return None
    if query.plain:
        return _plain(query.text)
    tokens = _tokens(query.text)
    if len(tokens) > MOST_WORDS:
        raise QueryError(f"the query has more than {MOST_WORDS} parts; shorten it", tokens[MOST_WORDS].column)
    return _Parser(tokens, len(query.text), prefix=query.prefix and not query.text[-1].isspace()).parse()


def describe(node: tree.Query | None) -> str:
    """A query tree in words, as it is run; `~` marks a stem."""
    if node is None:
        return ""
    if isinstance(node, tree.Term):
        return f"~{node.text}" if node.fieldname == BODY else str(node.text)
    if isinstance(node, tree.Phrase):
        return '"' + " ".join(node.words) + '"'
    if isinstance(node, tree.Prefix):
        return f"{node.text}*"
    if isinstance(node, tree.Wildcard):
        return str(node.text)
    if isinstance(node, tree.Not):
        return f"NOT {describe(node.query)}"
    if isinstance(node, tree.Every):
        return "*"
    joint = " OR " if isinstance(node, tree.Or) else " AND "
    return "(" + joint.join(describe(child) for child in node.children()) + ")"


def _plain(text: str) -> tree.Query | None:
    """Prose: any of its words may match, each counts once."""
    stems = list(dict.fromkeys(word.stem for word in words(text)))
    return tree.Or([tree.Term(BODY, stem) for stem in stems]) if stems else None


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind in ("inside", "inward", "after"):
            kind = "phrase"
        if kind == "unclosed":
            raise QueryError(f"the quotation that begins here is not closed; add {found[0]}", found.start())
        if kind == "stray":
            raise QueryError("this quotation mark has no partner; add one, or leave it out", found.start())
        if found["after"]:
            raise QueryError("“~” after a quotation is not understood yet; leave it out", found.start("after"))
        if kind != "space":
            text_of = next(part for part in (found["inside"], found["inward"], found[0]) if part is not None)
            tokens.append(_Token(kind, text_of, found.start()))
    return tokens


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[_Token], end: int, *, prefix: bool) -> None:
        self._tokens = tokens
        self._at = 0
        self._end = end
        self._prefix = prefix
        self._depth = 0

    def parse(self) -> tree.Query:
        node = self._query()
        if self._next is not None:
            raise QueryError("this parenthesis closes nothing; remove it", self._next.column)
        return node

    @property
    def _next(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _is(self, *operators: str) -> bool:
        return self._next is not None and self._next.kind == "word" and self._next.text in operators

    def _query(self) -> tree.Query:
        parts = [self._both()]
        while self._is("OR"):
            self._at += 1
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else tree.Or(parts)

    def _both(self) -> tree.Query:
        parts = [self._part()]
        while (token := self._next) is not None and token.kind != "close" and not self._is("OR"):
            if self._is("AND"):
                self._at += 1
            parts.append(self._part())
        return parts[0] if len(parts) == 1 else tree.And(parts)

    def _part(self) -> tree.Query:
        token = self._next
        if token is None or token.kind == "close" or self._is("AND", "OR"):
            raise self._missing(token)
        self._at += 1
        if token.kind == "open":
            return self._group(token)
        if token.kind == "sign" or (token.kind == "word" and token.text == "NOT"):
            self._depth += 1
            self._refuse_depth(token)
            part = self._part()
            self._depth -= 1
            return part if token.text == "+" else tree.Not(part)
        return _phrase(token) if token.kind == "phrase" else self._word(token)

    def _group(self, opened: _Token) -> tree.Query:
        if self._next is None:
            raise QueryError("this parenthesis is not closed; write words and “)” after it", opened.column)
        self._depth += 1
        self._refuse_depth(opened)
        node = self._query()
        if self._next is None:
            raise QueryError("this parenthesis is not closed; add “)”", opened.column)
        self._at += 1
        self._depth -= 1
        return node

    def _refuse_depth(self, token: _Token) -> None:
        if self._depth > DEEPEST:
            raise QueryError(f"more than {DEEPEST} levels are nested here; simplify the query", token.column)

    def _missing(self, token: _Token | None) -> QueryError:
        before = self._tokens[self._at - 1] if self._at else None
        if before is not None and before.kind in ("word", "sign"):
            return QueryError(f"“{before.text}” needs a word after it", before.column)
        if token is None:
            return QueryError("a word is missing here", self._end)
        if token.kind == "close":
            where = "nothing stands between these parentheses" if before else "this parenthesis closes nothing"
            return QueryError(f"{where}; write a word or remove it", token.column)
        return QueryError(f"“{token.text}” needs a word before it; in lower case it is a word itself", token.column)

    def _word(self, token: _Token) -> tree.Query:
        if (later := _LATER.match(token.text)) and later.end() < len(token.text) + 1:
            raise QueryError(f"“{later[0]}” is not understood yet; search for the words alone", token.column)
        if "*" in token.text or "?" in token.text.rstrip("?"):
            return _wildcard(token)
        return _word(token, prefix=self._prefix and self._next is None)


def _word(token: _Token, *, prefix: bool) -> tree.Query:
    found = list(words_and_compounds(token.text))
    if not found:
        raise QueryError(f"“{token.text}” has no letter or digit to search for; leave it out", token.column)
    whole = found[-1]
    parts = [word for word in found if not isinstance(word, Compound)]
    choices: list[tree.Query] = []
    if len(parts) == 1 or (isinstance(whole, Compound) and whole.words == len(parts)):
        choices.append(tree.Term(BODY, whole.stem))
        if prefix and len(whole.form) >= SHORTEST_PREFIX:
            choices.append(tree.Prefix(EXACT, whole.form))
    if len(parts) > 1:
        choices.append(tree.Phrase(EXACT, [word.form for word in parts]))
    return choices[0] if len(choices) == 1 else tree.Or(choices)


def _phrase(token: _Token) -> tree.Query:
    forms = [word.form for word in words(token.text)]
    if not forms:
        raise QueryError("nothing to search for stands between these quotation marks", token.column)
    return tree.Term(EXACT, forms[0]) if len(forms) == 1 else tree.Phrase(EXACT, forms)


def _wildcard(token: _Token) -> tree.Query:
    folded, column = "", token.column
    for piece in re.split(r"([*?]+)", token.text):
        folded += piece if piece[:1] in ("*", "?") else _one_form(piece, column)
        column += len(piece)
    begins = re.split(r"[*?]", folded)[0]
    if len(begins) < SHORTEST_PREFIX:
        message = f"a wildcard needs at least {SHORTEST_PREFIX} letters before it, as in “sanction*”"
        raise QueryError(message, token.column)
    if folded == f"{begins}*":
        return tree.Prefix(EXACT, begins)
    return tree.Wildcard(EXACT, folded)


def _one_form(piece: str, column: int) -> str:
    """The form of a piece of a word with wildcards. Raises QueryError where it is no piece of one word."""
    found = list(words_and_compounds(piece))
    parts = [word for word in found if not isinstance(word, Compound)]
    if (first := next((at for at, character in enumerate(piece) if is_ideograph(character)), None)) is not None:
        reason = "here every character is a word, and no wildcard reaches beyond it; leave the wildcard out"
        raise QueryError(reason, column + first)
    if len(parts) < 2:
        return parts[0].form if parts else ""
    if isinstance(whole := found[-1], Compound) and whole.words == len(parts):
        return whole.form
    second = parts[1]
    reason = f"“{piece}” is more than one word to a search, and a wildcard stands in one; put a space before this"
    raise QueryError(reason, column + second.start)
