"""Mentions in context, and what supports a relation."""

import pytest
from hosting import hosted, screen_lines

from indexdir import ConcordanceLine, Document, Evidence
from tui.content import Palette
from tui.widgets.concordance import Concordance, ConcordanceView, in_order
from tui.widgets.evidence import EvidenceList, EvidenceView, evidence_rows
from tui.widgets.kwic import in_context

PALETTE = Palette.of({}, colours=0)
TALKS, NINTH = Document("talks.txt", "Seventh talks", "2018-07-18"), Document("ninth.md", "Ninth", "2019-10-24")
LINES = (
    ConcordanceLine(TALKS, 10, 14, "On 18 July, Ms ", "Lord", " spoke at length."),
    ConcordanceLine(TALKS, 60, 70, "The talks of ", "Ellen Lord", ", who led."),
    ConcordanceLine(NINTH, 5, 9, "", "Lord", " met “Kumar”."),
)
VIEW = ConcordanceView("lord", "Ellen Lord", "person", LINES, 3)


@pytest.mark.parametrize("width", [12, 40, 117])
def test_the_names_stand_in_one_column(width):
    style = PALETTE.entity("person")
    drawn = [in_context(line, width, style, PALETTE) for line in LINES]
    starts = {next(span.start for span in line.spans if span.style) for line in drawn}
    assert len(starts) == 1
    assert all(line.cell_length <= width for line in drawn)


def test_a_long_context_is_cut_at_a_word_and_wide_characters_keep_the_column():
    style = PALETTE.entity("person")
    one = ConcordanceLine(TALKS, 0, 4, "many words stand before the name of ", "Lord", "")
    other = ConcordanceLine(TALKS, 0, 4, "漢字漢字漢字漢字漢字漢字漢字漢字漢字", "Lord", "")
    assert in_context(one, 50, style, PALETTE).plain == " …before the name of Lord"
    cells = in_context(other, 50, style, PALETTE)
    assert cells.cell_length == 25
    assert cells.plain.endswith("Lord")


def test_orders():
    assert [line.start for line in in_order(LINES, "left")] == [5, 10, 60]
    assert [line.start for line in in_order(LINES, "right")] == [5, 10, 60]
    assert in_order(LINES, "document") == LINES


async def test_mentions_stand_under_their_documents_or_by_a_word():
    page = Concordance()
    async with hosted(page, Concordance.Opened, size=(90, 14)) as (pilot, posted):
        page.show(VIEW)
        await pilot.pause()
        lines = screen_lines(pilot)
        assert "Ellen Lord in context ─ 3 mentions, by document" in lines[0]
        assert "2018-07-18  Seventh talks  2" in lines[1]
        assert lines[2].index("Lord") == lines[3].index("Ellen") == lines[6].index("Lord")
        assert "2018-07-18 · Seventh talks" in lines[-1]
        page.move(2)
        await pilot.pause()
        assert "2019-10-24 · Ninth" in screen_lines(pilot)[-1]
        page.move_group(-1)
        page.move_group(-1)
        assert page.row.key == "line:talks.txt:10"
        page.move_group(1)
        assert page.row.key == "line:ninth.md:5"
        page.sort("right", page.row.key)
        await pilot.pause()
        lines = screen_lines(pilot)
        assert "by the word after" in lines[0]
        assert lines[1].startswith("┃▌2019-10-24")
        page.choose()
        await pilot.pause()
        assert posted[-1].line == LINES[2]
        page.clear()
        page.choose()
        assert page.row is None


async def test_of_too_many_mentions_the_first_are_told_to_be_the_first():
    page = Concordance()
    async with hosted(page, size=(120, 9)) as (pilot, _):
        page.show(ConcordanceView("lord", "Ellen Lord", "person", LINES, 2_500), "left")
        await pilot.pause()
        assert "first 3 of 2,500 mentions, by the word before" in screen_lines(pilot)[0]
        assert screen_lines(pilot)[1].startswith("┃▌Ninth  ")


def evidence(*pieces, relation="co-chaired", sources=("Report",)):
    kinds = {"lord": "person", "dtti": "forum"}
    return EvidenceView(("lord", "dtti"), ("Ellen Lord", "DTTI"), kinds, relation, sources, pieces)


SENTENCE = Evidence(TALKS, 4, 30, "Lord spoke\nof the DTTI now.", ((4, 8, "lord"), (22, 26, "dtti")))
PASSAGE = Evidence(NINTH, 0, 3_000, "x " * 1_500, ((0, 4, "lord"), (2_900, 2_904, "dtti")), "passage")


def test_sentences_come_before_passages_with_both_names_marked():
    rows = list(evidence_rows(evidence(SENTENCE, PASSAGE), 60, PALETTE))
    text = " ".join(" ".join(line.plain for row in rows for line in row.draw(60)).split())
    assert text.startswith("Ellen Lord co-chaired DTTI The card says so, after: Report Both in one sentence 2018-07-18")
    assert (
        "Seventh talks Lord spoke of the DTTI now. Both in one passage, not in one sentence 2019-10-24 Ninth x x"
        in text
    )
    assert text.endswith("x …")
    sentence = next(row for row in rows if row.key == "piece:0").draw(60)[0]
    assert {sentence.plain[span.start : span.end] for span in sentence.spans} == {"Lord", "DTTI"}
    assert [row.key for row in rows if row.selectable] == ["piece:0", "piece:1"]


def test_without_support_it_says_so_and_what_is_known():
    text = " ".join(line.plain for row in evidence_rows(evidence(), 200, PALETTE) for line in row.draw(200))
    assert "The card says so, after: Report" in text
    assert "No sentence and no passage of these documents names both" in text
    text = " ".join(line.plain for row in evidence_rows(evidence(sources=()), 200, PALETTE) for line in row.draw(200))
    assert "names no source" in text
    text = " ".join(line.plain for row in evidence_rows(evidence(relation=""), 200, PALETTE) for line in row.draw(200))
    assert text.startswith("Ellen Lord and DTTI")


async def test_evidence_is_opened_and_wrapped_anew():
    page = EvidenceList()
    async with hosted(page, EvidenceList.Opened, size=(60, 12)) as (pilot, posted):
        page.show(evidence(SENTENCE, PASSAGE))
        await pilot.pause()
        assert "What supports it ─ 1 sentence, 1 passage" in screen_lines(pilot)[0]
        page.choose()
        await pilot.resize_terminal(30, 12)
        await pilot.pause()
        assert posted[-1].piece == SENTENCE
        assert page.row.key == "piece:0"
        page.show(evidence())
        await pilot.pause()
        assert "─ noth… ━" in screen_lines(pilot)[0]
        page.choose()
        assert len(posted) == 1
