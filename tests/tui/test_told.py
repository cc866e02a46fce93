"""What is said beside an answer, without an app."""

from __future__ import annotations

import pytest

from indexdir import Document, Failure, Hit, Query, Results
from tui.screens.reading.refining import toggled
from tui.screens.reading.told import breadcrumb, notes, reasons, summary


def answer(documents: int, places: int, searched: int = 24, *reasons: str, **more) -> Results:
    hits = tuple(Hit(Document(f"d{n}", f"Title {n}"), 1.0, (), 0) for n in range(min(documents, 5)))
    failures = tuple(Failure(f"f{n}", reason) for n, reason in enumerate(reasons))
    return Results(Query("q"), "q", documents, hits, searched, failures, places=places, **more)


def test_all_searched() -> None:
    assert summary(answer(9, 14))[0] == "14 hits in 9 of 24 documents"
    assert summary(answer(1, 1, 1))[0] == "1 hit in 1 of 1 document"
    assert summary(answer(9, 0))[0] == "9 of 24 documents"
    assert summary(answer(0, 0))[0] == "nothing found in 24 documents"


def test_what_was_not_searched_and_why() -> None:
    results = answer(9, 14, 212, "has no text in it", "has no text in it", "is encrypted")
    assert summary(results) == (
        "14 hits in 9 documents · 212 of 215 searched, 2 have no text, 1 is encrypted (!)",
        "14 hits in 9 documents · 212 of 215 searched (!)",
        "14 hits in 9 · 212 of 215 searched (!)",
        "14 hits in 9 · 212/215 (!)",
    )
    assert summary(answer(0, 0, 212, "is empty"))[0] == (
        "nothing found in 212 documents · 212 of 213 searched, 1 is empty (!)"
    )


def test_what_is_still_to_be_read() -> None:
    assert summary(answer(9, 14), 100)[0] == "14 hits in 9 documents · 24 of 124 searched, 100 not yet"


def test_mentions_of_a_card() -> None:
    assert summary(answer(3, 7), card="Ellen Lord")[0] == "Ellen Lord: 7 mentions in 3 of 24 documents"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["is empty"], "1 is empty"),
        (["is empty", "is empty"], "2 are empty"),
        (["no reader for .pdf yet", "no reader for .pdf yet"], "2 are .pdf"),
        (["larger than 10 MB"], "1 is too large"),
        (["can't be read: no permission", "not a regular file"], "2 can't be read"),
        (["is empty"] * 3 + ["no reader for .pdf yet", "no reader for .docx yet", "larger than 1 MB"],
         "3 are empty, 1 is .pdf, 1 is .docx, 1 is too large"),
        (["is empty"] * 4 + ["no reader for .a yet"] * 3 + [f"no reader for .{x} yet" for x in "bbccde"] + ["x"],
         "4 are empty, 3 are .a, 2 are .b, 2 are .c, 3 for other reasons"),
    ],
)  # fmt: skip
def test_reasons(given, told) -> None:
    assert reasons([Failure("f", reason) for reason in given]) == told


def test_notes_say_how_it_was_matched() -> None:
    assert notes(answer(3, 7)) == ()
    assert notes(answer(3, 7, matched="some", remarks=("r",))) == (
        "No document has all of these words; these have some.",
        "r",
    )
    assert "spelled" in notes(answer(3, 7, matched="spelling"))[0]
    assert notes(answer(0, 0, matched="some")) == ()


def test_the_breadcrumb_gets_shorter_from_the_front() -> None:
    assert breadcrumb(("a",)) == ()
    assert breadcrumb(("a", "b", "c")) == ("a › b › c", "… › b › c", "… › c")


@pytest.mark.parametrize(
    ("parts", "out", "text"),
    [
        (("a",), False, "a | kind:person"),
        (("a",), True, "a | -kind:person"),
        (("a", "kind:person"), False, "a"),
        (("a", "kind:person"), True, "a | -kind:person"),
        (("a", "-kind:person"), True, "a"),
        (("a", "-kind:person", "b"), False, "a | b | kind:person"),
        (("kind:person",), False, ""),
    ],
)
def test_a_value_is_a_part_of_the_text(parts, out, text) -> None:
    assert toggled(parts, "kind:person", out=out) == text
