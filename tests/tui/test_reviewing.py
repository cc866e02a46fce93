"""Reviewing what was found, hit by hit: by keys, in the list and in the text."""

from __future__ import annotations

import pytest

from tui.commands import footer_commands
from tui.notebook import NotebookError
from tui.screens.reading.finding_again import changed
from tui.screens.reading.unable import idle
from tui.screens.saved import SavedScreen

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"
TABLE = "The S-400 missile system of Russia was on the table."
ANYWAY = "Officials said the S-400 would come anyway."
SIGNED = "Russia and India signed a contract for the S-400 missile system."


def footer(visit, place: str) -> set[str]:
    return {command.id for command in footer_commands(place, without=idle(visit.room))}


def verdicts(visit, query: str = "s-400") -> dict[str, str]:
    return {each.quote: each.verdict for each in visit.room.notebook.reviews(query)}


def bookmarks(visit) -> set[str]:
    return {each.quote for each in visit.room.desk.bookmarks}


def drawn(visit, width: int = 70) -> dict[str, str]:
    """What the rows of the list say, by their keys."""
    rows = visit.room.documents_pane.rows
    return {row.key: " ".join(" ".join(line.plain for line in row.draw(width)).split()) for row in rows}


def row_of(visit, quote: str) -> str:
    return next(said for said in drawn(visit).values() if quote[:12] in said)


async def ask(visit, text: str = "s-400", *, pane: str = "1") -> None:
    """Search, and go to the first hit row of the list, or stay in the text."""
    await visit.press("/", *text, "enter")
    if pane:
        await visit.press(pane, "g", "j")
        assert visit.room.highlighted.startswith("hit:")


async def test_hits_are_kept_and_dismissed_in_the_list_one_after_the_other(enter) -> None:
    async with enter() as visit:
        await ask(visit)
        first = visit.room.highlighted
        await visit.press("+")
        assert visit.said.startswith("Kept; 1 of 3 passages reviewed: 1 kept, 0 dismissed.")
        assert visit.room.highlighted != first
        assert visit.room.highlighted.startswith("hit:")
        assert len(bookmarks(visit)) == 1
        await visit.press("-", "-")
        assert sorted(verdicts(visit).values()) == ["dismissed", "dismissed", "kept"]
        assert visit.said.endswith("3 of 3 passages reviewed: 1 kept, 2 dismissed. That was the last one.")
        assert "3 of 3 passages reviewed" in visit.status
        said = drawn(visit)
        assert sorted(line.rsplit(" ", 1)[1] for key, line in said.items() if key.startswith("hit:")) == [
            "dismissed",
            "dismissed",
            "kept",
        ]
        assert all(line.endswith(" done") for key, line in said.items() if key.startswith("doc:"))
    async with enter() as visit:
        await ask(visit)
        assert "3 of 3 passages reviewed" in visit.status
        assert "● kept" in drawn(visit)[first]


async def test_a_kept_hit_is_a_bookmark_with_its_search_and_one_undo_takes_both_back(enter) -> None:
    async with enter() as visit:
        await ask(visit)
        await visit.press("+")
        (mark,) = visit.room.desk.bookmarks
        assert mark.query == "s-400"
        await visit.press("u")
        assert visit.said.startswith("Undone: hit kept: “")
        assert (bookmarks(visit), verdicts(visit)) == (set(), {})
        assert "reviewed" not in visit.status
        await visit.press("U")
        assert [each.id for each in visit.room.desk.bookmarks] == [mark.id]
        assert "1 of 3 passages reviewed" in visit.status
    async with enter() as visit:
        await visit.press("u")
        assert (bookmarks(visit), verdicts(visit)) == (set(), {})


async def test_a_hit_whose_passage_is_kept_already_gets_no_second_bookmark(enter) -> None:
    async with enter() as visit:
        await ask(visit, pane="")
        await visit.press("b")
        (mark,) = visit.room.desk.bookmarks
        await visit.press("+")
        assert visit.said.startswith("Kept; 1 of 3 passages reviewed: 1 kept, 0 dismissed.")
        assert [each.id for each in visit.room.desk.bookmarks] == [mark.id]
        await visit.press("u")
        assert "kept" not in verdicts(visit).values()
        assert [each.id for each in visit.room.desk.bookmarks] == [mark.id]


async def test_in_the_text_the_hit_under_the_cursor_is_judged_over_all_documents(enter) -> None:
    async with enter() as visit:
        await ask(visit, pane="")
        assert visit.room.place == "reader"
        order = [visit.document]
        for key in "+-+":
            await visit.press(key)
            order.append(visit.document)
        assert sorted(verdicts(visit).values()) == ["dismissed", "kept", "kept"]
        assert set(order) == {TALKS, CONTRACT}
        assert visit.said.endswith("That was the last one.")
        assert set(verdicts(visit)) == {TABLE, ANYWAY, SIGNED}


async def test_keys_in_one_burst_judge_one_hit_each(enter) -> None:
    async with enter() as visit:
        await ask(visit, pane="")
        for _ in range(3):
            await visit.pilot.press("-")
        await visit.settle()
        assert verdicts(visit) == dict.fromkeys((TABLE, ANYWAY, SIGNED), "dismissed")


async def test_a_passage_that_is_no_hit_is_not_judged(enter) -> None:
    async with enter() as visit:
        await ask(visit, pane="")
        await visit.press("g", "+")
        assert visit.said == "This passage is no hit; M goes to the next one that is open."
        assert verdicts(visit) == {}
        await visit.press("1", "g", "-")
        assert visit.said.startswith("This row is a document")


async def test_the_frame_of_the_text_tells_the_verdict(enter) -> None:
    async with enter() as visit:
        await ask(visit)
        await visit.press("-", "k", "enter")
        assert str(visit.room.reader.border_subtitle).startswith("weapon ─ × dismissed · ")


async def test_a_verdict_is_taken_back(enter) -> None:
    async with enter() as visit:
        await ask(visit)
        await visit.press("+", "k", "0")
        assert visit.said.startswith("Left open; 0 of 3 passages reviewed")
        assert (bookmarks(visit), verdicts(visit)) == (set(), {})
        await visit.press("u")
        assert (len(bookmarks(visit)), list(verdicts(visit).values())) == (1, ["kept"])


async def test_a_verdict_that_is_changed_is_told_of(enter) -> None:
    async with enter() as visit:
        await ask(visit, pane="")
        await visit.press("-", "-", "+", "-")
        assert visit.said.startswith("Dismissed, kept before; 3 of 3 passages reviewed: 0 kept, 3 dismissed.")
        assert bookmarks(visit) == set()


async def test_the_rest_of_a_document_is_dismissed_at_once(enter) -> None:
    async with enter() as visit:
        await ask(visit, pane="")
        while visit.document != TALKS:
            await visit.press("J")
        await visit.press("I")
        assert {quote for quote, verdict in verdicts(visit).items() if verdict == "dismissed"} == {TABLE, ANYWAY}
        assert visit.said.startswith("Dismissed 2 hits; 2 of 3 passages reviewed")
        assert visit.document == CONTRACT
        await visit.press("u")
        assert set(verdicts(visit).values()) <= {"seen"}
        await visit.press("U", "K", "I")
        assert visit.said == "No hit of this document is open."


async def test_more_to_review_goes_over_the_documents_and_begins_again(enter) -> None:
    async with enter() as visit:
        await ask(visit, pane="")
        places = []
        for _ in range(4):
            await visit.press("M")
            places.append((visit.document, visit.room.reader.passage.start))
        assert len(set(places)) == 3
        assert places[0] == places[3]
        await visit.press("+", "+", "+", "M")
        assert visit.said.endswith("No hit is open.")


async def test_what_is_dismissed_can_be_hidden(enter) -> None:
    async with enter() as visit:
        await ask(visit)
        await visit.press("&")
        assert visit.said.startswith("No hit is dismissed")
        document = visit.room.documents_pane.document
        await visit.press("I", "&")
        assert visit.said == f"{len(verdicts(visit))} dismissed hidden; & shows them."
        assert f"doc:{document}" not in visit.listed
        assert str(visit.room.documents_pane.border_title).endswith(" hidden")
        other = visit.room.documents_pane.document
        await visit.press("2", "n", "n", "n", "J", "J")
        assert visit.document == other
        await visit.press("1", "&")
        assert f"doc:{document}" in visit.listed
        assert not str(visit.room.documents_pane.border_title).endswith(" hidden")


async def test_all_passages_of_a_document_are_listed_while_it_is_reviewed(enter, folder) -> None:
    many = "".join(f"Number {at} is about the tejas.\n\n" for at in range(60))
    (folder / "2020-01-01-many.txt").write_text("Of many\n\n" + many, "utf-8")
    (folder / "2020-01-02-one.txt").write_text("Of one\n\nThe tejas once.\n", "utf-8")
    async with enter() as visit:
        await ask(visit, "tejas")
        before = [key for key in visit.listed if key.startswith("hit:2020-01-01")]
        assert len(before) == 3
        while not visit.room.highlighted.startswith("hit:2020-01-01"):
            await visit.press("j")
        here = visit.room.highlighted
        await visit.press("+", "k")
        rows = drawn(visit)
        assert rows["left:2020-01-01-many.txt"] == "… 7 more"
        assert [key for key in visit.listed if key.startswith("hit:2020-01-01")][:3] == before
        assert sum(key.startswith("hit:2020-01-01") for key in rows) == 53
        assert visit.room.highlighted == here
        await visit.press("j", "j", "j", "+", "I", "&")
        kept = [key for key in drawn(visit) if key.startswith("hit:2020-01-01")]
        assert len(kept) == 2
        assert kept[1] not in before
        assert "tejas" in drawn(visit)[kept[1]]
        assert "¶ " in drawn(visit)[kept[1]]
        await visit.press("u")
        assert sum(key.startswith("hit:2020-01-01") for key in drawn(visit)) == 53


async def test_the_title_counts_the_documents_that_are_listed(enter) -> None:
    async with enter() as visit:
        await ask(visit)
        await visit.press("I", "&")
        assert str(visit.room.documents_pane.border_title).startswith("Hits ─ 1 of 2 documents, ")


async def test_hidden_rows_leave_one_after_the_other(enter) -> None:
    async with enter() as visit:
        await ask(visit)
        await visit.press("-", "&")
        left = [key for key in visit.listed if key.startswith("hit:")]
        assert len(left) == 2
        await visit.press("g", "j", "-")
        assert [key for key in visit.listed if key.startswith("hit:")] == left[1:]
        assert visit.room.highlighted == left[1]


async def test_what_one_lands_on_is_seen_once_the_review_has_begun(enter) -> None:
    async with enter() as visit:
        await ask(visit, pane="")
        await visit.press("n")
        assert verdicts(visit) == {}
        await visit.press("N", "-")
        assert sorted(verdicts(visit).values())[0] == "dismissed"
        assert "seen" in verdicts(visit).values()
        await visit.press("u")
        assert visit.said.startswith("Undone: hit dismissed")
        await visit.press("1")
        assert any(line.endswith("○ seen") for line in drawn(visit).values())


async def test_a_search_as_it_is_typed_is_reviewed_as_it_is_written(enter, folder) -> None:
    (folder / "2020-01-01-more.txt").write_text("A missileer came.\n\nThe missile came.\n", "utf-8")
    async with enter() as visit:
        await visit.press("/", *"missile", "down", "j")
        assert visit.room.desk.listing.query.prefix
        await visit.press("+")
        assert not visit.room.desk.listing.query.prefix
        assert list(verdicts(visit, "missile").values()).count("kept") == 1


async def test_each_query_has_its_own_review(enter) -> None:
    async with enter() as visit:
        await ask(visit)
        await visit.press("+")
        await ask(visit, "contract")
        assert "reviewed" not in visit.status
        assert visit.room.desk.review.ledger is None
        await visit.press("-")
        assert "1 of 2 passages reviewed" in visit.status
        await ask(visit)
        assert "1 of 3 passages reviewed: 1 kept, 0 dismissed" in visit.status


async def test_a_changed_document_keeps_only_what_stands_on_the_same_words(enter, folder) -> None:
    async with enter() as visit:
        await ask(visit, pane="")
        await visit.press("-", "-", "-")
        text = (folder / TALKS).read_text("utf-8")
        (folder / TALKS).write_text("New at the top.\n\n" + text.replace("anyway", "never"), "utf-8")
        await visit.press("R")
        assert "2 of 3 passages reviewed: 0 kept, 2 dismissed" in visit.status
        assert "1 of an earlier text" in visit.room.desk.review.ledger.wordings()[0]
        await visit.press("1")
        assert "dismissed" not in row_of(visit, "Officials said the S-400 would come never")
        assert "dismissed" in row_of(visit, TABLE[:40])


async def test_new_documents_are_told_of(enter, folder) -> None:
    async with enter() as visit:
        await ask(visit, pane="")
        await visit.press("-", "-", "-")
        (folder / "2020-01-01-new.txt").write_text("The S-400 once more.\n\nAnd S-400.\n", "utf-8")
        await visit.press("R")
        assert "3 of 5 passages reviewed" in visit.status
        assert " 2 new since " in visit.status
        await visit.press("M")
        assert visit.document == "2020-01-01-new.txt"
        await visit.press("-", "-")
        assert "5 of 5 passages reviewed" in visit.status
        assert "new since" not in visit.status


async def test_what_another_program_decides_is_shown(enter) -> None:
    async with enter() as visit:
        await ask(visit)
        await visit.press("+")
        room = visit.room
        reading = room.library.read(CONTRACT)
        start = reading.text.index(SIGNED)
        room.notebook.review("s-400", [(reading, start, start + len(SIGNED))], "dismissed")
        room.post_message(changed(room))
        await visit.settle()
        assert "dismissed" in visit.status


async def test_a_mention_list_and_no_search_are_no_review(enter) -> None:
    async with enter() as visit:
        for key in ("+", "-", "0", "I", "M", "&"):
            await visit.press(key)
            assert visit.said.startswith("Nothing is searched for")
        await visit.press("]", "*", "+")
        assert visit.said.startswith("Nothing is searched for")


async def test_a_notebook_that_cannot_be_written_changes_nothing(enter, monkeypatch) -> None:
    async with enter() as visit:
        await ask(visit)

        def refuse(*args: object) -> None:
            raise NotebookError("The disk is full.")

        monkeypatch.setattr(visit.room.notebook, "review", refuse)
        here = visit.room.highlighted
        await visit.press("+")
        assert visit.said == "The disk is full."
        assert visit.room.highlighted == here
        assert not visit.room.expecting
        monkeypatch.undo()
        await visit.press("+")
        assert visit.said.startswith("Kept; 1 of 3")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_progress_is_told_at_every_size(enter, size) -> None:
    async with enter(size) as visit:
        await ask(visit)
        await visit.press("-")
        assert "1 of 3 passages reviewed: 0 kept, 1 dismissed" in visit.status
        assert ("3 hits in 2 of 3 documents" in visit.status) == (size[0] > 80)
        assert ("hits in" in visit.status) == (size[0] > 80)
        subtitle = str(visit.room.documents_pane.border_subtitle)
        assert "1 of 3" in subtitle or "1/3" in subtitle
        await visit.press("/", "escape", "escape")
        assert str(visit.room.documents_pane.border_subtitle or "") == ""


async def test_the_keys_are_in_the_footer_once_a_review_has_begun(enter) -> None:
    async with enter() as visit:
        await ask(visit)
        assert not {"keep_hit", "dismiss_hit"} & footer(visit, "documents")
        await visit.press("-")
        assert {"keep_hit", "dismiss_hit"} <= footer(visit, "documents")
        assert {"keep_hit", "dismiss_hit"} <= footer(visit, "reader")


async def test_a_saved_search_tells_how_far_it_is_reviewed_and_goes_on_there(enter) -> None:
    async with enter() as visit:
        await ask(visit, pane="")
        await visit.press("s", "-")
        await visit.press("/", *"lord", "enter", "s", "S")
        rows = {row.key: " ".join(row.draw(90)[0].plain.split()) for row in visit.screen(SavedScreen).rows.rows}
        said = sorted(rows.values())
        assert said[0].startswith("lord nothing new")
        assert said[1].startswith("s-400 1 of 3 passages reviewed: 0 kept, 1 dismissed nothing new")
        narrow = [row.draw(48)[0].plain for row in visit.screen(SavedScreen).rows.rows]
        assert any("s-400  1 of 3" in line or "s-400  1/3" in line for line in narrow)
    async with enter() as visit:
        await visit.press("S", "G", "enter")
        assert visit.said.startswith("1 of 3 passages reviewed: 0 kept, 1 dismissed.")
        assert _at(visit) not in {quote for quote, verdict in verdicts(visit).items() if verdict == "dismissed"}
        here = _at(visit)
        await visit.press("+")
        assert verdicts(visit)[here] == "kept"


def _at(visit) -> str:
    passage = visit.room.reader.passage
    return visit.room.reader.reading.text[passage.start : passage.end]
