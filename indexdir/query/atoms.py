"""Single things of a query become units: words, phrases, wildcards, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from rapidfuzz import fuzz, process

from indexdir.errors import QueryError
from indexdir.query import tree
from indexdir.query.dates import dated
from indexdir.query.lookup import Lookup
from indexdir.query.tokens import Token, number_of
from indexdir.query.words import Compound, Word, is_ideograph, words, words_and_compounds
from indexdir.spelling import spellings

SHORTEST_PREFIX = 2
FUZZY_LETTERS = {1: 3, 2: 5}  # how many letters a word needs for so many changes
LONGEST_SLOP = 1_000
LONGEST_PHRASE = 500  # words

_FUZZY = re.compile(r"(?P<word>.+?)~(?P<distance>\S*)")
_LETTERS_DIGITS = re.compile(r"[^\W\d_]+|\d+")


def word_unit(token: Token, lookup: Lookup, *, prefix: bool) -> tree.Unit | None:
    """The unit of a word; None where nothing in it can be searched for. Raises QueryError."""
    _check_length(token.text, token.column + token.exact)
    if token.exact:
        return _as_written(token)
    if fuzzy := _FUZZY.fullmatch(token.text):
        return _fuzzy(token, fuzzy)
    if ("*" in token.text or "?" in token.text.rstrip("?")) and "://" not in token.text:
        return wildcard(token.text, token.column)
    found = list(words_and_compounds(token.text))
    if not found:
        return None
    choices = _spellings(found, token.text, prefix=prefix)
    for other in other_spellings(token.text):
        choices += _spellings(list(words_and_compounds(other)), other, prefix=False)
    choices += [phrase_of(name) for name in lookup.other_names(token.text)]
    return choices[0] if len(choices) == 1 else tree.Either(tuple(dict.fromkeys(choices)), token.text)


def other_spellings(word: str) -> Iterator[str]:
    """How else a word is spelled, in Britain or America; not a number or a sign for it."""
    return (other for other in spellings(word.lower()) if other.replace("-", "").isalpha())


def _spellings(found: list[Word | Compound], written: str, *, prefix: bool) -> list[tree.Unit]:
    """A word, and what it is with a hyphen, a space or neither."""
    whole = found[-1]
    parts = [word for word in found if not isinstance(word, Compound)]
    choices: list[tree.Unit] = []
    if len(parts) == 1 or (isinstance(whole, Compound) and whole.words == len(parts)):
        choices.append(tree.Stem(whole.stem, written))
        if prefix and len(whole.form) >= SHORTEST_PREFIX:
            choices.append(tree.Begins(whole.form))
    if len(parts) > 1:
        choices.append(phrase_of(tuple(word.form for word in parts)))
    elif len(pieces := _LETTERS_DIGITS.findall(whole.form)) == 2 and "".join(pieces) == whole.form:
        choices.append(phrase_of(tuple(pieces)))  # S400 is S-400 and S 400
    return choices


def phrase_of(forms: tuple[str, ...]) -> tree.Unit:
    """Forms one after the other; a single one is itself."""
    parts: tuple[tree.Unit, ...] = tuple(map(tree.Form, forms))
    return parts[0] if len(parts) == 1 else tree.Phrase(parts)


def _as_written(token: Token) -> tree.Unit | None:
    parts: tuple[tree.Unit, ...] = tuple(
        tree.Written(word.form, token.text[word.start : word.end]) for word in words(token.text)
    )
    return None if not parts else parts[0] if len(parts) == 1 else tree.Phrase(parts)


def _fuzzy(token: Token, found: re.Match[str]) -> tree.Unit:
    column = token.column + found.start("distance") - 1
    if found["distance"] not in ("", "1", "2"):
        raise QueryError("“~” after a word is followed by 1 or 2, the letters that may differ", column)
    distance = int(found["distance"] or 1)
    parts = list(words(found["word"]))
    if len(parts) != 1:
        raise QueryError(f"“~” stands after one word, and “{found['word']}” is not one", column)
    if len(parts[0].form) < FUZZY_LETTERS[distance]:
        raise QueryError(f"“~{distance}” needs a word of at least {FUZZY_LETTERS[distance]} letters", column)
    return tree.Fuzzy(parts[0].form, distance)


def _check_length(text: str, column: int) -> None:
    """Refuse what is too many words one after the other, in quotation marks or without a space between them."""
    if (beyond := next(islice(words(text), LONGEST_PHRASE, None), None)) is not None:
        raise QueryError(f"more than {LONGEST_PHRASE} words are to stand together; shorten it", column + beyond.start)


def phrase_unit(token: Token) -> tree.Unit:
    """The unit of what stands in quotation marks. Raises QueryError."""
    inside = token.column + 1 + token.exact
    _check_length(token.text, inside)
    if token.exact:
        unit = _as_written(token)
        parts: list[tree.Unit] = [] if unit is None else [unit]
    else:
        parts = _phrase_parts(token.text, inside)
    if not parts:
        raise QueryError("nothing to search for stands between these quotation marks", token.column)
    if not token.after:
        return parts[0] if len(parts) == 1 else tree.Phrase(tuple(parts))
    slop = number_of(token.after[1:], LONGEST_SLOP)
    if slop is None:
        column = token.end - len(token.after)
        raise QueryError(f"“~” after a quotation is followed by a number of words from 1 to {LONGEST_SLOP}", column)
    if token.exact:
        raise QueryError("“=” and “~” do not go together; leave one out", token.column)
    words_inside = tuple(part for unit in parts for part in _forms(unit))
    return parts[0] if len(words_inside) == 1 else tree.Within(words_inside, slop)


def _phrase_parts(text: str, column: int) -> list[tree.Unit]:
    """The units of a phrase: forms, wildcards, and of each hyphenated word all its spellings."""
    parts: list[tree.Unit] = []
    for piece in re.finditer(r"\S+", text):
        said, at = piece[0], column + piece.start()
        if "*" in said or "?" in said.rstrip("?.,;:!"):
            parts.append(wildcard(said.strip(".,;:!"), at))
            continue
        found = list(words_and_compounds(said))
        plain = tuple(word.form for word in found if not isinstance(word, Compound))
        if found and isinstance(whole := found[-1], Compound) and whole.words == len(plain):
            parts.append(tree.Either((phrase_of(plain), tree.Form(whole.form)), said))
        else:
            parts += map(tree.Form, plain)
    return parts


def _forms(unit: tree.Unit) -> tuple[tree.Unit, ...]:
    """The single words of a part of a phrase, without its other spellings."""
    if isinstance(unit, tree.Either):
        unit = unit.units[0]
    return unit.parts if isinstance(unit, tree.Phrase) else (unit,)


def wildcard(text: str, column: int) -> tree.Unit:
    """The unit of a word with `*` or `?` in it. Raises QueryError."""
    folded, at = "", column
    for piece in re.split(r"([*?]+)", text):
        folded += piece if piece[:1] in ("*", "?") else _one_form(piece, at)
        at += len(piece)
    folded = re.sub(r"\*+", "*", folded)
    begins = re.split(r"[*?]", folded)[0]
    if len(begins) < SHORTEST_PREFIX:
        message = f"a wildcard needs at least {SHORTEST_PREFIX} letters before it, as in “sanction*”"
        raise QueryError(message, column)
    return tree.Begins(begins) if folded == f"{begins}*" else tree.Wild(folded)


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
    reason = f"“{piece}” is more than one word to a search, and a wildcard stands in one; put a space before this"
    raise QueryError(reason, column + parts[1].start)


def field_node(field: Token, value: Token, lookup: Lookup) -> tree.Node:
    """The node of a field with its value. Raises QueryError."""
    name, said = field.text, value.text
    if not said.strip():
        raise QueryError(f"“{name}:” needs a value", value.column)
    if name == "title":
        unit = phrase_unit(value) if value.kind == "phrase" else word_unit(value, Lookup(), prefix=False)
        if unit is None:
            raise QueryError(f"“{said}” has no letter or digit to search for", value.column)
        return tree.InTitle(unit)
    if name in ("card", "entity"):
        return _mentioned(f"{name}:{said}", lookup.cards(said), said, lookup.names(), value.column)
    if name == "kind":
        kind = lookup.kind(said)
        return _mentioned(f"kind:{said}", lookup.cards_of(kind) if kind else (), said, lookup.kinds, value.column)
    if name in ("date", "before", "after"):
        return dated(name, said, value.column)
    if name in ("is", "tag", "in"):
        return notebook_node(name, said, lookup, value.column)
    if name == "lang" and not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9-]+)?", said):
        raise QueryError("“lang:” takes the code of a language, two letters as in lang:en", value.column)
    return tree.Described(name, said, exact=field.exact)  # type: ignore[arg-type]


def _mentioned(said: str, cards: tuple[str, ...], value: str, known: tuple[str, ...], column: int) -> tree.Mentioned:
    if cards:
        return tree.Mentioned(cards, said if " " not in said else said.replace(":", ':"', 1) + '"')
    what = "kind of card" if said.startswith("kind:") else "card"
    near = [name for name, _, _ in process.extract(value, known, scorer=fuzz.ratio, limit=3, score_cutoff=60)]
    hint = f"; near it: {', '.join(near)}" if near else "; dtti-tui cards list names them" if known else ""
    if what == "kind of card" and known:
        hint = f"; there are {', '.join(known)}"
    raise QueryError(f"there is no {what} “{value}”{hint}", column)


def notebook_node(name: str, said: str, lookup: Lookup, column: int) -> tree.InNotebook:
    """The node of what the notebook is asked for. Raises QueryError."""
    what, _, value = said.partition(":") if name == "in" else (said, "", "")
    if name == "is" and said.casefold() != "bookmarked":
        raise QueryError(f"“is:{said}” is not known; write is:bookmarked", column)
    if name == "in" and (what.casefold() != "notes" or not value.strip()):
        raise QueryError("“in:” is followed by notes and a word: in:notes waiver", column)
    if lookup.keeps is None:
        return tree.InNotebook((), f"{name}:{said}")
    if name == "is":
        return tree.InNotebook(tuple(lookup.keeps("bookmarked", "")), "is:bookmarked")
    if name == "tag":
        return tree.InNotebook(tuple(lookup.keeps("tag", said)), f"tag:{said}")
    return tree.InNotebook(tuple(lookup.keeps("note", value)), f"in:notes:{value}")
