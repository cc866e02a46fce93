"""Searching with keys: as it is typed, landing, going on, clearing."""

from __future__ import annotations

import pytest

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


async def test_hits_appear_while_it_is_typed(enter) -> None:
    async with enter() as visit:
        await visit.press("/", "m")
        assert visit.status == ""
        await visit.press("i", "s", "s", "i", "l")
        assert {key for key in visit.listed if key.startswith("doc:")} == {
            f"doc:{name}" for name in (TALKS, CONTRACT, NINTH)
        }
        assert visit.status == "3 hits in 3 of 3 documents"
        assert visit.document == TALKS
        assert visit.room.place == "search"


async def test_enter_lands_on_the_best_hit(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"rosoboronexport", "enter")
        assert visit.document == CONTRACT
        assert visit.room.place == "reader"
        assert visit.at.startswith("Rosoboronexport will")
        assert visit.room.reader.place.hit_total == 1
        await visit.press("H")
        assert visit.document == TALKS
        assert len(visit.listed) == 3
        await visit.press("L")
        assert visit.document == CONTRACT
        assert visit.room.bar.value == "rosoboronexport"


async def test_matches_go_on_into_the_next_document(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "enter")
        best = visit.document
        steps = 2 if best == TALKS else 1
        for _ in range(steps):
            await visit.press("n")
        assert visit.document != best
        assert visit.said.startswith("No further match here; on to “")
        assert "S-400" in visit.at
        await visit.press("N")
        assert visit.document == best
        await visit.press("n", "n", "n", "n", "n")
        assert visit.said == "This was the last match of all."


async def test_back_brings_back_the_marks_as_they_were(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"talks", "enter")
        assert visit.document == TALKS
        assert visit.room.reader.place.hit_total == 2
        await visit.press("H")
        assert visit.room.reader.place.hit_total == 0
        await visit.press("L")
        assert visit.room.reader.place.hit_total == 2


async def test_a_long_text_is_shown_and_then_marked(enter, folder) -> None:
    (folder / "2021-01-01-long.txt").write_text("A word of many.\n\n" * 20_000 + "The needle.\n", "utf-8")
    async with enter() as visit:
        await visit.press("/", *"needle", "enter")
        assert visit.at.startswith("needle")
        assert visit.room.reader.place.hit_total == 1
        assert not visit.room.opening


async def test_letters_do_nothing_else_while_typing(enter) -> None:
    async with enter() as visit:
        await visit.type("/")
        await visit.type("bzqJ?:*B1")
        assert visit.room.bar.value == "bzqJ?:*B1"
        assert visit.document == TALKS
        assert visit.room.is_current
        assert visit.room.desk.bookmarks == ()


async def test_escape_returns_and_then_clears(enter) -> None:
    async with enter() as visit:
        await visit.press("}")
        place = visit.at
        await visit.press("/", *"contract")
        await visit.press("escape")
        assert visit.room.place == "reader"
        assert visit.at == place
        assert visit.status == "2 hits in 1 of 3 documents"
        await visit.press("escape")
        assert visit.status == ""
        assert visit.room.bar.value == ""
        assert len(visit.listed) == 3
        assert visit.room.highlighted == f"doc:{TALKS}"
        await visit.press("escape", "escape")
        assert visit.room.is_current


async def test_down_goes_from_the_bar_into_the_hits(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"contract", "down")
        assert visit.room.place == "documents"
        await visit.press("j")
        assert visit.document == CONTRACT
        await visit.press("enter")
        assert visit.room.place == "reader"
        assert "contract" in visit.at.lower()


async def test_a_query_that_cannot_be_understood_keeps_the_hits(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "space")
        before = visit.listed
        await visit.press("(")
        assert visit.status.startswith("column ")
        assert visit.listed == before
        await visit.press("enter")
        assert visit.status.startswith("column ")
        assert visit.document == TALKS


async def test_nothing_found_is_said(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"zzyzx", "enter")
        assert visit.status == "0 hits in 0 of 3 documents"
        assert visit.said.startswith("Nothing found")
        assert visit.room.place == "search"


async def test_the_beginning_of_a_word_lands_too(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"rosobo", "enter")
        assert visit.document == CONTRACT
        assert visit.status.endswith("as the beginning of a word")


@pytest.mark.parametrize("key", ["n", "N"])
async def test_without_a_search_matches_are_told_of(enter, key) -> None:
    async with enter() as visit:
        await visit.press(key)
        assert visit.said == "Nothing is searched for; / searches the collection."


async def test_us_is_found(enter, folder) -> None:
    (folder / "2020-01-01-us.txt").write_text("The US agreed.\n", "utf-8")
    async with enter() as visit:
        await visit.press("/", "U", "S", "enter")
        assert visit.document == "2020-01-01-us.txt"
        assert visit.at.startswith("US agreed")


async def test_clearing_the_text_clears_the_search(enter) -> None:
    async with enter() as visit:
        await visit.press("/", "s", "4", "backspace", "backspace")
        assert visit.status == ""
        assert len(visit.listed) == 3
