"""What stands in the source for the dots and brackets of a quotation is shown, and judged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from indexdir import Checked, Library, quotations_in

TALKS = (
    "Ellen Lord led the American side. Ajay Kumar led the Indian side. She signed it on 2 August, and no country "
    "objected to the deal.\n\n"
    "The secretary said that they are ready to agree with the able minister on $45 billion.\n\n"
    "The minister will re-sign the deal of 4-5 July. We shall not sell the S-400 to anyone at all. The US and its "
    "allies agreed on it in May.\n\n"
    f"It begins so: {' '.join(f'word{number}' for number in range(50))} and it ends so.\n"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("collection")
    (folder / "talks.txt").write_text(TALKS, "utf-8")
    (folder / "signs.txt").write_text("They said: we shall not lend the *big* zebra to anyone at all.\n", "utf-8")
    library = Library.open(folder, index_dir=tmp_path_factory.mktemp("index"))
    library.build()
    yield library
    library.close()


def all_checked(library: Library, quotation: str) -> tuple[Checked, ...]:
    return library.verify(quotations_in(f"“{quotation}”")).checked


def changes(found: Checked) -> list[tuple[str, str]]:
    return [(piece.change, piece.text.strip()) for piece in found.diff if piece.change != "same"]


@pytest.mark.parametrize(
    ("quotation", "stands", "written", "remarks"),
    [
        ("The minister [will not] re-sign the deal", "will", "[will not]", ("replaced", "negation")),
        ("led the [French] side. Ajay", "American", "[French]", ("replaced",)),
        ("Lord led the [French]", "American", "[French]", ("replaced",)),
        ("[The French] side. Ajay Kumar led", "the American", "[The French]", ("replaced",)),
        ("[a] country objected to the deal", "no", "[a]", ("replaced", "negation")),
        ("We shall [happily] sell the S-400", "not", "[happily]", ("replaced", "negation")),
        ("We shall not sell [not] the S-400", "", "[not]", ("bracketed", "negation")),
        ("[Canada] and its allies agreed", "The US", "[Canada]", ("replaced",)),
        ("agree with the [un]able minister", "able", "[un]able", ("replaced",)),
        ("are ready to [dis]agree with", "agree", "[dis]agree", ("replaced",)),
        ("the able minister on $4[6] billion", "45", "4[6]", ("replaced",)),
        ("led … [not] the Indian side", "", "… [not]", ("elided", "bracketed", "negation")),
    ],
)
def test_brackets_that_replace_words_or_negate_alter(library, quotation, stands, written, remarks) -> None:
    (found,) = all_checked(library, quotation)
    assert (found.verdict, found.remarks) == ("altered", remarks)
    assert found.standing is not None
    assert 0.5 <= found.standing.score < 1
    assert ("added", written) in changes(found)
    if quotation != "[Canada] and its allies agreed":
        assert [change for change in changes(found) if change[0] == "removed"] == (
            [("removed", stands)] if stands else []
        )
        assert (found.gaps[0].written, found.gaps[0].stands) == (written, stands)
        assert TALKS[found.gaps[0].start : found.gaps[0].end] == stands


@pytest.mark.parametrize(
    ("quotation", "told", "remarks"),
    [
        ("[The secretary] signed it on 2 August", [("removed", "She"), ("added", "[The secretary]")], ("replaced",)),
        ("said that [both sides] are ready", [("removed", "they"), ("added", "[both sides]")], ("replaced",)),
        ("that they [were] ready to agree", [("removed", "are"), ("added", "[were]")], ("bracketed",)),
        ("[was] ready to agree", [("removed", "are"), ("added", "[was]")], ("bracketed",)),
        ("ready to agree[d] with", [("removed", "agree"), ("added", "agree[d]")], ("bracketed",)),
        ("[T]hey are ready to agree", [("removed", "they"), ("added", "[T]hey")], ("bracketed",)),
        ("the able minister[3] on $45", [("removed", "minister"), ("added", "minister[3]")], ("bracketed",)),
        ("Ellen Lord led [sic] the American side", [("added", "[sic]")], ("bracketed",)),
        ("objected to the [S-400] deal", [("added", "[S-400]")], ("bracketed",)),
        ("the [whole American] side", [("removed", "American"), ("added", "[whole American]")], ("bracketed",)),
        ("We shall not sell the S-400 [missile]", [("added", "[missile]")], ("bracketed",)),
    ],
)
def test_brackets_that_only_add_or_inflect_are_exact_and_shown(library, quotation, told, remarks) -> None:
    (found,) = all_checked(library, quotation)
    assert (found.verdict, found.remarks, changes(found)) == ("exact", remarks, told)
    assert found.standing is not None
    assert found.standing.score == 1
    written = "".join(piece.text for piece in found.diff if piece.change != "removed")
    assert written == quotation


def test_the_words_that_dots_leave_out_are_shown_and_counted(library) -> None:
    (found,) = all_checked(library, "Ellen Lord led … the Indian side")
    assert (found.verdict, found.remarks) == ("exact", ("elided",))
    assert changes(found) == [("removed", "the American side. Ajay Kumar led"), ("added", "…")]
    (gap,) = found.gaps
    assert (gap.words, TALKS[gap.start : gap.end]) == (6, "the American side. Ajay Kumar led")


def test_dots_leave_out_as_little_as_they_can(library) -> None:
    (found,) = all_checked(library, "led … Indian side")
    assert found.gaps[0].stands == "the"


def test_very_many_words_are_only_counted_in_the_difference(library) -> None:
    (found,) = all_checked(library, "It begins so … and it ends so")
    assert (found.verdict, changes(found)) == ("exact", [("added", "…")])
    assert (found.gaps[0].words, found.gaps[0].stands.split()[-1]) == (50, "word49")


def test_dots_at_the_ends_leave_nothing_out_that_is_known(library) -> None:
    (found,) = all_checked(library, "… Ajay Kumar led …")
    assert (found.verdict, found.remarks, found.gaps) == ("exact", ("elided",), ())


def test_dots_that_leave_out_a_negation_say_so(library) -> None:
    (found,) = all_checked(library, "We shall [...] sell the S-400")
    assert (found.verdict, found.remarks) == ("exact", ("elided", "negation"))
    assert changes(found) == [("removed", "not"), ("added", "[...]")]


def test_a_short_part_before_dots_is_not_dropped_where_signs_differ(library) -> None:
    (found,) = all_checked(library, "we shall [...] lend the big zebra to anyone")
    assert (found.verdict, found.remarks) == ("altered", ("elided", "negation", "punctuation"))
    assert changes(found)[:2] == [("removed", "not"), ("added", "[...]")]
    assert found.diff[0].text.strip() == "we shall"


@pytest.mark.parametrize(
    ("quotation", "added"),
    [
        ("My giraffe … sell the S-400 to anyone at all", ["My giraffe", "…"]),
        ("sell the S-400 to anyone at all … my giraffe", ["… my giraffe"]),
        ("We shall not sell … giraffes, zebras … to anyone at all", ["… giraffes, zebras", "…"]),
        ("giraffes eat zebras … We shall not sell the S-400 to anyone", ["giraffes eat zebras", "…"]),
    ],
)
def test_a_part_that_stands_nowhere_alters_and_is_shown(library, quotation, added) -> None:
    found, *within = all_checked(library, quotation)
    assert found.verdict == "altered"
    assert {"elided", "missing"} <= set(found.remarks)
    assert [text for change, text in changes(found) if change == "added"] == added
    assert found.standing is not None
    assert found.standing.score < 1
    assert all(each.within for each in within)


def test_too_little_that_is_there_is_not_found(library) -> None:
    found = all_checked(library, "giraffes eat zebras all day and night long … shall not sell")
    assert found[0].verdict == "not found"


def test_brackets_around_an_altered_quotation_are_no_signs(library) -> None:
    (found,) = all_checked(library, "[T]he secretary says that they are ready to agree")
    assert (found.verdict, found.standing is not None and found.standing.score > 0.8) == ("altered", True)
