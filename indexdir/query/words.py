"""Words: the one rule by which text and questions are cut into terms.

A word has a `form` (lower case, accents and ligatures folded, apostrophes straight) and a `stem` (English, Porter2,
possessive dropped). There is no stop list: `US`, `it` and `the` are words. Words joined by a hyphen, `+` or `&` are
each a word and, at the place of the first, one `compound` as well: S-400 is `s`, `400` and `s400`. Longer chains
than eight words are no compound.
"""

from __future__ import annotations

import re
import sys
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import Stemmer

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_JOINERS = dict.fromkeys("-\u2010\u2011\u2012\u2013\u00ad", "") | {"+": "+", "&": "&"}
LONGEST_CHAIN = 8  # words of a compound
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t"})  # no accents to drop
_LONGEST = 200  # code points of a term; a longer run without a space is no word, and its beginning is enough to find it


class Word(NamedTuple):
    """A word of a text: its place in the sequence, its offsets, its form and stem."""

    position: int
    start: int
    end: int
    form: str
    stem: str


class Compound(NamedTuple):
    """Words joined into one: the position of the first, the offsets of the whole, form and stem without hyphens."""

    position: int
    start: int
    end: int
    form: str
    stem: str
    words: int


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Dotted capitals, numbers with their separators, single ideographs, and runs of letters, digits and marks."""
    marks = _ranges(code for code in range(0x300, 0x20000) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
    letters = rf"[^\W_{_CJK}]"
    # Possessive quantifiers: nothing here may ever be tried twice, whatever the text.
    run = rf"(?:{letters}++[{marks}]*+)++"
    elided = r"(?<!\w)(?:[ldjmtsnLDJMTSN]|[Qq]u)(?=['’ʼ][^\W\d_]{2})"  # l'été, d'Hérault: the word begins behind it
    return re.compile(rf"{elided}|(?:[A-Z]\.){{2,}}+|\d++(?:[.,]\d++)++(?!{letters})|[{_CJK}]|{run}(?:['’ʼ]{run})*+")


def is_ideograph(character: str) -> bool:
    """Whether a character is a word of its own wherever it stands."""
    return _ideograph().match(character) is not None


@lru_cache(maxsize=1)
def _ideograph() -> re.Pattern[str]:
    return re.compile(f"[{_CJK}]")


def _ranges(codes: Iterator[int]) -> str:
    text, first, last = "", -1, -2
    for code in [*codes, sys.maxunicode + 2]:
        if code != last + 1:
            text += f"{chr(first)}-{chr(last)}" if first >= 0 else ""
            first = code
        last = code
    return text


@lru_cache(maxsize=100_000)
def fold(word: str) -> tuple[str, str]:
    """The form and the stem of one word as it stands in a text."""
    if word.isascii():
        form = word.lower()
    else:
        spread = unicodedata.normalize("NFKD", word.replace("’", "'").replace("ʼ", "'")).casefold()
        form = "".join(character for character in spread if not unicodedata.combining(character)) or word
        form = form.translate(_LETTERS)
    if form[0].isdigit():
        form = form.replace(",", "") if "." not in form else form
    elif "." in form:
        form = form.replace(".", "")
    form = form[:_LONGEST]
    return form, _stem(form)


_stemmers = threading.local()  # one must not be used by two threads at once


def english_stem(word: str) -> str:
    """The stem of a word in lower case (Porter2, as the Snowball project keeps it)."""
    if (stemmer := getattr(_stemmers, "english", None)) is None:
        stemmer = _stemmers.english = Stemmer.Stemmer("english")
    return str(stemmer.stemWord(word))


# The Snowball project's list of English words that say nothing by themselves: they are indexed and found like all
# others, but prose is not ranked by them.
_SNOWBALL = """
i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its
itself they them their theirs themselves what which who whom this that these those am is are was were be been being
have has had having do does did doing would should could ought i'm you're he's she's it's we're they're i've you've
we've they've i'd you'd he'd she'd we'd they'd i'll you'll he'll she'll we'll they'll isn't aren't wasn't weren't
hasn't haven't hadn't doesn't don't didn't won't wouldn't shan't shouldn't can't cannot couldn't mustn't let's that's
who's what's here's there's when's where's why's how's a an the and but if or because as until while of at by for with
about against between into through during before after above below to from up down in out on off over under again
further then once here there when where why how all any both each few more most other some such no nor not only own
same so than too very
"""
FUNCTION_WORDS = frozenset(_SNOWBALL.split())
FUNCTION_STEMS = frozenset(map(english_stem, FUNCTION_WORDS))


def _stem(form: str) -> str:
    base = form.removesuffix("'s").replace("'", "")
    if base.isascii() and base.isalpha():
        return english_stem(base)
    return base[:-1] if base[-1:] == "s" and base[-2:-1].isdigit() else base  # S-400s, 1990s


def words(text: str, start: int = 0) -> Iterator[Word]:
    """The words of a text from an offset on, in order."""
    for position, found in enumerate(_pattern().finditer(text, start)):
        yield Word(position, found.start(), found.end(), *fold(found[0]))


def words_and_compounds(text: str, start: int = 0) -> Iterator[Word | Compound]:
    """The words of a text, each compound after the last word of it."""
    chain: list[Word] = []
    for word in words(text, start):
        if chain and not (word.start == chain[-1].end + 1 and text[chain[-1].end] in _JOINERS):
            if 1 < len(chain) <= LONGEST_CHAIN:
                yield _compound(chain, text)
            chain.clear()
        yield word
        chain.append(word)
    if 1 < len(chain) <= LONGEST_CHAIN:
        yield _compound(chain, text)


def _compound(chain: list[Word], text: str) -> Compound:
    form = chain[0].form
    for previous, word in pairwise(chain):
        form += _JOINERS[text[previous.end]] + word.form
    form = form[:_LONGEST]
    return Compound(chain[0].position, chain[0].start, chain[-1].end, form, _stem(form), len(chain))


def word_end(text: str, start: int) -> int:
    """Where the word ends that starts here."""
    found = _pattern().match(text, start)
    return found.end() if found else start
