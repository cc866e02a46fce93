"""What `dtti-tui verify --json` writes, as docs/command-line.md describes it."""

from __future__ import annotations

from indexdir import Checked, Gap, Library, Standing, Verification
from tui.cli.shapes import SCHEMA, Shape, failures_shape
from tui.copying import link_to


class Linked:
    """Makes the links to places, reading each document once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: dict[str, str] = {}

    def link(self, standing: Standing) -> str:
        """The link to a place."""
        name = standing.document.id
        if name not in self._texts:
            self._texts[name] = self._library.read(name).text
        return link_to(self._library.key, name, self._texts[name], standing.start, standing.end)


def verification_shape(name: str, verification: Verification, linked: Linked) -> Shape:
    """All that was found; offsets of quotations are into `text`, those of places into their documents."""
    draft = verification.draft
    return {
        "schema": SCHEMA,
        "draft": name,
        "searched": verification.searched,
        "not_searched": failures_shape(verification.not_searched),
        "exact": verification.count("exact"),
        "altered": verification.count("altered"),
        "not_found": verification.count("not found"),
        "too_short": verification.count("too short"),
        "strays": [list(place) for place in draft.strays],
        "code": draft.code,
        "converted": draft.changed,
        "quotations": [_quotation(checked, linked) for checked in verification.checked],
    }


def _quotation(checked: Checked, linked: Linked) -> Shape:
    quotation = checked.quotation
    return {
        "verdict": checked.verdict,
        "remarks": list(checked.remarks),
        "text": quotation.text,
        "start": quotation.start,
        "end": quotation.end,
        "line": quotation.line,
        "column": quotation.column,
        "form": quotation.form,
        "within": checked.within,
        "place": _standing(checked.standing, linked) if checked.standing is not None else None,
        "others": [_standing(other, linked) for other in checked.others],
        "more": checked.more,
        "diff": [list(piece) for piece in checked.diff],
        "gaps": [_gap(gap) for gap in checked.gaps],
    }


def _gap(gap: Gap) -> Shape:
    return {"written": gap.written, "stands": gap.stands, "words": gap.words, "start": gap.start, "end": gap.end}


def _standing(standing: Standing, linked: Linked) -> Shape:
    document = standing.document
    return {
        "doc": document.id,
        "title": document.title,
        "date": document.date,
        "number": standing.number,
        "passages": document.passages,
        "start": standing.start,
        "end": standing.end,
        "text": standing.text,
        "score": round(standing.score, 4),
        "digest": document.digest,
        "link": linked.link(standing),
    }
