"""Labels on all that can be opened."""

from __future__ import annotations

import pytest

from tui.labels import LETTERS, labels_for
from tui.screens.labels import LabelScreen
from tui.screens.reading.labelling import spots_of

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


@pytest.mark.parametrize("count", [0, 1, 9, 26, 27, 51, 300, 676])
def test_no_label_is_the_beginning_of_another(count) -> None:
    labels = labels_for(count)
    assert len(labels) == len(set(labels)) == count
    assert all(len(label) <= 2 for label in labels)
    singles = {label for label in labels if len(label) == 1}
    assert not any(label[0] in singles for label in labels if len(label) == 2)
    assert labels == sorted(labels, key=len)


def test_as_many_as_can_be_are_short() -> None:
    assert labels_for(26) == list(LETTERS)
    assert sum(len(label) == 1 for label in labels_for(27)) == 25
    assert len(labels_for(5_000)) == 676


def label_of(visit, x: int, y: int) -> str:
    labels = visit.screen(LabelScreen)._picture.labels
    return next(label for label, spot in labels.items() if spot == (x, y))


def painted(visit) -> list[str]:
    return [strip.text for strip in visit.pilot.app.screen._compositor.render_strips()]


async def test_a_label_opens_a_name_in_the_text(enter) -> None:
    async with enter() as visit:
        before = painted(visit)
        spots = spots_of(visit.room)
        line = next(y for y, text in enumerate(before) if "Ajay Kumar led" in text)
        column = before[line].index("Ajay Kumar led")
        assert any((spot.x, spot.y) == (column, line) for spot in spots)
        await visit.press(";")
        label = label_of(visit, column, line)
        after = painted(visit)
        assert after[line][column : column + len(label)] == label
        assert after[line][column + len(label) :].split("│")[0].startswith("Ajay Kumar led"[len(label) :])
        assert {len(text) for text in after} == {len(text) for text in before}
        await visit.type(label)
        assert visit.room.is_active
        assert visit.card == "ajay-kumar"
        assert visit.room.desk.pinned
        assert visit.at.startswith("Ajay Kumar")


async def test_a_label_opens_a_row_of_another_pane(enter) -> None:
    async with enter() as visit:
        await visit.press(";")
        screen = visit.screen(LabelScreen)
        place = next(y for y, text in enumerate(painted(visit)) if "ninth" in text.lower())
        label = next(
            label for label, (x, y) in screen._picture.labels.items() if y == place and x < visit.room.reader.region.x
        )
        await visit.type(label)
        assert visit.document == NINTH
        assert visit.room.place == "reader"


@pytest.mark.parametrize("key", ["escape", "1", "enter", "space"])
async def test_any_other_key_ends_it(enter, key) -> None:
    async with enter() as visit:
        view = visit.room.view()
        await visit.press(";", key)
        assert visit.room.is_active
        assert visit.room.view() == view


async def test_the_first_letter_leaves_the_labels_that_begin_so(enter, folder) -> None:
    for number in range(40):
        (folder / f"2020-01-{number % 28 + 1:02}-{number:02}.txt").write_text("Ellen Lord. " * 30, "utf-8")
    async with enter() as visit:
        await visit.press("1", "f", *"2020", "enter", "enter", ";")
        picture = visit.screen(LabelScreen)._picture
        label = next(label for label in picture.labels if len(label) == 2)
        assert picture.labels[label][0] >= 0
        await visit.press(label[0])
        x, y = picture.labels[label]
        assert painted(visit)[y][x] == label[1]
        await visit.press(label[1])
        assert visit.room.is_active


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 8)])
@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_every_label_is_on_the_screen_and_apart(enter, size, pane) -> None:
    async with enter(size=size) as visit:
        await visit.press(pane, ";")
        spots = list(visit.screen(LabelScreen)._picture.labels.values())
        assert spots
        assert all(0 <= x < size[0] and 0 <= y < size[1] for x, y in spots)
        assert all(
            abs(one[0] - other[0]) >= 2 for one in spots for other in spots if one != other and one[1] == other[1]
        )
        await visit.press("escape")
        assert visit.room.is_active


async def test_the_tabs_have_labels(enter) -> None:
    async with enter(size=(60, 20)) as visit:
        await visit.press(";")
        tab = visit.room.tabs.content_region
        start = next(start for start, pane in visit.room.tabs.starts if pane == "entities")
        await visit.type(label_of(visit, tab.x + start, tab.y))
        assert visit.room.place == "entities"


async def test_the_labels_are_legible_without_colour(enter, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with enter() as visit:
        await visit.press(";")
        picture = visit.screen(LabelScreen)._picture
        (x, y), label = next((spot, label) for label, spot in picture.labels.items())
        at = 0
        for segment in picture.render_line(y):
            if at == x:
                assert segment.text == label
                assert segment.style is not None and segment.style.reverse
            at += len(segment.text)


async def test_another_size_ends_it(enter) -> None:
    async with enter() as visit:
        await visit.press(";")
        visit.screen(LabelScreen)
        await visit.resize(80, 24)
        assert visit.room.is_active
