"""The forms in which a name may stand in a text: what is listed on a card, and all that the rules add to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import NamedTuple

from indexdir.linking.fold import CLAUSE, fold_name, plain
from indexdir.linking.words import COMMON_IN_CAPITALS, INSTITUTIONS, OFFICES
from indexdir.spelling import PREFIXES, spellings

MAX_FORMS = 64  # of one name; the likely ones come first
_TOKEN = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_](?![^\W_]))+\.?|[^\W_]+|.", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_DIGIT_EDGE = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_NUMBERS = {"1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six"}


class Form(NamedTuple):
    """A form as it is looked for in folded text, and what case the original has to have at some of its places."""

    text: str
    capitals: tuple[int, ...]
    small: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name as a card lists it, without the article it may be listed with.

    `standing` names need no support. `article`: only after `the` or its like. `prefix`: only before a hyphen.
    """

    card: str
    kind: str
    text: str
    standing: bool
    article: bool = False
    prefix: bool = False
    plural: bool = False
    plain_to_read: bool = False  # a standing name that no rule of strangers.py speaks of
    guarded: bool = False  # a name that always needs a look at what stands around it


def read_name(card: str, kind: str, listed: str, standing: bool) -> Name | None:
    """Make a name of what a card lists; None when nothing is left that could be found in a text."""
    text = " ".join(listed.split())
    article = text.startswith("the ")
    text = text.removeprefix("the ") if article else text
    prefix = len(text) > 2 and text[-1] in "-‐‑–" and not standing
    folded = fold_name(text.rstrip("-‐‑–") if prefix else text)
    if not any(map(str.isalnum, folded)):
        return None
    lower = not standing and text == text.lower() and text.replace(" ", "").isalpha()
    office = not OFFICES.isdisjoint(folded.lower().split())  # several ministers are not the one on the card
    plural = kind not in ("person", "government", "place") and folded[-1].isalnum() and len(folded) > 2 and not office
    parts = plain(folded).split()
    special = kind in ("person", "government", "place", "forum", "office") or article or office
    common = not INSTITUTIONS.isdisjoint(parts) or plain(folded).replace(".", "") in COMMON_IN_CAPITALS
    return Name(
        card,
        kind,
        folded,
        standing,
        article or lower,
        prefix,
        plural,
        standing and not special and not common,
        article or lower or office,
    )


def forms(name: Name) -> Iterator[Form]:
    """Give every form of a name once, the listed one first."""
    seen: set[tuple[str, tuple[int, ...]]] = set()
    unmistakable = _unmistakable(name)
    for text in _variants(name):
        form = Form(plain(text).strip(), *(((), ()) if unmistakable else _case(text)))
        if form.text and (form.text, form.capitals) not in seen:
            seen.add((form.text, form.capitals))
            yield form


def _variants(name: Name) -> Iterator[str]:
    yield from islice(_combined(name.text), MAX_FORMS)
    if name.kind == "person":
        shorter = _without_initials(name.text)
        if shorter:
            yield from islice(_combined(shorter), MAX_FORMS)
    if name.plural and re.search(r"[^aeiou\W\d_]y$", name.text):
        yield from islice(_combined(name.text[:-1] + "ies"), MAX_FORMS)


def _unmistakable(name: Name) -> bool:
    """Whether a name is too long to stand by chance, so that its words need no capitals."""
    if name.kind in ("person", "place", "government"):
        return False
    return sum(len(word) > 3 for word in _WORD.findall(name.text)) >= 3


def _without_initials(text: str) -> str:
    """Leave out middle initials: Ellen M. Lord is Ellen Lord too, A. K. Jain stays."""
    first, *middle, last = text.split(" ") if text.count(" ") > 1 else (text, "")
    if not middle or len(first.rstrip(".")) < 2 or len(last.rstrip(".")) < 2:
        return ""
    kept = [word for word in middle if len(word.rstrip(".")) > 1]
    return "" if len(kept) == len(middle) else " ".join((first, *kept, last))


def _combined(text: str) -> Iterator[str]:
    tokens = _TOKEN.findall(text)
    choices = [_choices(tokens, number) for number in range(len(tokens))]
    return map("".join, product(*choices))


def _choices(tokens: Sequence[str], number: int) -> Sequence[str]:
    """Give what may stand for one word or sign of a name, what is written first."""
    token = tokens[number]
    before = tokens[number - 1] if number else " "
    after = tokens[number + 1] if number + 1 < len(tokens) else " "
    if _WORD.fullmatch(token):
        return _word_choices(token, "+" in (before, after))
    if len(token) > 2 and token[1] == ".":
        letters = token.replace(".", "")
        dotted = ".".join(letters)
        return (token, dotted + ".", dotted, letters, " ".join(dotted.split(".")), ". ".join(letters) + ".")
    if token == " ":
        return _space_choices(tokens, number, before, after)
    closed = " " not in (before, after)
    match token:
        case "-" | "‐" | "‑" | "‒" | "–":
            return ("-", CLAUSE, "") if _may_close(before, after) else ("-", CLAUSE)
        case ".":
            return (".", "")
        case "'" | "’":
            return ("'", "")
        case "&":
            return ("&", " & ", " and ") if closed else ("&", "and")
        case "+":
            return ("+", " + ", " plus ") if closed else ("+", "plus")
        case "(":
            return ("(", " (") if before != " " else ("(",)
        case "/":
            return ("/", " / ") if closed else ("/",)
    return (token,)


def _word_choices(word: str, in_sum: bool) -> Sequence[str]:
    choices = [word, *spellings(word)]
    if in_sum and word in _NUMBERS:
        choices.append(_NUMBERS[word])
    if word.isupper() and 2 <= len(word) <= 4 and word.isalpha():
        dotted = ".".join(word)
        choices += (dotted + ".", dotted)
    if not _ORDINAL.fullmatch(word):
        edges = [edge.start() for edge in _DIGIT_EDGE.finditer(word)]
        if edges and (word[0].isupper() or word[0].isdigit()):
            choices.append(f"{word[: edges[0]]} {word[edges[0] :]}")
        if len(edges) == 2:
            choices.append(_DIGIT_EDGE.sub(" ", word))
    return choices


def _space_choices(tokens: Sequence[str], number: int, before: str, after: str) -> Sequence[str]:
    between_initials = before == "." and number > 1 and len(tokens[number - 2]) == 1 and len(after) == 1
    two_initials = len(before) == len(after) == 1 and before.isupper() and after.isupper()
    numbered = before.isupper() and len(before) <= 4 and after[:1].isdigit()
    return (" ", "") if between_initials or two_initials or numbered or after == "(" else (" ",)


def _may_close(before: str, after: str) -> bool:
    """Whether the hyphen between two parts is often left out: S-400, F-414, co-production."""
    return before[-1].isdigit() != after[0].isdigit() or before.lower() in PREFIXES


def _case(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the places that need a capital and those that need a small letter (the first of iDEX)."""
    capitals: list[int] = []
    small: list[int] = []
    for word in _WORD.finditer(text):
        letters = word.group()
        upper = [word.start() + place for place, letter in enumerate(letters) if letter.isupper()]
        if not upper:
            continue
        if letters[0].islower() and len(upper) > 1:
            small.append(word.start())
        elif letters[0].isupper() and len(letters) > 5 and len(upper) < len(letters):
            upper = upper[:1]
        capitals += upper
    return tuple(capitals), tuple(small)
