"""What the check of a draft's quotations says.

Offsets are code points, `end` exclusive: those of a quotation into the text of its draft, those of a place into the
cleaned text of its document.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from indexdir.differences import Piece
from indexdir.records import Document, Failure

Verdict = Literal["exact", "altered", "not found", "too short"]
Remark = Literal[
    "elided", "bracketed", "replaced", "negation", "missing", "capital", "ending", "unclosed", "punctuation", "apart"
]


class Quotation(Struct, frozen=True):
    """Words of a draft that say that somebody else wrote them; the marks around them are not in it.

    `text` is what is read there, on one line, without signs of markup; `line` and `column` count from 1. `form` is how
    it is set: between marks or as a block. One that has no closing mark reaches to the end of its paragraph, and is
    not `closed`. `inner` are the quotations in it.
    """

    start: int
    end: int
    text: str
    line: int
    column: int
    form: Literal["marks", "block"] = "marks"
    closed: bool = True
    inner: tuple[Quotation, ...] = ()


class Draft(Struct, frozen=True):
    """A text with its quotations in order.

    `strays` are the lines and columns of closing marks that close nothing; `code` is how many quotations were left
    out because they stand in code. `changed` is whether `text` was made from the file, as it is from HTML: lines and
    columns are those of `text` then.
    """

    text: str
    quotations: tuple[Quotation, ...]
    strays: tuple[tuple[int, int], ...] = ()
    code: int = 0
    changed: bool = False


class Standing(Struct, frozen=True):
    """A place in a document where a quotation stands, or nearly.

    `number` of `passages` counts from 1; `text` is what is read there; `score` is 1 where every word is the same.
    """

    document: Document
    start: int
    end: int
    number: int
    text: str
    score: float = 1.0


class Gap(Struct, frozen=True):
    """What stands in a document where a quotation has dots or brackets, and how many words those are.

    `written` are the dots or brackets; where nothing `stands` there, they only put something in.
    """

    written: str
    stands: str
    words: int
    start: int
    end: int

    @property
    def by_dots(self) -> bool:
        """Whether dots say that something is left out there."""
        return "…" in self.written or ".." in self.written.replace(" ", "")


class Checked(Struct, frozen=True):
    """A quotation and what was found of it.

    `exact`: it stands so. `altered`: `standing` is the place that is most like it, and `diff` leads from its words to
    those of the quotation, as it does for an exact one that has dots or brackets. `not found`: nothing like it does.
    `too short`: so few words that their absence says nothing. `gaps` are what dots and brackets stand for. `others`
    are further places, best first, `more` how many are not listed. `remarks` say what was allowed for, and what of a
    draft was doubtful. `within` is whether it stands in a quotation that was not found, or not whole.
    """

    quotation: Quotation
    verdict: Verdict
    remarks: tuple[Remark, ...] = ()
    standing: Standing | None = None
    others: tuple[Standing, ...] = ()
    more: int = 0
    diff: tuple[Piece, ...] = ()
    gaps: tuple[Gap, ...] = ()
    within: bool = False


class Verification(Struct, frozen=True):
    """The quotations of a draft, checked in order; in how many documents, and which files could not be read."""

    draft: Draft
    checked: tuple[Checked, ...]
    searched: int
    not_searched: tuple[Failure, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """How many quotations have this verdict; those in others that were not found are not counted."""
        return sum(each.verdict == verdict for each in self.checked if not each.within)

    @property
    def faultless(self) -> bool:
        """Whether there are quotations, and none is altered or not found."""
        return bool(self.checked) and not self.count("altered") + self.count("not found")
