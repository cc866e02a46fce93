"""What was looked at: the highlighted hit beside the list, the way back, the history, the notices."""

from __future__ import annotations

import pytest

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


def asked(visit) -> list[str]:
    return [each.text for each in visit.room.notebook.asked()]


async def test_back_goes_through_each_step_also_from_an_empty_answer(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "enter", "|", *"lord", "enter", "|", *"-rosoboronexport", "enter")
        assert visit.room.bar.value == "s-400 | lord | -rosoboronexport"
        await visit.press("|", *"zzyzx", "enter")
        assert visit.room.place == "ladder"
        for text in ("s-400 | lord | -rosoboronexport", "s-400 | lord", "s-400", ""):
            await visit.press("H")
            assert visit.room.bar.value == text
        for text in (
            "s-400",
            "s-400 | lord",
            "s-400 | lord | -rosoboronexport",
            "s-400 | lord | -rosoboronexport | zzyzx",
        ):
            await visit.press("L")
            assert visit.room.bar.value == text


async def test_down_into_the_list_shows_its_first_hit(enter) -> None:
    async with enter() as visit:
        assert visit.document == TALKS
        await visit.press("/", *"contract", "down")
        assert visit.room.place == "documents"
        assert visit.document == CONTRACT
        assert "contract" in visit.at.lower()
        assert visit.room.reader.place.hit_total == 2
        await visit.press("H")
        assert visit.document == TALKS


async def test_where_nothing_is_found_nothing_is_marked(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"talks zzyzx", "enter")
        if visit.room.place == "ladder":
            assert visit.room.reader.place.hit_total == 0
        await visit.press("/", *"talks AND zzyzx")
        assert visit.room.desk.listing.hopeless
        assert "[" not in str(visit.room.reader.border_title)
        assert visit.room.reader.place.hit_total == 0


async def test_what_was_narrowed_down_is_remembered(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter", "5")
        part = visit.room.facets_pane.value.query
        await visit.press("space")
        assert asked(visit) == [f"lord | {part}", "lord"]


async def test_hits_that_were_looked_at_are_remembered(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"contract", "escape")
        assert asked(visit) == []
        await visit.press("/", *"missil", "down", "escape")
        assert asked(visit) == ["missil"]


@pytest.mark.parametrize("bad", ["kind:lawz", '"unclosed'])
async def test_a_bad_query_costs_nothing_that_was_found(enter, bad) -> None:
    async with enter() as visit:
        await visit.press("/", *"contract", "enter")
        before, width = visit.listed, visit.room.documents_pane.size.width
        await visit.press("/", *bad, "enter")
        assert visit.room.place == "search"
        assert visit.refused.startswith("column ")
        await visit.press("escape")
        assert visit.listed == before
        assert visit.room.documents_pane.size.width == width
        assert visit.room.bar.value == bad
        assert visit.refused == ""
        await visit.press("/")
        assert visit.refused.startswith("column ")
        await visit.press("escape", "escape")
        assert (visit.room.bar.value, visit.listed) == ("contract", before)
        await visit.press("escape")
        assert len(visit.listed) == 3


async def test_a_refusal_leaves_the_frames_whole(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *'"unclosed')
        assert visit.room.refusal.region.bottom <= visit.room.documents_pane.region.y


async def test_a_notice_goes_at_the_next_key_that_does_something(enter) -> None:
    async with enter() as visit:
        await visit.press("n")
        assert visit.said
        await visit.press("}")
        assert visit.said == ""
        await visit.press("n", "/", "x")
        assert visit.said == ""


async def test_matches_before_the_first_one_read_are_told_of(enter, folder) -> None:
    text = "One pear.\n\nOne more pear.\n\nAnother.\n\nThe pear, a pear and pear trees, pears of a pear.\n"
    (folder / "2020-01-01-pears.txt").write_text(text, "utf-8")
    (folder / "2020-01-02-more.txt").write_text("A last pear, at the end of a longer line than that.\n", "utf-8")
    async with enter() as visit:
        await visit.press("/", *"pear", "enter")
        assert visit.document == "2020-01-01-pears.txt"
        first = visit.room.reader.place.hit_number
        assert first > 1
        while visit.document == "2020-01-01-pears.txt":
            await visit.press("n")
        assert visit.said.endswith(f" {first - 1} before the first one read; N goes back to them.")
        while visit.room.reader.place.hit_number != 1 or visit.document != "2020-01-01-pears.txt":
            await visit.press("N")
        while visit.document == "2020-01-01-pears.txt":
            await visit.press("n")
        assert visit.said.endswith("2 of 2.")


async def test_a_value_that_is_left_out_is_listed_once(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "enter", "5", "!")
        keys = [row.key for row in visit.room.facets_pane.rows]
        assert visit.room.bar.value.startswith("s-400 | -")
        part = visit.room.bar.value.partition(" | -")[2]
        assert keys.count(f"value:{part}") == 1
        assert "heading:part" not in keys


async def test_files_that_are_not_read_are_told_of_beside_the_answer_or_the_list(enter, folder) -> None:
    (folder / "a.pdf").write_bytes(b"%PDF")
    async with enter() as visit:
        assert str(visit.room.documents_pane.border_subtitle) == "1 file not read: !"
        await visit.press("/", *"lord", "enter")
        assert visit.room.documents_pane.border_subtitle in (None, "")
        assert "1" in visit.status
        await visit.press("escape", "escape")
        assert str(visit.room.documents_pane.border_subtitle) == "1 file not read: !"


async def test_tabs_keep_their_names_when_there_is_one_more(enter) -> None:
    async with enter((60, 20)) as visit:
        before = str(visit.room.tabs.visual)
        await visit.press("/", *"lord", "enter")
        assert str(visit.room.tabs.visual).startswith(before.rstrip())


async def test_back_returns_to_a_page_that_was_left_by_the_key_of_a_pane(enter) -> None:
    async with enter() as visit:
        await visit.press("]", "c", "s", "j")
        page = visit.room.view().page
        assert visit.room.place == "concordance"
        await visit.press("2")
        assert visit.room.place == "reader"
        await visit.press("H")
        assert visit.room.place == "concordance"
        assert visit.room.view().page == page
