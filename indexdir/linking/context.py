"""What stands around a place in folded text, in the terms that the rules of resolve.py speak of."""

from __future__ import annotations

import re

from indexdir.linking import words
from indexdir.linking.fold import BORDER, CLAUSE, FoldedText, even

REACH = 160  # characters looked at on either side: enough for a line, and the cost does not grow with the text
NEAR = 48
_LAST_WORD = re.compile(r"[^\W_]+(?:['’.-]+[^\W_]+)*\.?")
_AFTER = re.compile(r"[ -]([^\W_]+(?:['’-][^\W_]+)*)")
_POSSESSIVE = re.compile(r"['’]s?(?![^\W_])")
_ENDS = re.compile(rf"[.!?:;,()\[\]{BORDER}{CLAUSE}]")
_DATELINE = re.compile(
    rf"(?:, (?:[A-Z][a-z.]+ \d|\d+ [A-Z])|(?: ?\([^)]{{2,30}}\))?(?:[:|{CLAUSE}]| ?\([A-Z][A-Za-z/ ]+\)))"
)
_COORDINATED = re.compile(r"(?:(?:,| and|, and| or| nor| &) |[/-])")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_AFTER = re.compile(
    r"(?: act)?(?:,? (?:for|of))?(?: the)?(?: (?:fiscal|financial|fy))?(?: year)? ?((?:19|20)\d\d)\b", re.IGNORECASE
)
_SIGNS = " #*>-•·–_"  # of headings, lists and quotations
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_EXCUSED = words.DATES | words.TITLES | words.OPENERS


class Surroundings:
    """The words next to one place; all lower case unless it says otherwise."""

    def __init__(self, text: FoldedText, start: int, end: int) -> None:
        self._text = text
        self.start, self.end = start, end
        left, right = text.cased[max(0, start - NEAR) : start], text.cased[end : end + NEAR]
        self._left, self._right = (left, right) if left.isascii() and right.isascii() else (even(left), even(right))
        if "\n" in left or "\n" in right:
            self._left, self._right = self._left.replace("\n", " "), self._right.replace("\n", " ")
        after = _AFTER.match(self._right)
        self.word_before = _unless_sentence(_last_word(self._left))  # in its own case
        self.word_after = after.group(1) if after else ""
        self.hyphen_before = self._left.endswith("-")
        self.hyphen_after = self._right.startswith("-")
        self.possessive = bool(_POSSESSIVE.match(self._right))
        self.before = self.word_before.lower().rstrip(".")
        self.after = self.word_after.lower()

    def second_before(self) -> str:
        """Give the word before the word before."""
        return _last_word(self._left[: -1 - len(self.word_before)]).lower() if self.word_before else ""

    def sentence(self) -> str:
        """Give the beginning of the sentence that holds this place, as far as it is near, up to the place."""
        left = even(self._text.cased[max(0, self.start - REACH) : self.start]).replace("\n", " ")
        left = left.rpartition(BORDER)[2]
        return re.split(r"[.!?] (?=[A-Z])", left)[-1].lstrip()

    def opens_sentence(self) -> bool:
        """Whether the word before this place opens a sentence or clause."""
        left = self._left[: -1 - len(self.word_before)] if self.word_before else self._left
        return not left.strip(_SIGNS) or bool(_ENDS.match(left.rstrip(" ")[-1]))

    def follows_given_name(self, own: frozenset[str]) -> bool:
        """Whether a capitalised word that is no title, and none of `own`, stands right before: Jimmy Carter."""
        word = self.word_before
        if not word[:1].isupper() or self.hyphen_before or self.before in own or self.before in words.DATES:
            return False
        initial = len(self.before.replace(".", "")) == 1
        if initial:
            return self.before[0] not in {name[0] for name in own}
        if word.endswith(("'s", "’s")) or self.before in words.TITLES or self._is_acronym(word):
            return False
        if self.before in words.HEADLINE_VERBS and (self.in_title_case() or self.in_capitals()):
            return False
        if self.opens_sentence():
            return self.before not in words.OPENERS and not self.before.endswith(("ly", "ing"))
        return True

    def word_at(self) -> str:
        """Give the words of this place in their own case."""
        return self._text.cased[self.start : self.end]

    def second_after(self) -> str:
        """Give the word after the word after."""
        found = _AFTER.match(self._right, 1 + len(self.word_after)) if self.word_after else None
        return found.group(1).lower() if found else ""

    def second_name(self) -> str:
        """Give the word after the word after, if it has a capital."""
        return self.second_after() if self.names_follow() else ""

    def following(self, count: int) -> list[str]:
        """Give the next words of the sentence after the word after, in their own case."""
        right = even(self._text.cased[self.end : self.end + NEAR]).replace("\n", " ")
        clause = _ENDS.split(right[1 + len(self.word_after) :], maxsplit=1)[0]
        return _WORDS.findall(clause)[:count]

    def year_beside(self) -> str:
        """Give the year that stands right before, or after as in “for fiscal 2019”."""
        if _YEAR.fullmatch(self.before):
            return self.before
        found = _YEAR_AFTER.match(self._right)
        return found[1] if found else ""

    def years(self) -> list[str]:
        """Give the years named near before and after in the same passage."""
        right = self._text.plain[self.end : self.end + REACH].partition(BORDER)[0]
        return _YEAR.findall(f"{self.passage_before()} . {right}")

    def last_year(self, since: int) -> str:
        """Give the year named last between a place and here, or nothing."""
        found = _YEAR.findall(self._text.plain[max(0, since) : self.start])
        return found[-1] if found else ""

    def passage_before(self) -> str:
        """Give what stands before in the same passage, as far as it is near, in small letters."""
        return self._text.plain[max(0, self.start - REACH) : self.start].rpartition(BORDER)[2]

    def names_follow(self) -> bool:
        """Whether the word after the word after has a capital, as in Ministry of External Affairs."""
        found = _AFTER.match(self._right, 1 + len(self.word_after)) if self.word_after else None
        return found is not None and found.group(1)[0].isupper()

    def is_country_in_capitals(self) -> bool:
        """Whether a word such as US is the country in a line all in capitals, by its neighbours."""
        if self.has_article() or self.hyphen_before or self.hyphen_after or self.possessive:
            return True
        opens = not self._left.strip() or self._left.rstrip(" ").endswith(BORDER)
        listed = self._right.startswith(",") or self._left.rstrip(" ").endswith(",")
        return opens or listed or self.after in words.HEADLINE_NOUNS

    def lower_case(self) -> bool:
        """Whether this place itself begins with a small letter."""
        return self._text.cased[self.start].islower()

    def precedes_name(self) -> bool:
        """Whether a capitalised word stands right after, as in Carter Page or Washington Post."""
        word = self.word_after
        if not word[:1].isupper() or self.hyphen_after or self._is_acronym(word):
            return False
        return self.after not in _EXCUSED and not self.in_title_case()

    def has_article(self) -> bool:
        """Whether the, this or that stands right before."""
        return self.before in words.ARTICLES and not self.hyphen_before

    def is_dateline(self) -> bool:
        """Whether this opens a passage as the place of a report: NEW DELHI, July 18."""
        opens = not self._left.strip() or self._left.rstrip(" ").endswith(BORDER)
        return opens and bool(_DATELINE.match(self._right))

    def is_in_brackets_of_place(self) -> bool:
        """Whether this stands where a place stands beside a date: “Delhi, 2015”, “(10 November 2023, Delhi)”."""
        dated_before = re.search(r"\d, $", self._left) and self._right[:1] in (")", "", ";", BORDER)
        return bool(dated_before) or bool(re.match(r", (?:(?:\d{1,2} )?[A-Z][a-z]+ )?(?:19|20)\d\d\b", self._right))

    def joined_to(self, previous_end: int) -> str:
        """Give the comma, hyphen or `and` that alone parts the place that ends there from this one."""
        if not 0 < self.start - previous_end < 8:
            return ""
        between = even(self._text.cased[previous_end : self.start])
        return between.strip() if _COORDINATED.fullmatch(between) else ""

    def line(self) -> str:
        """Give the line of the original text, as far as it is near."""
        first, last = self._text.span(self.start, self.end)
        original = self._text.original
        left, right = original[max(0, first - REACH) : first], original[last : last + REACH]
        return left.rpartition("\n")[2] + original[first:last] + right.partition("\n")[0]

    def in_title_case(self) -> bool:
        """Whether the line is a heading in which nearly every word has a capital."""
        line = self.line().rstrip()
        if line.endswith((".", ",", ";", ":", "!", "?")):
            return False
        long = [word for word in _LETTERS.findall(line) if word.lower() not in words.SMALL_IN_TITLES]
        return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.9 * len(long)

    def in_capitals(self) -> bool:
        """Whether the line is all in capitals, with at least one word that is no acronym."""
        line = self.line()
        own = self._text.cased[self.start : self.end]
        return line.isupper() and any(len(w) > 3 and w not in own for w in re.findall(r"[^\W\d_]+", line))

    def _is_acronym(self, word: str) -> bool:
        return len(word) > 1 and word.isupper() and not self.in_capitals()


def _last_word(left: str) -> str:
    """Give the word that ends right before a last space or hyphen, or nothing."""
    if left[-1:] not in (" ", "-"):
        return ""
    here = max(left.rfind(" ", 0, -1), left.rfind(BORDER), left.rfind(CLAUSE)) + 1
    token = left[here:-1].lstrip("([{#*\"'‘“/")
    return token if _LAST_WORD.fullmatch(token) else ""


def _unless_sentence(word: str) -> str:
    """Give no word where its full stop ends a sentence, not an abbreviation: Mr. and U.S. stay, Moscow. goes."""
    if not word.endswith("."):
        return word
    bare = word.rstrip(".").lower()
    return word if bare in words.TITLES or len(bare) == 1 or "." in bare else ""
