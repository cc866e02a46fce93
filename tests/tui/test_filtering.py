"""Filters of the lists: which rows stay, and what goes by what is shown."""

from __future__ import annotations

import pytest

from tui.widgets.rows_filter import CONTENT, kept_rows

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["kumar"], [0, 1]),
        (["dtti"], [3, 4]),
        (["people"], [0, 1, 2]),
        (["people", "lord"], [0, 2]),
        (["forum", "people"], []),
        ([], [0, 1, 2, 3, 4]),
    ],
)
def test_headings_stay_with_what_stands_under_them(words, kept) -> None:
    levels = [0, CONTENT, CONTENT, 0, CONTENT]
    assert kept_rows(levels, ["people", "ajay kumar", "ellen lord", "forums", "dtti"], words) == kept


def test_headings_under_headings() -> None:
    levels = [0, 1, CONTENT, 1, CONTENT, 0, CONTENT]
    texts = ["sentences", "first", "one", "second", "two", "passages", "two"]
    assert kept_rows(levels, texts, ["two"]) == [0, 3, 4, 5, 6]
    assert kept_rows(levels, texts, ["sentences", "second"]) == [0, 3, 4]


def title(pane) -> str:
    return str(pane.border_title)


async def test_documents_are_filtered_as_one_types(enter) -> None:
    async with enter() as visit:
        pane = visit.room.documents_pane
        await visit.press("1", "f", *"s")
        assert visit.listed == [f"doc:{TALKS}", f"doc:{CONTRACT}"]
        await visit.type("igned 2018")
        assert visit.listed == [f"doc:{CONTRACT}"]
        assert title(pane) == "filter: signed 2018 1 of 3"
        assert visit.room.find_line.told == "1 of 3"
        await visit.press("enter")
        assert visit.room.focused is pane
        assert visit.listed == [f"doc:{CONTRACT}"]
        await visit.press("enter")
        assert visit.document == CONTRACT
        await visit.press("1", "escape")
        assert len(visit.listed) == 3
        assert title(pane) == "Documents ─ 3"
        assert visit.room.place == "documents"


async def test_escape_while_typing_brings_all_rows_back(enter) -> None:
    async with enter() as visit:
        await visit.press("1", "j", "f", *"ninth")
        assert visit.listed == [f"doc:{NINTH}"]
        await visit.press("escape")
        assert len(visit.listed) == 3
        assert visit.room.highlighted == f"doc:{CONTRACT}"
        assert visit.room.focused is visit.room.documents_pane


async def test_nothing_left_says_so(enter) -> None:
    async with enter() as visit:
        await visit.press("1", "f", *"zebra", "enter")
        assert visit.listed == []
        assert visit.room.documents_pane.empty_words == "No row here has “zebra”; Esc shows all of them."
        await visit.press("j", "n", "enter", "G", "pagedown", "escape")
        assert len(visit.listed) == 3


async def test_arrows_move_among_the_rows_while_one_types(enter) -> None:
    async with enter() as visit:
        await visit.press("1", "f", *"2018", "down")
        assert visit.room.highlighted == f"doc:{CONTRACT}"
        await visit.press("up", "enter")
        assert visit.room.highlighted == f"doc:{TALKS}"


async def test_the_next_document_is_the_next_that_is_shown(enter) -> None:
    async with enter() as visit:
        await visit.press("1", "f", *"th", "enter")
        assert visit.listed == [f"doc:{TALKS}", f"doc:{NINTH}"]
        await visit.press("J")
        assert visit.document == NINTH
        await visit.press("J")
        assert visit.said == "This is the last document of the list."
        await visit.press("K")
        assert visit.document == TALKS


async def test_matches_go_on_into_the_next_document_that_is_shown(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter")
        hits = [hit.document.id for hit in visit.room.desk.listing.results.hits]
        assert len(hits) == 3
        await visit.press("1", "f", *"signed", "enter", "enter", "n", "n", "n")
        assert visit.document == CONTRACT


async def test_hits_keep_their_document_and_a_document_its_hits(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "down", "f", *"anyway")
        assert [key.partition(":")[0] for key in visit.listed] == ["doc", "hit"]
        assert visit.listed[0] == f"doc:{TALKS}"
        assert title(visit.room.documents_pane) == "Hits ─ filter: anyway 1 of 2"
        await visit.press("escape", "f", *"seventh")
        assert [key.partition(":")[0] for key in visit.listed] == ["doc", "hit", "hit"]
        await visit.press("enter", "/", *"lord")
        assert visit.room.documents_pane.filter == ""


async def test_names_are_filtered_under_their_headings(enter) -> None:
    async with enter() as visit:
        pane = visit.room.entities_pane
        await visit.press("3", "f", *"kumar")
        assert [row.key for row in pane.rows] == ["kind:person", "card:ajay-kumar"]
        assert title(pane) == "filter: kumar 1 of 5"
        await visit.press("enter", "z")
        assert title(pane) == "In this text ─ filter: kumar 1 of 5"
        await visit.press("z", "enter")
        assert visit.card == "ajay-kumar"
        await visit.press("3", "escape", "f", *"weapons")
        assert [row.key for row in pane.rows] == ["kind:weapon", "card:s-400"]
        first = pane.rows[0]
        assert first.height == 1
        assert first.draw(30)[0].plain.strip() == "Weapons"


async def test_a_filter_belongs_to_its_card(enter) -> None:
    async with enter() as visit:
        await visit.press("3", "f", *"ellen", "enter", "enter")
        pane = visit.room.card_pane
        rows = len(pane.rows)
        await visit.press("f", *"dtti", "enter")
        assert 0 < len(pane.rows) < rows
        assert any("DTTI" in line.plain for row in pane.rows for line in row.draw(60))
        await visit.press("j", "enter")
        assert visit.card == "dtti"
        assert pane.filter == ""
        await visit.press("H")
        assert visit.card == "ellen-lord"
        assert pane.filter == "dtti"


async def test_facets_are_filtered(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "down", "5", "f", *"2018", "enter")
        pane = visit.room.facets_pane
        assert all("2018" in "".join(line.plain for line in row.draw(60)) for row in pane.rows if row.selectable)
        await visit.press("escape")
        assert visit.room.place == "facets"
        assert pane.filter == ""


async def test_mentions_in_context_are_filtered(enter) -> None:
    async with enter() as visit:
        await visit.press("3", "f", *"ellen", "enter", "c")
        pane = visit.room.concordance
        assert visit.room.place == "concordance"
        total = sum(row.selectable for row in pane.rows)
        await visit.press("f", *"counterpart", "enter")
        shown = [row.key for row in pane.rows]
        assert 0 < sum(row.selectable for row in pane.rows) < total
        await visit.press("s")
        assert sum(row.selectable for row in pane.rows) == sum(key.startswith("line:") for key in shown)
        await visit.press("escape")
        assert visit.room.place == "concordance"
        assert sum(row.selectable for row in pane.rows) == total
        await visit.press("escape")
        assert visit.room.place == "entities"


async def test_back_brings_the_filter_back(enter) -> None:
    async with enter() as visit:
        await visit.press("1", "f", *"2018", "enter", "j", "enter")
        assert visit.document == CONTRACT
        await visit.press("/", *"lord", "enter")
        assert visit.room.documents_pane.filter == ""
        await visit.press("H")
        assert visit.room.documents_pane.filter == "2018"
        assert visit.listed == [f"doc:{TALKS}", f"doc:{CONTRACT}"]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 8)])
async def test_it_works_where_there_is_little_room(enter, size) -> None:
    async with enter(size=size) as visit:
        await visit.press("1", "f", *"ninth")
        line, pane = visit.room.find_line.region, visit.room.documents_pane.region
        assert (line.height, line.bottom) == (1, pane.bottom)
        await visit.press("enter", "enter")
        assert visit.document == NINTH
