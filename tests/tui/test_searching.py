"""Searching with keys: as it is typed, landing, going on, clearing."""

from __future__ import annotations

import threading

import pytest

from indexdir import Library, StorageError
from tui.screens.choose import NOBODY, ChooseScreen
from tui.screens.problems import ProblemsScreen
from tui.screens.reading.answers import CollectionChanged
from tui.screens.reading.building import collection_changed

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


async def test_after_the_last_match_n_begins_again_when_asked_twice(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "enter")
        first = visit.document, visit.room.reader.cursor
        while not visit.said.startswith("This was the last match of all"):
            await visit.press("n")
        last = visit.document, visit.room.reader.cursor
        assert last[0] != first[0]
        await visit.press("n")
        assert visit.said == "Begun again at the first match of all."
        assert visit.document == first[0]
        await visit.press("N")
        assert visit.said.startswith("This was the first match of all; N again")
        await visit.press("N")
        assert (visit.document, visit.room.reader.cursor) == last


async def test_n_then_N_over_the_end_of_a_document_returns_to_the_same_place(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "enter")
        while visit.room.reader._marks.hit < len(visit.room.reader._marks.hits) - 1:
            await visit.press("n")
        place = visit.document, visit.room.reader.cursor, visit.room.reader.place.words()
        await visit.press("n")
        assert visit.document != place[0]
        assert visit.said.endswith("2 of 2.")
        await visit.press("N")
        assert (visit.document, visit.room.reader.cursor, visit.room.reader.place.words()) == place


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
        assert visit.room.is_active
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
        assert visit.room.is_active


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
        status = visit.status
        await visit.press("(")
        assert visit.refused.startswith("column 7: ")
        assert visit.listed == before
        assert visit.status == status
        await visit.press("enter")
        assert visit.refused.startswith("column ")
        assert visit.room.place == "search"
        assert visit.document == TALKS
        await visit.press("backspace")
        assert visit.refused == ""


async def test_a_long_refusal_is_told_in_full_in_a_narrow_terminal(enter) -> None:
    async with enter((40, 20)) as visit:
        await visit.press("/", *"talks nonsense:x")
        line = visit.room.refusal
        assert len(visit.refused) > 36
        assert line.region.height > 1
        assert line.region.y == 3


async def test_the_refusal_goes_with_the_bar(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"(talks", "escape")
        assert visit.refused == ""
        await visit.press("/")
        assert visit.refused.startswith("column 1")


async def test_nothing_found_is_said(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"zzyzx", "enter")
        assert visit.status == "nothing found in 3 documents"
        assert visit.said.startswith("Nothing found")
        assert visit.room.place == "ladder"
        await visit.press("escape")
        assert visit.room.place == "documents"
        assert len(visit.listed) == 3


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


async def test_a_pasted_page_is_one_query_or_one_line(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400")
        before = visit.listed
        visit.room.bar.insert_text_at_cursor(" NEAR".join(["x"] * 3000) + "\x1b[31m\u202e(")
        await visit.settle()
        assert visit.refused.startswith("column ")
        assert "\x1b" not in visit.refused
        assert "\n" not in visit.refused
        assert visit.listed == before


async def test_the_collection_is_only_asked_off_the_loop(enter, monkeypatch) -> None:
    asked: dict[str, set[bool]] = {}
    for name in ("search", "excerpts", "ladder", "explain"):
        real = getattr(Library, name)

        def ask(*args, _name=name, _real=real, **options):
            asked.setdefault(_name, set()).add(threading.current_thread() is threading.main_thread())
            return _real(*args, **options)

        monkeypatch.setattr(Library, name, ask)
    async with enter() as visit:
        await visit.press("/", *"s-400", "enter", "w", "escape", "/", *"zzyzx", "enter")
    assert asked == {"search": {False}, "ladder": {False}, "explain": {False}}


async def test_the_files_that_are_not_searched_are_told_and_listed(enter, folder) -> None:
    (folder / "empty.txt").write_text("  \n", "utf-8")
    (folder / "scan.xyz").write_bytes(b"1")
    async with enter() as visit:
        await visit.press("/", *"contract", "down")
        assert visit.status == "2 hits in 1 document · 3 of 5 searched, 1 is empty, 1 is .xyz (!)"
        assert visit.listed[-1] == "unsearched:"
        await visit.press("G", "enter")
        assert [row.key for row in visit.screen(ProblemsScreen).rows.rows if row.selectable] != []
        await visit.press("escape")
        await visit.resize(60, 20)
        assert visit.status == "2 hits in 1 document · 3 of 5 searched (!)"
        await visit.resize(36, 20)
        assert visit.status == "2 hits in 1 · 3/5 (!)"


async def test_what_could_not_be_answered_is_asked_again_when_there_is_an_index(enter, monkeypatch) -> None:
    search, failing = Library.search, [True]

    def fail(self, *args, **options):
        if failing:
            raise StorageError("there is no index yet")
        return search(self, *args, **options)

    monkeypatch.setattr(Library, "search", fail)
    async with enter() as visit:
        await visit.press("/", *"contract")
        assert visit.said == "there is no index yet"
        assert len(visit.listed) == 3
        failing.clear()
        library = visit.room.library
        changed = CollectionChanged(library.documents(), library.failures(), library.generation + 1)
        collection_changed(visit.room, changed)
        await visit.settle()
        assert visit.status == "2 hits in 1 of 3 documents"


async def test_an_answer_follows_what_is_decided_about_names(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"card:ellen-lord", "enter")
        assert visit.room.desk.listing.results.total == 3
        first = visit.document
        await visit.press("x")
        visit.screen(ChooseScreen).rows.highlight_key(NOBODY)
        await visit.press("enter")
        assert visit.room.desk.listing.results.total == 2
        assert f"doc:{first}" not in visit.listed
        await visit.press("u")
        assert visit.room.desk.listing.results.total == 3
