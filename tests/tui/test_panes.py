"""Panes: their sizes by key, hidden and shown, kept for the next time, and none for what there is not."""

from __future__ import annotations

import pytest

from tui.screens.reading.arrangement import (
    LEAST_SIDE,
    LEAST_TEXT,
    Arrangement,
    Shown,
    hidden,
    mode_of,
    read,
    taller,
    wider,
    widths,
)

LEFT, SIDE = frozenset({"left"}), frozenset({"side"})
DOCUMENTS = ("2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md")


def widths_of(visit) -> tuple[int, int, int]:
    """The columns of the list, the text and the names; 0 for what is not there."""
    return tuple(visit.room.query_one(name).region.width for name in ("#left", "#reader", "#side"))


def heights_of(visit, *panes: str) -> tuple[int, ...]:
    return tuple(visit.room.pane(pane).region.height for pane in panes)


# The value


def test_what_is_kept_is_read_again() -> None:
    arrangement = Arrangement(left=30, beside=25, upper_side=55, without=SIDE)
    assert read(arrangement.kept()) == arrangement
    assert read("") == Arrangement()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "3",
        '"left"',
        '{"left": "wide"}',
        '{"without": ["everything"]}',
        "{" * 5000,
        "\ud800",
        '{"left": 1e999}',
    ],
)
def test_rubbish_is_the_beginning(text) -> None:
    assert read(text) == Arrangement()


def test_sizes_that_make_no_sense_are_brought_within_bounds() -> None:
    assert read('{"left": -3, "side": 1, "upper_left": 200, "new": 1}') == Arrangement(side=LEAST_SIDE, upper_left=95)


@pytest.mark.parametrize("width", [60, 75, 99, 100, 120, 200])
@pytest.mark.parametrize("left", [0, 18, 60, 400])
@pytest.mark.parametrize("side", [0, 18, 60, 400])
def test_the_text_keeps_its_least_width(width, left, side) -> None:
    arrangement = Arrangement(left=left, side=side, beside=left)
    got = widths(arrangement, width)
    used = sum(got) if mode_of(width) == "wide" else got[0]
    assert width - used >= LEAST_TEXT
    assert all(cells == 0 or cells >= LEAST_SIDE for cells in got)


def test_no_width_is_laid_down_where_there_is_one_pane_at_a_time() -> None:
    assert widths(Arrangement(left=30, side=30, beside=30), 59) == (0, 0)


def test_wider_and_narrower_take_each_other_back() -> None:
    shown = Shown("wide", 120, 32, 32, "documents")
    once = wider(Arrangement(), shown, 4)
    assert (once.left, once.side) == (36, 32)
    back = wider(once, Shown("wide", 120, 36, 32, "documents"), -4)
    assert (back.left, back.side) == (32, 32)


def test_the_text_takes_from_both_sides_and_gives_to_both() -> None:
    text = wider(Arrangement(), Shown("wide", 120, 32, 30, "reader"), 4)
    assert (text.left, text.side) == (28, 26)
    text = wider(Arrangement(), Shown("wide", 120, 32, 30, "reader"), -4)
    assert (text.left, text.side) == (36, 34)


@pytest.mark.parametrize("pane", ["documents", "reader", "entities", "card", "facets", "ladder"])
@pytest.mark.parametrize("step", [4, -4])
@pytest.mark.parametrize("width", [60, 99, 100, 160])
def test_there_is_an_end_to_it(pane, step, width) -> None:
    arrangement, usual = Arrangement(), min(46, width * 27 // 100)
    left, side = (usual, usual) if mode_of(width) == "wide" else (usual, 0)
    for _ in range(200):
        now = wider(arrangement, Shown(mode_of(width), width, left, side, pane), step)
        if now == arrangement:
            break
        arrangement = now
        left, side = widths(arrangement, width)
        side = side if mode_of(width) == "wide" else 0
    else:
        pytest.fail("it never ends")
    assert width - left - side >= LEAST_TEXT
    assert left >= LEAST_SIDE


def test_no_pane_of_a_column_comes_to_nothing() -> None:
    arrangement, share = Arrangement(), 40
    while (now := taller(arrangement, "entities", 5, share=share, height=36)) != arrangement:
        arrangement, share = now, now.upper_side
    assert 36 * (100 - share) // 100 >= 5
    assert taller(Arrangement(), "reader", 5, share=0, height=36) == Arrangement()
    assert taller(Arrangement(), "card", 5, share=40, height=36).upper_side == 35
    assert taller(Arrangement(), "facets", -5, share=60, height=36).upper_left == 65


def test_what_is_hidden_where() -> None:
    wide = Shown("wide", 120, 32, 32, "reader")
    assert hidden(Arrangement(), wide).without == LEFT | SIDE
    assert hidden(Arrangement(without=LEFT | SIDE), Shown("wide", 120, 0, 0, "reader")).without == frozenset()
    assert hidden(Arrangement(), Shown("wide", 120, 32, 32, "card")).without == SIDE
    assert hidden(Arrangement(), Shown("medium", 80, 0, 28, "card")).without == LEFT | SIDE
    assert Arrangement(without=LEFT | SIDE).showing("facets").without == SIDE
    assert Arrangement(without=LEFT | SIDE).showing("reader").without == LEFT | SIDE


# By key


async def test_wider_and_narrower(enter) -> None:
    async with enter() as visit:
        left, text, side = widths_of(visit)
        await visit.press("1", ".")
        assert widths_of(visit) == (left + 4, text - 4, side)
        await visit.press(",")
        assert widths_of(visit) == (left, text, side)
        await visit.press("4", ".", ".")
        assert widths_of(visit) == (left, text - 8, side + 8)
        await visit.press("2", ".")
        assert widths_of(visit) == (left - 4, text, side + 4)
        await visit.press(",", ",")
        assert widths_of(visit) == (left + 4, text - 16, side + 12)
        await visit.press("=")
        assert widths_of(visit) == (left, text, side)
        assert "beginning" in visit.said


async def test_no_key_of_a_quick_row_is_lost(enter) -> None:
    async with enter() as visit:
        left, text, side = widths_of(visit)
        await visit.press("1")
        for _ in range(3):
            visit.pilot.app.simulate_key("full_stop")
        await visit.settle()
        assert widths_of(visit) == (left + 12, text - 12, side)


async def test_at_the_limits_it_says_so(enter) -> None:
    async with enter() as visit:
        await visit.press("2", *["."] * 12)
        assert widths_of(visit)[0] == widths_of(visit)[2] == LEAST_SIDE
        assert "hides them" in visit.said
        await visit.press("1", *["."] * 30)
        assert widths_of(visit)[1] == LEAST_TEXT
        assert "as wide as it can be" in visit.said
        await visit.press(*[","] * 30)
        assert widths_of(visit)[0] == LEAST_SIDE
        assert "hides it" in visit.said


async def test_taller_and_shorter(enter) -> None:
    async with enter() as visit:
        names, card = heights_of(visit, "entities", "card")
        await visit.press("3", "^")
        more, less = heights_of(visit, "entities", "card")
        assert (more > names, less < card, more + less) == (True, True, names + card)
        await visit.press("4", "^", "^")
        assert heights_of(visit, "entities")[0] < names
        await visit.press("_")
        assert heights_of(visit, "entities", "card") == (names, card)
        await visit.press("2", "^")
        assert "one above the other" in visit.said
        await visit.press("3", *["^"] * 20)
        assert heights_of(visit, "card")[0] >= 5
        assert "as tall as it can be" in visit.said


async def test_what_narrows_down_shares_the_column_of_the_hits(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter")
        hits, facets = heights_of(visit, "documents", "facets")
        await visit.press("5", "^")
        assert heights_of(visit, "facets")[0] > facets
        await visit.press("1", "^")
        assert heights_of(visit, "documents", "facets") == (hits, facets)
        await visit.press("_", "2", "escape", "escape", "escape")
        assert heights_of(visit, "documents")[0] == hits + facets


async def test_hidden_and_shown(enter) -> None:
    async with enter() as visit:
        await visit.press("4", "\\")
        assert widths_of(visit)[2] == 0
        assert visit.room.place == "reader"
        assert visit.said == "Names and card are hidden; 3 and 4 show them."
        await visit.press("tab")
        assert visit.room.place == "documents"
        await visit.press("\\")
        assert widths_of(visit) == (0, 120, 0)
        assert visit.said == "The text is alone; \\ shows the other panes."
        await visit.press("tab")
        assert visit.room.place == "reader"
        assert visit.said == "The text is alone; \\ shows the other panes."
        await visit.press(".")
        assert "alone" in visit.said
        await visit.press("1")
        assert widths_of(visit)[0] > 0
        await visit.press("2", "\\", "\\")
        assert visit.said == "All panes are shown again."
        assert min(widths_of(visit)) > 0


async def test_a_search_shows_the_hits_where_the_list_was_hidden(enter) -> None:
    async with enter() as visit:
        await visit.press("\\", "/", *"s-400")
        left, _text, side = widths_of(visit)
        assert (left > 0, side) == (True, 0)


async def test_beside_the_text_where_there_is_room_for_one(enter) -> None:
    async with enter((80, 24)) as visit:
        left, text, _side = widths_of(visit)
        await visit.press("1", ".")
        assert widths_of(visit) == (left + 4, text - 4, 0)
        await visit.press("4")
        assert widths_of(visit) == (0, text - 4, left + 4)
        await visit.press("2", ".")
        assert widths_of(visit) == (0, text, left)
        await visit.press("^")
        assert "one above the other" in visit.said
        await visit.press("\\")
        assert widths_of(visit) == (0, 80, 0)
        await visit.press("\\")
        assert widths_of(visit) == (0, text, left)


@pytest.mark.parametrize("key", [".", ",", "^", "_", "\\"])
async def test_one_pane_at_a_time_has_no_size_to_change(enter, key) -> None:
    async with enter((50, 20)) as visit:
        await visit.press(key)
        assert visit.said
        assert widths_of(visit) == (0, 50, 0)
    async with enter() as visit:
        await visit.press("z", key)
        assert visit.said
        assert widths_of(visit) == (0, 120, 0)


async def test_hidden_panes_are_gone_to_where_there_is_room_for_one(enter) -> None:
    async with enter() as visit:
        await visit.press("\\")
        await visit.resize(50, 20)
        await visit.press("tab")
        assert visit.room.place == "entities"
        assert widths_of(visit) == (0, 0, 50)


async def test_sizes_give_way_to_other_screens_and_come_back(enter) -> None:
    async with enter((160, 40)) as visit:
        await visit.press("1", *["."] * 6, "4", *["."] * 6, "2")
        wide = widths_of(visit)
        for size in ((120, 40), (100, 30), (80, 24), (60, 20), (50, 10), (20, 5)):
            await visit.resize(*size)
            assert widths_of(visit)[1] >= min(LEAST_TEXT, size[0])
        await visit.press("z")
        await visit.resize(160, 40)
        assert widths_of(visit)[1] == 160
        await visit.press("z")
        assert widths_of(visit) == wide


@pytest.mark.parametrize("fresh", [True, False])
async def test_the_sizes_are_there_again_at_the_first_paint(enter, fresh) -> None:
    async with enter() as visit:
        await visit.press("1", ".", ".", "3", "^", "2")
        kept, heights = widths_of(visit), heights_of(visit, "entities", "card")
    async with enter(fresh=fresh) as visit:
        assert widths_of(visit) == kept
        assert heights_of(visit, "entities", "card") == heights
        await visit.press("4", "\\")
    async with enter(fresh=fresh) as visit:
        assert widths_of(visit)[2] == 0


async def test_rubbish_in_the_notebook_is_no_matter(enter) -> None:
    async with enter() as visit:
        usual = widths_of(visit)
        visit.room.notebook.remember("layout", '{"left": [')
    async with enter() as visit:
        assert widths_of(visit) == usual


async def test_the_pane_with_the_keys_has_a_frame_of_its_own(enter) -> None:
    async with enter() as visit:
        for key, name in (("1", "documents"), ("2", "reader"), ("3", "entities"), ("4", "card")):
            await visit.press(key)
            framed = {pane: visit.room.pane(pane).styles.border_top[0] for pane in ("documents", "reader", "card")}
            assert {pane for pane, kind in framed.items() if kind == "heavy"} == {name} - {"entities"}


# Without cards


@pytest.fixture
def bare(folder):
    """The collection without its cards."""
    (folder / "cards" / "all.yaml").unlink()
    return folder


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20)])
async def test_a_collection_without_cards_has_no_empty_panes(enter, bare, size) -> None:
    async with enter(size) as visit:
        assert widths_of(visit)[2] == 0
        for key in ("3", "4"):
            await visit.press(key)
            assert visit.room.place == "reader"
            assert visit.said == "There are no names to show: this collection has no cards."
        await visit.press("tab")
        assert visit.room.place == "documents"
        assert str(visit.room.tabs.render()).find("Card") == -1
        await visit.press("tab")
        assert visit.room.place == "reader"


async def test_without_cards_the_list_can_be_sized_and_hidden(enter, bare) -> None:
    async with enter() as visit:
        left, text, _side = widths_of(visit)
        await visit.press(".")
        assert widths_of(visit) == (left - 4, text + 4, 0)
        await visit.press("\\")
        assert widths_of(visit) == (0, 120, 0)
        await visit.press("\\")
        assert widths_of(visit) == (left - 4, text + 4, 0)
