"""The text a person types becomes a query tree, once, for every engine, for the ranking and for the marks.

    query   = either { "|" either }
    either  = beside { OR beside }
    beside  = both { both }
    both    = signed { AND signed }
    signed  = [NOT | - | +] signed | chain
    chain   = atom { (NEAR[/n] | THEN[/n] | SAME) atom }
    atom    = word | "phrase"[~n] | field:value | re:/…/ | ( query )

Whoosh's own parser is not used: it drops what it can't read without a word and knows no columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from unicodedata import category

from indexdir.answers import Query
from indexdir.errors import QueryError, in_a_line
from indexdir.query import tree
from indexdir.query.atoms import field_node, notebook_node, phrase_unit, word_unit
from indexdir.query.lookup import Lookup
from indexdir.query.regexes import regex_unit
from indexdir.query.tokens import FIELDS, Token, number_of, tokens_of
from indexdir.query.words import FUNCTION_WORDS, words, words_and_compounds

DEEPEST = 30
NEAR_WORDS, MOST_APART = 10, 1_000
MOST_PROSE, LONGEST_PROSE = 2_000, 100_000  # words, characters

_LOST = "#%@"  # signs in a word, besides Unicode's symbols, that a search does without
_JOINTS = re.compile(r"(?P<how>NEAR|THEN)(?:/(?P<words>\S*))?|(?P<same>SAME)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query tree, None for a blank query, and what of the text could not be used."""

    node: tree.Node | None
    remarks: tuple[str, ...] = ()


def parse(query: Query, lookup: Lookup | None = None) -> Parsed:
    """The tree of a query. Raises QueryError with the column of the trouble."""
    if not query.text.strip():
        return Parsed(None)
    if query.plain:
        return Parsed(_prose(query.text))
    tokens = tokens_of(query.text)
    parser = _Parser(tokens, query.text, lookup or Lookup(), prefix=query.prefix and not query.text[-1].isspace())
    node = parser.parse()
    return Parsed(node, tuple(dict.fromkeys(parser.remarks)))


def crumbs_of(text: str) -> tuple[str, ...]:
    """The parts of a query between its `|`. Raises QueryError where it is cut at none."""
    bars, depth = [], 0
    for token in tokens_of(text):
        depth += (token.kind == "open") - (token.kind == "close")
        if token.kind == "bar" and depth == 0:
            bars.append(token)
    begins = [0, *(bar.end for bar in bars)]
    ends = [*(bar.column for bar in bars), len(text)]
    return tuple(text[begin:end].strip() for begin, end in zip(begins, ends, strict=True))


def _prose(text: str) -> tree.Node | None:
    """Words of which any may match, each as often as it occurs; without those that say nothing by themselves."""
    if len(text) > LONGEST_PROSE:
        raise QueryError(f"the text has more than {LONGEST_PROSE:,} characters; shorten it", LONGEST_PROSE)
    found = list(islice(words(text), MOST_PROSE + 1))
    if len(found) > MOST_PROSE:
        raise QueryError(f"the text has more than {MOST_PROSE:,} words; shorten it", found[MOST_PROSE].start)
    telling = [word for word in found if word.form not in FUNCTION_WORDS] or found
    return tree.Prose(tuple(tree.Stem(word.stem, word.form) for word in telling)) if found else None


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[Token], text: str, lookup: Lookup, *, prefix: bool) -> None:
        self.remarks: list[str] = []
        self._tokens = tokens
        self._at = 0
        self._text = text
        self._lookup = lookup
        self._prefix = prefix
        self._depth = 0

    def parse(self) -> tree.Node:
        node = self._query()
        if self._next is not None:
            raise QueryError("this parenthesis closes nothing; remove it", self._next.column)
        return node

    @property
    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _is(self, *operators: str) -> bool:
        token = self._next
        return token is not None and token.kind == "word" and not token.exact and token.text in operators

    def _ends(self) -> bool:
        return self._next is None or self._next.kind in ("close", "bar") or self._is("OR")

    def _query(self) -> tree.Node:
        parts = [self._part(self._either)]
        while self._next is not None and self._next.kind == "bar":
            self._at += 1
            parts.append(self._part(self._either))
        return parts[0].node if len(parts) == 1 else tree.Refined(tuple(parts))

    def _either(self) -> tree.Node:
        parts = [self._beside()]
        while self._is("OR"):
            self._at += 1
            parts.append(self._beside())
        return parts[0] if len(parts) == 1 else tree.Or(tuple(parts))

    def _beside(self) -> tree.Node:
        parts: list[tree.Part] = []
        while not parts or not self._ends():
            self._skip_marks(bool(parts))
            if parts and self._ends():
                break
            required = self._next is not None and self._next.kind == "sign" and self._next.text == "+"
            parts.append(self._part(self._both, required=required))
        return parts[0].node if len(parts) == 1 else tree.Words(tuple(parts))

    def _part(self, read, *, required: bool = False) -> tree.Part:  # type: ignore[no-untyped-def]
        begin = self._next.column if self._next is not None else len(self._text)
        node = read()
        end = self._tokens[self._at - 1].end if self._at else len(self._text)
        return tree.Part(node, begin, end, required)

    def _skip_marks(self, some: bool) -> None:
        """Pass over what is no word, as a dash between two; it is named."""
        while (token := self._next) is not None and token.kind == "word" and not any(map(str.isalnum, token.text)):
            others = some or any(map(_has_words, self._tokens[self._at + 1 :]))
            if not others or "*" in token.text or "?" in token.text:
                return
            self.remarks.append(in_a_line(f"“{token.text}” has no letter or digit to search for, and is left out"))
            self._at += 1

    def _both(self) -> tree.Node:
        parts = [self._signed()]
        while self._is("AND"):
            self._at += 1
            parts.append(self._signed())
        return parts[0] if len(parts) == 1 else tree.And(tuple(parts))

    def _signed(self) -> tree.Node:
        token = self._next
        if token is not None and (token.kind == "sign" or self._is("NOT")):
            self._at += 1
            with _Deeper(self, token):
                node = self._signed()
            return node if token.text == "+" else tree.Not(node)
        return self._chain()

    def _chain(self) -> tree.Node:
        begin = self._next
        node = self._atom()
        links, same = [(node, begin)], False
        gaps: list[tuple[int, bool]] = []
        while (token := self._next) is not None and (joint := self._joint(token)) is not None:
            if gaps and same != (joint["same"] is not None):
                raise QueryError("SAME does not mix with NEAR and THEN; put AND between them", token.column)
            same = joint["same"] is not None
            gaps.append((_apart(joint, token), joint["how"] == "THEN"))
            self._at += 1
            operand = self._next
            links.append((self._atom(), operand))
        if not gaps:
            return node
        found = tuple(_link(each, at) for each, at in links)
        return tree.Same(found) if same else tree.Near(found, tuple(gaps))

    def _joint(self, token: Token) -> re.Match[str] | None:
        return _JOINTS.fullmatch(token.text) if token.kind == "word" and not token.exact else None

    def _atom(self) -> tree.Node:
        token = self._next
        if token is None or token.kind in ("close", "bar") or self._is("AND", "OR") or self._joint(token):
            raise self._missing(token)
        if token.kind == "sign" or self._is("NOT"):
            raise QueryError("NEAR, THEN and SAME join words and names, not what is left out", token.column)
        self._at += 1
        if token.kind == "open":
            return self._group(token)
        if token.kind == "field":
            return self._field(token)
        if token.kind == "regex":
            return regex_unit(token)
        if token.kind == "phrase":
            return phrase_unit(token)
        unit = word_unit(token, self._lookup, prefix=self._prefix and self._next is None)
        if unit is None:
            raise QueryError(f"“{token.text}” has no letter or digit to search for; leave it out", token.column)
        if said := _without_signs(token):
            self.remarks.append(f"of “{in_a_line(token.text)}” only “{in_a_line(said)}” can be searched for")
        return unit

    def _group(self, opened: Token) -> tree.Node:
        if self._next is None:
            raise QueryError("this parenthesis is not closed; write words and “)” after it", opened.column)
        with _Deeper(self, opened):
            node = self._query()
        if self._next is None:
            raise QueryError("this parenthesis is not closed; add “)”", opened.column)
        self._at += 1
        return node

    def _field(self, field: Token) -> tree.Node:
        if field.text not in FIELDS:
            near = get_close_matches(field.text, FIELDS, n=1)
            known = f"did you mean {near[0]}:" if near else f"there are {', '.join(FIELDS)}"
            reason = f"there is no field “{field.text}:”; {known}; for the words, put them into quotation marks"
            raise QueryError(reason, field.column)
        value = self._next
        notes = value is not None and field.text == "in" and value.text.casefold() == "notes"
        if value is None or not (notes or value.kind in ("word", "phrase")):
            raise QueryError(f"“{field.text}:” needs a word or a quotation after it", field.column)
        self._at += 1
        if notes:
            after = self._next
            if after is None or after.kind not in ("word", "phrase"):
                raise QueryError("“in:notes” needs a word or a quotation after it", field.column)
            self._at += 1
            said = f'"{after.text}"' if after.kind == "phrase" else after.text
            return notebook_node("in", f"notes:{said}", self._lookup, after.column)
        return field_node(field, value, self._lookup)

    def _missing(self, token: Token | None) -> QueryError:
        before = self._tokens[self._at - 1] if self._at else None
        if before is not None and before.kind in ("word", "sign", "bar"):
            return QueryError(f"“{before.text}” needs a word after it", before.column)
        if token is None:
            return QueryError("a word is missing here", len(self._text))
        if token.kind == "close":
            where = "nothing stands between these parentheses" if before else "this parenthesis closes nothing"
            return QueryError(f"{where}; write a word or remove it", token.column)
        else_word = "" if token.kind == "bar" else "; in lower case it is a word itself"
        return QueryError(f"“{token.text}” needs a word before it{else_word}", token.column)


class _Deeper:
    """Counts how deep the parser is in a query."""

    def __init__(self, parser: _Parser, token: Token) -> None:
        self._parser = parser
        self._token = token

    def __enter__(self) -> None:
        self._parser._depth += 1
        if self._parser._depth > DEEPEST:
            raise QueryError(f"more than {DEEPEST} levels are nested here; simplify the query", self._token.column)

    def __exit__(self, *error: object) -> None:
        self._parser._depth -= 1


def _without_signs(token: Token) -> str:
    """What is searched for of a word with signs that a search does without, as C++; empty where nothing is lost."""
    forms = list(dict.fromkeys(word.form for word in words_and_compounds(token.text)))
    signs = (sign for sign in token.text.strip("*?~") if sign in _LOST or category(sign)[0] == "S")
    return " ".join(forms) if not token.exact and any(sign not in "".join(forms) for sign in signs) else ""


def _has_words(token: Token) -> bool:
    return token.kind in ("word", "phrase", "regex") and any(map(str.isalnum, token.text))


def _apart(joint: re.Match[str], token: Token) -> int:
    if joint["same"] or joint["words"] is None:
        return NEAR_WORDS
    apart = number_of(joint["words"], MOST_APART)
    if apart is None:
        column = token.column + joint.start("words")
        raise QueryError(f"“{joint['how']}/” is followed by a number of words from 1 to {MOST_APART}", column)
    return apart


def _link(node: tree.Node, at: Token | None) -> tree.Unit:
    """What a chain joins: a unit, or alternatives of units in parentheses. Raises QueryError."""
    if isinstance(node, tree.Or) and all(isinstance(part, tree.LINKS) for part in node.parts):
        return tree.Either(tuple(part for part in node.parts if isinstance(part, tree.UNITS)))
    if isinstance(node, tree.LINKS):
        return node
    column = at.column if at is not None else 0
    raise QueryError("NEAR, THEN and SAME join words, phrases and names, or (a OR b) of those", column)
