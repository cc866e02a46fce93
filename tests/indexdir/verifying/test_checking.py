"""Quotations are exact, altered or not found, and where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexdir import Checked, Library, SearchCancelledError, Verification, quotations_in

DOCUMENTS = {
    "talks.md": (
        "# The talks\n\n"
        "The *Indian* side was headed by [Ajay Kumar](https://example.org/a-long/path/to/kumar) while[12] the US "
        "delegation was headed by Ellen Lord.\n\n"
        "> “DTTI is an important forum,” the\n> ministry said in its ofﬁcial release.\n\n"
        "There is huge scope for growth of the domestic defence industry in partner-\nship with foreign majors.\n\n"
        "Billions of dollars of purchases may be impacted – because of the punitive measure.\n"
    ),
    "law.txt": (
        "The act became law when the president signed it on 2 August 2017. It deals with Iran and North Korea too.\n\n"
        "Whoever enters a significant transaction must be given at least five penalties.\n\n"
        "The president's duty was delegated to the secretary of state in September.\n"
    ),
    "copy.txt": "Whoever enters a significant transaction must be given at least five penalties. So the law says.\n",
}
FILLER = "Nothing of this kind is told here, and number {} is as empty as all of the other ones.\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("collection")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, "utf-8")
    for number in range(20):
        (folder / f"filler-{number}.txt").write_text(FILLER.format(number), "utf-8")
    library = Library.open(folder, index_dir=tmp_path_factory.mktemp("index"))
    library.build()
    yield library
    library.close()


def verified(library: Library, draft: str) -> Verification:
    return library.verify(quotations_in(draft))


def checked(library: Library, quotation: str) -> Checked:
    (found,) = verified(library, f"“{quotation}”").checked
    return found


def place(found: Checked) -> tuple[str, str]:
    """The document, and what stands in the file there."""
    assert found.standing is not None
    name = found.standing.document.id
    return name, DOCUMENTS[name][found.standing.start : found.standing.end]


@pytest.mark.parametrize(
    ("quotation", "document", "stands", "remarks"),
    [
        ("the president signed it on 2 August 2017", "law.txt", "the president signed it on 2 August 2017", ()),
        ("it on 2\nAugust   2017.", "law.txt", "it on 2 August 2017.", ()),
        ("the president’s duty was delegated", "law.txt", "The president's duty was delegated", ("capital",)),
        ("Became law when the president", "law.txt", "became law when the president", ("capital",)),
        ("the president signed it,", "law.txt", "the president signed it", ("ending",)),
        ("may be impacted — because of", "talks.md", "may be impacted – because of", ()),
        ("in its official release", "talks.md", "in its ofﬁcial release", ()),
        ("in partnership with foreign majors", "talks.md", "in partner-\nship with foreign majors", ()),
        ("The Indian side was headed", "talks.md", "Indian* side was headed", ()),
        ("‘DTTI is an important forum,’ the ministry said", "talks.md", "“DTTI is an important forum,” the\n> ministry said", ()),
        ("The act became law … on 2 August 2017", "law.txt", "The act became law when the president signed it on 2 August 2017", ("elided",)),
        ("The act [...] deals with Iran", "law.txt", "The act became law when the president signed it on 2 August 2017. It deals with Iran", ("elided",)),
        ("the president signed [the act] on 2 August", "law.txt", "the president signed it on 2 August", ("replaced",)),
        ("[T]he president signed it", "law.txt", "the president signed it", ("bracketed",)),
        ("must be given at least [sic] five penalties", "law.txt", "must be given at least five penalties", ("bracketed",)),
    ],
)  # fmt: skip
def test_what_is_allowed_for_is_exact(library, quotation, document, stands, remarks) -> None:
    found = checked(library, quotation)
    assert found.verdict == "exact"
    assert found.remarks == remarks
    name, text = place(found)
    if name == document:
        assert text.endswith(stands)
    else:
        assert document in [other.document.id for other in found.others]


def test_note_numbers_and_links_of_the_source_count_for_nothing(library) -> None:
    found = checked(library, "headed by Ajay Kumar while the US delegation was headed by Ellen Lord.")
    assert found.verdict == "exact"
    assert found.standing is not None
    assert found.standing.number == 2
    assert found.standing.text.startswith("headed by Ajay Kumar while")


@pytest.mark.parametrize(
    ("quotation", "removed", "added"),
    [
        ("The act became law when the senate signed it on 2 August 2017.", ["president"], ["senate"]),
        ("There is scope for growth of the domestic defence industry", ["huge"], []),
        ("the act became law at last when the president signed it", [], ["at last"]),
        ("The president's Duty was delegated to the secretary", ["duty"], ["Duty"]),
        ("Whoever zzyzx a significant qwerty must be given five penalties", ["enters", "transaction", "at least"], ["zzyzx", "qwerty"]),
    ],
)  # fmt: skip
def test_other_words_are_told_beside_those_that_stand_there(library, quotation, removed, added) -> None:
    found = checked(library, quotation)
    assert found.verdict == "altered"
    assert [piece.text.strip() for piece in found.diff if piece.change == "removed"] == removed
    assert [piece.text.strip() for piece in found.diff if piece.change == "added"] == added
    assert found.standing is not None
    assert 0.5 < found.standing.score < 1


def test_other_signs_are_an_alteration_that_is_told_as_such(library) -> None:
    found = checked(library, "The act became law, when the president signed it!")
    assert (found.verdict, found.remarks) == ("altered", ("punctuation",))


def test_an_altered_quotation_with_dots_is_judged_part_by_part(library) -> None:
    found = checked(library, "The act became a law … It deals with Iran and South Korea too.")
    assert (found.verdict, found.remarks) == ("altered", ("elided",))
    changes = [(piece.change, piece.text.strip()) for piece in found.diff if piece.change != "same"]
    assert changes == [
        ("added", "a"),
        ("removed", "when the president signed it on 2 August 2017."),
        ("added", "…"),
        ("removed", "North"),
        ("added", "South"),
    ]


def test_parts_that_stand_in_no_order_are_told_one_by_one(library) -> None:
    found = verified(library, "“delegated to the secretary of state … The act became law when”").checked
    assert [(each.verdict, each.within) for each in found] == [("not found", False), ("exact", True), ("exact", True)]


def test_what_nobody_wrote_is_not_found(library) -> None:
    assert checked(library, "A new dawn for jet engines is upon us all").verdict == "not found"
    assert checked(library, "The zebra signed nothing and the giraffe deals with lions").verdict == "not found"


def test_few_words_are_found_or_say_nothing(library) -> None:
    assert checked(library, "North Korea").verdict == "exact"
    found = verified(library, "the so-called “experts” and “the senate”")
    assert [each.verdict for each in found.checked] == ["too short", "too short"]
    assert found.faultless


def test_every_place_is_told(library) -> None:
    found = checked(library, "Whoever enters a significant transaction")
    assert found.standing is not None
    assert {found.standing.document.id, *(each.document.id for each in found.others)} == {"law.txt", "copy.txt"}
    found = checked(library, "Whoever enters a serious transaction must be given at least five penalties")
    assert found.verdict == "altered"
    assert len(found.others) == 1
    assert found.others[0].score == pytest.approx(11 / 12)


def test_no_more_places_are_listed_than_can_be_read(library) -> None:
    found = checked(library, "as empty as all of the other ones")
    assert (found.verdict, len(found.others), found.more) == ("exact", 19, 0)


def test_the_inner_quotation_is_checked_where_the_outer_one_is_not_found(library) -> None:
    outer, inner = verified(
        library, "“My zebra told everyone ‘signed it on 2 August 2017’ with a bow and lots of giraffes”"
    ).checked
    assert (outer.verdict, outer.within) == ("not found", False)
    assert (inner.verdict, inner.within) == ("exact", True)
    (found,) = verified(library, "“‘DTTI is an important forum,’ the ministry said”").checked
    assert found.verdict == "exact"


def test_only_some_documents_can_be_asked(library) -> None:
    draft = quotations_in("“Whoever enters a significant transaction”")
    found = library.verify(draft, among=["copy.txt"])
    assert found.searched == 1
    assert found.checked[0].standing is not None
    assert (found.checked[0].standing.document.id, found.checked[0].others) == ("copy.txt", ())
    assert library.verify(draft, among=["filler-1.txt"]).checked[0].verdict == "not found"


def test_what_was_searched_is_told(library) -> None:
    found = verified(library, "“North Korea” and “zebras are giraffes today”")
    assert (found.searched, found.not_searched, found.faultless) == (23, (), False)
    assert [found.count(verdict) for verdict in ("exact", "altered", "not found", "too short")] == [1, 0, 1, 0]


def test_a_draft_without_quotations_is_not_faultless(library) -> None:
    assert not verified(library, "Nothing is quoted.").faultless


def test_progress_is_told_and_a_check_can_be_cancelled(library) -> None:
    told: list[tuple[int, int]] = []
    draft = quotations_in("“North Korea” and “Iran and North”")
    library.verify(draft, report=lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2)]
    with pytest.raises(SearchCancelledError):
        library.verify(draft, cancelled=lambda: True)


def test_without_an_index_nothing_was_searched(tmp_path: Path) -> None:
    library = Library.open(tmp_path, index_dir=tmp_path / "index")
    found = library.verify(quotations_in("“North Korea is there”"))
    assert (found.checked, found.searched) == ((), 0)
    library.close()
