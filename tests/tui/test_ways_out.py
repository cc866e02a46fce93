"""What is offered where nothing is found, and what was asked and why."""

from __future__ import annotations

import pytest

from indexdir import Ladder, Library, Relaxation, WordCount
from tui.screens.explain import ExplainScreen
from tui.screens.problems import ProblemsScreen
from tui.screens.search_help import SearchHelpScreen

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


def shown(visit) -> str:
    """What the ladder says."""
    return " ".join(" ".join(line.plain for line in row.draw(60)) for row in visit.room.ladder_pane.rows)


@pytest.fixture
def ladder(monkeypatch) -> None:
    """The ways out of any empty answer."""
    made = Ladder(
        (WordCount("lord", 3), WordCount("zzyzx", 0, (("zyx", 2), ("[/zz]", 1)))),
        (Relaxation("without zzyzx", "lord", 3), Relaxation("contract instead", "contract", 1)),
    )
    monkeypatch.setattr(Library, "ladder", lambda self, query: made)


async def test_the_ways_out_stand_where_the_hits_would(enter, ladder) -> None:
    async with enter() as visit:
        await visit.press("/", *"+lord +zzyzx")
        assert visit.room.place == "search"
        assert visit.room.documents_pane.region.area == 0
        assert "lord  in 3 documents" in shown(visit)
        assert "zzyzx  nowhere" in shown(visit)
        assert "spelled nearly so: zyx 2, [/zz] 1" in shown(visit)
        assert "1  without zzyzx" in shown(visit)
        await visit.press("enter")
        assert visit.room.place == "ladder"
        await visit.press("/", "backspace", *"lord")
        assert visit.room.documents_pane.region.area > 0
        assert visit.room.ladder_pane.region.area == 0


async def test_a_number_asks_what_stands_under_it(enter, ladder) -> None:
    async with enter() as visit:
        await visit.press("/", *"+lord +zzyzx", "enter", "2")
        assert visit.room.bar.value == "contract"
        assert visit.document == CONTRACT
        assert visit.room.place == "reader"
        await visit.press("H")
        assert visit.room.bar.value == "+lord +zzyzx"
        assert visit.room.place == "ladder"
        assert "without zzyzx" in shown(visit)
        await visit.press("9")
        assert visit.room.place == "ladder"
        await visit.press("j", "k", "enter")
        assert visit.room.bar.value == "lord"


@pytest.mark.parametrize("leave", ["down", "escape"])
async def test_the_bar_is_left_for_them_too(enter, ladder, leave) -> None:
    async with enter() as visit:
        await visit.press("1", "/", *"+lord +zzyzx", leave)
        assert visit.room.place == "ladder"
        await visit.press("1")
        assert visit.room.bar.value == "lord"


async def test_digits_are_text_in_the_bar_and_panes_elsewhere(enter, ladder) -> None:
    async with enter() as visit:
        await visit.press("/", *"+lord +zzyzx", "1")
        assert visit.room.bar.value == "+lord +zzyzx1"
        await visit.press("enter", "tab")
        assert visit.room.place == "reader"
        await visit.press("3")
        assert visit.room.place == "entities"
        await visit.press("1")
        assert visit.room.place == "ladder"


async def test_real_ways_out(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"+contract +zzyzx", "enter")
        assert "zzyzx  nowhere" in shown(visit)
        assert "contract  in 1 document" in shown(visit)
        await visit.press("1")
        assert visit.document == CONTRACT


@pytest.mark.parametrize("size", [(80, 24), (50, 20), (30, 8)])
async def test_they_are_there_at_every_size(enter, size) -> None:
    async with enter(size) as visit:
        await visit.press("/", *"+contract +zzyzx", "enter")
        assert visit.room.ladder_pane.region.area > 0
        await visit.press("1")
        assert visit.document == CONTRACT


async def test_why_a_document_stands_where_it_does(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord | date:2018", "down", "w")
        screen = visit.screen(ExplainScreen)
        told = "\n".join(line.plain for row in screen.rows.rows for line in row.draw(100))
        first = visit.room.desk.listing.results.hits[0].document
        assert "lord | date:2018" in told
        assert visit.room.desk.listing.results.executed in told
        assert first.title in told
        assert "place 1 of the answer" in told
        assert "sum" in told
        await visit.press("/", *"lord")
        assert 0 < len(screen.rows.rows) < len(told.splitlines())
        await visit.press("escape")
        assert screen.field.value == ""
        await visit.press("escape")
        assert visit.room.is_active


async def test_why_in_a_narrow_terminal_and_without_hits(enter) -> None:
    async with enter((50, 20)) as visit:
        await visit.press("w")
        assert visit.said.startswith("Nothing is searched for")
        await visit.press("/", *"lord", "enter", "w")
        assert visit.screen(ExplainScreen).rows.rows
        await visit.press("q", "/", *"+zzyzx", "enter", "w")
        told = "\n".join(line.plain for row in visit.screen(ExplainScreen).rows.rows for line in row.draw(40))
        assert "zzyzx" in told
        assert "Why this document" not in told


async def test_what_can_be_asked(enter) -> None:
    async with enter() as visit:
        await visit.press("h")
        screen = visit.screen(SearchHelpScreen)
        example = screen.rows.row.key
        await visit.press("enter")
        assert visit.room.bar.value == example
        assert visit.room.place == "search"
        await visit.press("f1")
        visit.screen(SearchHelpScreen)
        await visit.press("escape")
        assert visit.room.place == "search"


async def test_what_was_done_to_a_query_stands_above_its_hits(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"contract zzyzx", "enter")
        assert visit.said == "No document has all of these words; these have some."
        pane = visit.room.documents_pane
        assert pane.rows[0].key == "notes"
        told = " ".join(line.plain for line in pane.rows[0].draw(60))
        assert told.startswith("No document has all of these words; these have some.")
        assert pane.row is not None and pane.row.key == f"doc:{CONTRACT}"
        assert pane.row.draw(60)[1].plain == " without zzyzx"


async def test_nothing_found_says_too_that_not_all_was_searched(enter, folder, ladder) -> None:
    (folder / "empty.txt").write_text("", "utf-8")
    async with enter() as visit:
        await visit.press("/", *"+lord +zzyzx", "enter")
        assert "1 file not searched (1 is empty): ! lists them." in shown(visit)
        await visit.press("!")
        visit.screen(ProblemsScreen)
