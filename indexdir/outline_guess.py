"""Headings guessed in a plain text: numbered, underlined, in capitals or in title case, alone between blank lines.

A guess that is wrong costs more than one that is missed: what could as well be a date, a byline, a row of a table or
an item of a list is no heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice
from typing import Literal, NamedTuple

Look = Literal["word", "number", "underlined", "capitals", "title"]

_LINE = r"\n[ \t]*\n(?P<indent>[ \t]*)(?P<line>\S[^\n]{0,99})(?=\n|\Z)"
_FIRST = r"(?P<indent>[ \t]*)(?P<line>\S[^\n]{0,99})(?=\n|\Z)"
_UNDER = r"\n[ \t]*(?P<signs>=+|-+|~+|\^+|\++|\*+)[ \t]*(?:\n|\Z)"
_WORD = (
    r"(?P<word>BOOK|TITLE|PART|CHAPTER|ANNEX|APPENDIX|SCHEDULE|SECTION|ARTICLE|Book|Title|Part|Chapter|Annexe?|Appendix"
    r"|Schedule|Section|Article|Teil|Kapitel|Abschnitt|Artikel|Anhang|Partie|Chapitre|Cap[ií]tulo|Art[ií]culo)"
    r"[ \t]+(?:[IVXLCDM]{1,7}|\d{1,3}[A-Z]?(?:\.\d{1,3})*|[A-Z])(?P<after>$|[.:—–-]?(?:[ \t]+|$)(?P<title>.*)$)"
)
_RANK = {
    "boo": 1, "tit": 1, "par": 1, "tei": 1, "cha": 2, "kap": 2, "cap": 2, "ann": 2, "app": 2, "anh": 2, "sch": 2,
    "sec": 3, "abs": 3, "art": 4,
}  # fmt: skip
_NUMBER = r"(?P<number>\d{1,2}(?:\.\d{1,3}){0,4}|[IVX]{1,6}(?=\.))(?P<dot>[.)]?)[ \t]+(?P<title>\S.*)$"
_NO_HEADING = (
    r"[-*+•‣◦–—|>#@(\[{<\"“‘'=_~]|(?:By|Von|Par|From|To|Cc|Re|Subject|Date|Table|Figure|Fig\.|Photo|Image|Source|Note)\b"
    r"|\S+@|\w+://|www\."
)
_WITHIN = r"\t|[ ]{3}|\.{4}|[|@]|://|[ ]{2}\d+$|^[\w-]+:[ \t]|[.,;!?…:]$|[\"”’»)]\.?$"
_DATE = (
    r"(?i:\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b)|\b\d{4}-\d\d|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\b\d{1,2}:\d\d\b"
)
_SMALL = re.compile(
    r"(?:an?|and|as|at|but|by|de[rs]?|die|das|du|for|from|in|into|la|les?|of|on|or|over|the|to|und|van|vo[nm]|vs|with)$"
)
_ALONE = re.compile(
    r"(?i:abstract|acknowledge?ments?|annex|appendix|background|bibliography|conclusions?|contents|copyright|definitions"
    r"|discussion|epilogue|foreword|glossary|implementation|introduction|limitations|methods?|motivation|notes|overview"
    r"|preamble|preface|problem|proposal|prologue|rationale|recommendations?|references|results|scope|solution"
    r"|specification|summary)$"
)
STRETCH = 100_000
_CAPITALS, _TITLE = 5, 40
_LONGEST, _MOST_WORDS, _BODY, _MOST_LINES = 80, 10, 60, 20_000


class _Candidate(NamedTuple):
    """A line that may be a heading: how it looks, its rank among looks, and for a number which one it is."""

    look: Look
    rank: int
    title: str
    start: int
    end: int
    number: tuple[int, ...] = ()


def guessed_headings(text: str, start: int = 0) -> Iterator[tuple[int, str, int]]:
    """(level from 1, title, offset) for each line that looks like a heading."""
    blocks = text.count("\n\n")
    looked = (
        list(islice(_candidates(text, start), _MOST_LINES + 1)) if blocks < max(_MOST_LINES, len(text) // 60) else []
    )
    if len(looked) > _MOST_LINES:
        return  # like a text of short blocks only, this is a list, a table or verse
    found = list(_alone(text, _in_sequence(_joined(text, looked))))
    levels = {rank: level for level, rank in enumerate(sorted({each.rank for each in found}), 1)}
    for each in found:
        yield levels[each.rank], each.title, each.start


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def stretches(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The text cut at blank lines: a pattern that runs over much of it at once would stop all other threads."""
    while start < len(text):
        end = text.find("\n\n", start + STRETCH)
        if end < 0:
            end = len(text)
        yield start, end
        start = end


def _candidates(text: str, start: int) -> Iterator[_Candidate]:
    first = _pattern(_FIRST).match(text, start)
    lines = chain.from_iterable(_pattern(_LINE).finditer(text, *bounds) for bounds in stretches(text, start))
    for line in chain([first] if first is not None else [], lines):
        if (found := _candidate(text, line)) is not None:
            yield found


def _candidate(text: str, found: re.Match[str]) -> _Candidate | None:
    line, start, end = found["line"].rstrip(), found.start("line"), found.end("line")
    under = _pattern(_UNDER).match(text, end)
    if under is not None and 3 <= len(under["signs"]) >= 0.6 * len(line) and not _pattern(r"\t|[ ]{2}|\|").search(line):
        signs = {"=": 1, "-": 2}.get(under["signs"][0], 3)
        return _Candidate("underlined", signs, line, start, under.end()) if line[-1] not in ".,;:" else None
    if len(line) > _LONGEST:
        return None
    alone = text[end : end + 1] == "" or _pattern(r"[ \t]*(?:\n[ \t]*(?:\n|\Z)|\Z)").match(text, end) is not None
    deep = len(found["indent"].expandtabs(4)) >= 4
    return _by_word(line, start, end) or (_by_look(line, start, end, deep) if alone else None)


def _by_word(line: str, start: int, end: int) -> _Candidate | None:
    found = _pattern(_WORD).match(line)
    if found is None:
        return None
    title = found["title"] or ""
    if title and (title[0].islower() or title[-1] in ".,;:!?" or _pattern(r"\.{4}|[ ]{3}|\t").search(title)):
        return None
    return _Candidate("word", _RANK[found["word"][:3].lower()], line, start, end)


def _by_look(line: str, start: int, end: int, deep: bool) -> _Candidate | None:
    words = line.split()
    numbered = line[0].isdigit() or line[0] in "IVX"
    capitals = line.isupper()
    if len(words) > _MOST_WORDS or not (numbered or capitals or _titled(words)):
        return None
    if _pattern(_NO_HEADING).match(line) or _pattern(_WITHIN).search(line) or _pattern(_DATE).search(line):
        return None
    if numbered and (found := _pattern(_NUMBER).match(line)) is not None:
        number = _number(found["number"])
        return _Candidate("number", 10 + len(number), line, start, end, number) if found["title"][0].isupper() else None
    letters = sum(character.isalpha() for character in line)
    if letters < 4 or letters < 0.6 * len(line.replace(" ", "")):
        return None
    if capitals:
        return _Candidate("capitals", _CAPITALS, line, start, end)
    return _Candidate("title", _TITLE, line, start, end) if not deep and _titled(words) else None


def _titled(words: list[str]) -> bool:
    if len(words) == 1:
        return words[0][0].isupper() and _ALONE.match(words[0]) is not None
    first = words[0][0]
    return first.isupper() and all(word[0].isupper() or word[0].isdigit() or _SMALL.match(word) for word in words)


def _number(written: str) -> tuple[int, ...]:
    if written[0].isdigit():
        return tuple(map(int, written.split(".")))
    values = [{"I": 1, "V": 5, "X": 10}[sign] for sign in written]
    return (
        sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)),
    )


def _joined(text: str, found: list[_Candidate]) -> list[_Candidate]:
    """Where a line like CHAPTER I has its title in the next paragraph, the two as one."""
    joined: list[_Candidate] = []
    for each in found:
        before = joined[-1] if joined else None
        bare = before is not None and before.look == "word" and len(before.title.split()) == 2
        if (
            before is not None
            and bare
            and each.look in ("capitals", "title")
            and not text[before.end : each.start].strip()
        ):
            joined[-1] = before._replace(title=f"{before.title} {each.title}", end=each.end)
        else:
            joined.append(each)
    return joined


def _in_sequence(found: list[_Candidate]) -> list[_Candidate]:
    """Numbered headings count on from each other; a number from nowhere is a date, a sum or an address."""
    kept: list[_Candidate] = []
    last: dict[int, tuple[int, ...]] = {}
    for each in found:
        if each.number:
            depth, before = len(each.number), last.get(len(each.number))
            counted = (
                before is not None
                and before[:-1] == each.number[:-1]
                and before[-1] < each.number[-1] <= before[-1] + 2
            )
            if not counted and each.number[-1] not in (0, 1):
                continue
            last = {at: number for at, number in last.items() if at < depth} | {depth: each.number}
        kept.append(each)
    return kept


def _alone(text: str, found: list[_Candidate]) -> Iterator[_Candidate]:
    """Those that have text of their own below; like lines one below the other are a list, a table or an address."""
    run: list[_Candidate] = []
    for at, each in enumerate(found):
        run.append(each)
        if at + 1 < len(found) and not text[each.end : found[at + 1].start].strip():
            continue
        ranks = [one.rank for one in run]
        body = len(text[each.end : each.end + 2 * _BODY].strip()) >= _BODY
        yield from (one for one in run if one.look in ("word", "underlined") or (body and ranks.count(one.rank) == 1))
        run = []
