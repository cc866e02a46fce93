"""Facets, refining and taking off, by keys only."""

from __future__ import annotations

import pytest

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


def documents(visit) -> set[str]:
    return {key[4:] for key in visit.listed if key.startswith("doc:")}


async def to_value(visit, query: str) -> None:
    """Go to a value of the facets."""
    await visit.press("5", "g")
    for _ in range(60):
        value = visit.room.facets_pane.value
        if value is not None and value.query == query:
            return
        await visit.press("j")
    raise AssertionError(f"{query} is not among {list(visit.facets)}")


async def test_facets_are_there_while_something_is_searched_for(enter) -> None:
    async with enter() as visit:
        await visit.press("5")
        assert visit.said.startswith("There is nothing to narrow down")
        assert visit.room.place == "reader"
        assert visit.room.facets_pane.region.area == 0
        await visit.press("/", *"lord", "enter")
        assert visit.room.facets_pane.region.area > 0
        assert visit.facets["date:2018"] == (2, "")
        assert visit.facets["kind:weapon"] == (2, "")
        await visit.press("5")
        assert visit.room.place == "facets"
        await visit.press("escape")
        assert visit.room.place == "documents"
        assert visit.room.facets_pane.region.area > 0
        await visit.press("escape")
        assert visit.room.facets_pane.region.area == 0
        assert visit.room.place == "documents"


async def test_they_are_counted_while_one_types(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord")
        assert visit.facets["date:2019"] == (1, "")
        await visit.press("space", *"kumar")
        assert "date:2019" not in visit.facets
        assert visit.facets["date:2018"] == (1, "")


@pytest.mark.parametrize("key", ["space", "enter", "+"])
async def test_a_value_is_included_and_taken_back(enter, key) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter")
        await to_value(visit, "date:2018")
        await visit.press(key)
        assert visit.room.bar.value == "lord | date:2018"
        assert documents(visit) == {TALKS, CONTRACT}
        assert visit.facets["date:2018"] == (2, "in")
        assert visit.room.facets_pane.value.query == "date:2018"
        assert visit.room.place == "facets"
        assert str(visit.room.bar.border_title) == "/ lord › date:2018"
        await visit.press(key)
        assert visit.room.bar.value == "lord"
        assert len(documents(visit)) == 3


@pytest.mark.parametrize("key", ["!", "-"])
async def test_a_value_is_excluded_and_taken_back(enter, key) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter")
        await to_value(visit, "date:2018")
        await visit.press(key)
        assert visit.room.is_active
        assert visit.room.bar.value == "lord | -date:2018"
        assert documents(visit) == {NINTH}
        await to_value(visit, "date:2018")
        assert visit.facets["date:2018"][1] == "out"
        await visit.press(key)
        assert len(documents(visit)) == 3


async def test_the_state_is_told_without_colour(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter")
        await to_value(visit, "date:2018")
        await visit.press("space")
        pane = visit.room.facets_pane
        assert pane.row.draw(30)[0].plain.startswith("+ 2018")
        assert str(pane.border_title) == "Narrow down ─ 1 on"
        await visit.press("!")
        await to_value(visit, "date:2018")
        assert pane.row.draw(30)[0].plain.startswith("- 2018")


async def test_two_values_at_once_are_both_asked_for(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter")
        await to_value(visit, "date:2018")
        await visit.pilot.press("space", "g")
        pane = visit.room.facets_pane
        for query in ("kind:weapon",):
            pane.highlight_key(f"value:{query}")
            await visit.pilot.press("space")
        await visit.settle()
        assert visit.room.bar.value == "lord | date:2018 | kind:weapon"


async def test_a_long_facet_is_unfolded(enter, folder) -> None:
    for year in range(2001, 2012):
        (folder / f"{year}-01-01-more.txt").write_text(f"Lord in {year}.\n", "utf-8")
    async with enter() as visit:
        await visit.press("/", *"lord", "enter", "5")
        pane = visit.room.facets_pane
        years = [row.key for row in pane.rows if row.key.startswith("value:date:")]
        assert years == [f"value:date:{year}" for year in (2019, 2018, 2011, 2010, 2009)]
        pane.highlight_key("unfold:year")
        await visit.press("space")
        assert visit.room.bar.value == "lord"
        assert pane.row is not None and pane.row.key == "value:date:2008"
        assert "unfold:year" not in [row.key for row in pane.rows]
        await visit.press("}")
        assert pane.row.key.startswith("value:type:")


async def test_keys_of_the_pane_mean_their_own_elsewhere(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter", "!")
        assert not visit.room.is_active
        await visit.press("escape", "1", "space", "-")
        assert visit.room.bar.value == "lord"


async def test_the_palette_offers_what_acts_here(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter")
        assert not visit.room.check_action("run", ("exclude",))
        assert visit.room.check_action("run", ("problems",))
        await visit.press("5")
        assert visit.room.check_action("run", ("exclude",))
        assert not visit.room.check_action("run", ("problems",))
        assert not visit.room.check_action("run", ("read_on",))


async def test_backspace_takes_off_one_part_after_the_other(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter")
        await to_value(visit, "date:2018")
        await visit.press("space")
        await to_value(visit, "kind:forum")
        await visit.press("space")
        assert visit.room.bar.value == "lord | date:2018 | kind:forum"
        assert documents(visit) == {TALKS}
        await visit.press("backspace")
        assert visit.room.bar.value == "lord | date:2018"
        await visit.press("1", "backspace")
        assert visit.room.bar.value == "lord"
        assert visit.room.place == "documents"
        await visit.press("backspace")
        assert visit.said.startswith("Nothing to take off")


async def test_back_undoes_a_step_of_narrowing(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter")
        await to_value(visit, "date:2018")
        await visit.press("space", "H")
        assert visit.room.bar.value == "lord"
        assert len(documents(visit)) == 3
        await visit.press("L")
        assert visit.room.bar.value == "lord | date:2018"


@pytest.mark.parametrize("pane", ["1", "2", "5"])
async def test_refining_goes_on_after_a_bar(enter, pane) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter", pane, "|")
        assert visit.room.place == "search"
        assert visit.room.bar.value == "lord | "
        assert visit.refused == ""
        await visit.type("rosob")
        assert documents(visit) == {CONTRACT}
        await visit.press("backspace", "backspace", "backspace", "backspace", "backspace")
        assert visit.refused == ""
        assert len(documents(visit)) == 3
        await visit.press("escape")
        assert visit.room.bar.value == "lord"


async def test_there_must_be_something_to_refine(enter) -> None:
    async with enter() as visit:
        await visit.press("|")
        assert visit.said.startswith("Nothing is searched for")
        assert visit.room.place == "reader"


@pytest.mark.parametrize("size", [(80, 24), (50, 20), (36, 9)])
async def test_where_there_is_little_room_they_take_the_place_of_the_hits(enter, size) -> None:
    async with enter(size) as visit:
        await visit.press("/", *"lord", "enter", "5")
        room = visit.room
        assert room.facets_pane.region.area > 0
        assert room.documents_pane.region.area == 0
        await visit.press("1")
        assert room.facets_pane.region.area == 0
        assert room.documents_pane.region.area > 0


async def test_tab_comes_by(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter", "1", "tab")
        assert visit.room.place == "facets"
        await visit.press("tab")
        assert visit.room.place == "reader"


async def test_nothing_left_is_told_and_can_be_taken_back(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter")
        await to_value(visit, "date:2019")
        await visit.press("space", "|", *"rosoboronexport", "enter")
        assert visit.room.place == "ladder"
        await visit.press("backspace")
        assert visit.room.bar.value == "lord | date:2019"
        assert visit.room.place == "documents"
        assert documents(visit) == {NINTH}


async def test_a_bar_typed_by_hand_stays(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord ")
        await visit.type("| rosob")
        assert visit.room.bar.value == "lord | rosob"
        assert documents(visit) == {CONTRACT}
        assert str(visit.room.bar.border_title) == "/ lord › rosob"
