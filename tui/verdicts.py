"""How the verdicts on quotations are said, on the command line and in the reading room."""

from __future__ import annotations

from collections.abc import Iterator

from indexdir import Checked, Draft, Library, Piece, Quotation, Remark, Standing, Verdict, Verification

REMARKS = {
    "elided": "words are left out at its dots",
    "bracketed": "words or letters in its brackets are put in",
    "replaced": "words in its brackets stand in the place of others",
    "negation": "a negation is put in or left out",
    "missing": "a part of it does not stand there",
    "capital": "its first letter is a capital or a small one there",
    "ending": "the stop at its end is not there",
    "unclosed": "it has no closing mark, and was taken to the next quotation or the end of the paragraph",
    "punctuation": "only signs are other",
    "apart": "its parts stand too far from each other to be one passage",
}
NO_QUOTATIONS = "there are no quotations in it: nothing between quotation marks, and no block that is quoted"
_COUNTED: tuple[tuple[Verdict, str], ...] = (
    ("exact", "exact"),
    ("altered", "altered"),
    ("not found", "not found"),
    ("too short", "too short to tell"),
)


def summary(verification: Verification) -> str:
    """How many quotations have which verdict, and in how much was searched: what is not known is said too."""
    total = sum(not each.within for each in verification.checked)
    return f"{counted(total, 'quotation')}: {counts(verification)}; {coverage(verification)}"


def counts(verification: Verification) -> str:
    """How many quotations have which verdict, for those that any has."""
    numbers = ((verification.count(verdict), said) for verdict, said in _COUNTED)
    return ", ".join(f"{number:,} {said}" for number, said in numbers if number)


def coverage(verification: Verification) -> str:
    """In how much was searched."""
    failures = len(verification.not_searched)
    searched = f"{counted(verification.searched, 'document')} searched"
    return f"{searched}, {counted(failures, 'file')} could not be read" if failures else searched


def left_out(draft: Draft) -> Iterator[str]:
    """What of a draft was not checked, a line each."""
    if draft.code:
        yield f"{counted(draft.code, 'stretch', 'stretches')} of code with quotation marks: not checked"
    for line, column in draft.strays:
        yield f"line {line}, column {column}: a quotation mark without its other half; nothing was checked for it"


def verdict_of(checked: Checked) -> str:
    """The verdict in words, with what was allowed for and what is doubtful."""
    said = {"too short": "too short to tell"}.get(checked.verdict, checked.verdict)
    if checked.verdict == "altered" and checked.standing is not None and checked.standing.score < 1:
        said += f", {_share(checked.standing)} of the words are the same"
    remarks = "; ".join(_said(remark, checked) for remark in checked.remarks)
    inside = "in the quotation before: " if checked.within else ""
    return f"{inside}{said}" + (f" ({remarks})" if remarks else "")


def _said(remark: Remark, checked: Checked) -> str:
    """A remark in words; of words that are left out also how many."""
    dots = [gap.words for gap in checked.gaps if gap.by_dots]
    if remark == "elided" and dots and "missing" not in checked.remarks:
        return f"{counted(sum(dots), 'word is', 'words are')} left out at its dots"
    return REMARKS[remark]


def place_of(standing: Standing) -> str:
    """Which passage it is, and where in the text."""
    passages = standing.document.passages
    return f"passage {standing.number:,} of {passages:,}, {standing.start}-{standing.end}"


def marked(pieces: tuple[Piece, ...]) -> Iterator[tuple[str, str]]:
    """The pieces of a difference for a line of text: change and words, removed in [-…-], added in {+…+}."""
    signs = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "same": ("", "")}
    for number, piece in enumerate(pieces):
        before, behind = signs[piece.change]
        text = " ".join(piece.text.split())
        if text:
            yield piece.change, f"{before}{text}{behind}"
        follows = pieces[number + 1].change if number + 1 < len(pieces) else ""
        if piece.text[-1:].isspace() and follows and not (piece.change == "removed" and follows == "added"):
            yield "same", " "


def nearly_elsewhere(library: Library, quote: str, here: str) -> str:
    """Where a quotation stands in nearly the same words, in other documents than the one it is from; else empty."""
    others = [document.id for document in library.documents() if document.id != here]
    draft = Draft(quote, (Quotation(0, len(quote), quote, 1, 1),))
    checked = library.verify(draft, among=others).checked
    if not checked or checked[0].verdict != "altered" or (standing := checked[0].standing) is None:
        return ""
    return f"nearly so in “{standing.document.title}”, passage {standing.number:,} ({_share(standing)} of the words)"


def _share(standing: Standing) -> str:
    return f"{min(99, round(standing.score * 100))} %"


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
