"""Colour labels: chosen by keys, told by a letter and a word as well as by colour, legible in every theme."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tui.content import LABELS, Palette
from tui.notebook import COLOURS
from tui.screens.audit import AuditScreen
from tui.screens.colours import ColourScreen
from tui.themes import THEMES, lent
from tui.tints import luminance, tinted
from tui.widgets.reader_marks import Marks
from tui.widgets.reader_paint import Margin, Page

LIGHTNESS = 4.5


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def margin(visit, row: int) -> str:
    return visit.room.reader.render_line(row).text[:6]


async def test_the_bookmark_here_is_labelled_and_the_margin_has_its_letter(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "#")
        visit.screen(ColourScreen)
        await visit.press("b")
        assert visit.said == "1 bookmark labelled blue; u undoes it."
        assert visit.room.notebook.bookmarks()[0].colour == "blue"
        assert "B" in margin(visit, visit.room.reader.cursor_row)
        await visit.press("u")
        assert visit.room.notebook.bookmarks()[0].colour == ""
        assert "★" in margin(visit, visit.room.reader.cursor_row)
        await visit.press("U")
        assert visit.room.notebook.bookmarks()[0].colour == "blue"
        await visit.press("#", "n")
        assert visit.said == "1 bookmark without a colour; u undoes it."


async def test_a_passage_without_a_bookmark_is_kept_for_its_label(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "#", "down", "down", "enter")
        (mark,) = visit.room.notebook.bookmarks()
        assert (mark.quote[:5], mark.colour) == ("India", "orange")
        await visit.press("#", "escape")
        assert visit.room.notebook.bookmarks()[0].colour == "orange"
        await visit.press("#", "enter")
        assert visit.said == "It is orange already."


async def test_the_label_is_there_the_next_time(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "#", "g", "ctrl+q")
    async with enter() as visit:
        assert "G" in margin(visit, visit.room.reader.cursor_row)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_labels_are_legible_in_our_themes(theme) -> None:
    palette = Palette.of({**theme.to_color_system().generate(), **theme.variables})
    ground = Color.parse(theme.background or "")
    least = 7.0 if theme.name.startswith("high-contrast") else LIGHTNESS
    for name in LABELS:
        label, kept = palette.labels[name].foreground, palette.labelled[name].background
        assert label is not None and kept is not None
        for under in (ground, palette.cursor_line.background, kept):
            assert contrast(label, under) >= least, name
        for style in (palette.text, palette.muted, palette.link, *palette.entities, *palette.entities_here):
            under = style.background or kept
            assert contrast(style.foreground, under) >= least, name
    assert len({style.background for style in palette.labelled.values()}) == len(LABELS)


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_labels_are_legible_in_other_themes(theme) -> None:
    palette = Palette.of({**lent(theme), **theme.to_color_system().generate(), **theme.variables})
    ground = Color.parse(theme.to_color_system().generate()["background"])
    for style in palette.labels.values():
        assert contrast(style.foreground, ground) >= LIGHTNESS


@pytest.mark.parametrize("colours", [0, 16, 256])
def test_fewer_colours_leave_the_letter(colours) -> None:
    theme = THEMES[0]
    palette = Palette.of({**theme.to_color_system().generate(), **theme.variables}, colours=colours)
    page = Page(80)
    told = Margin(starred=True, colour="red")
    segments = page.margin(told, focus=False, palette=palette, base=palette.text)
    assert "R" in "".join(segment.text for segment in segments)


def test_letters_tell_colours_apart() -> None:
    assert sorted(LABELS) == sorted(filter(None, COLOURS))
    assert len({name[0] for name in LABELS}) == len(LABELS)


def test_the_first_labelled_bookmark_of_a_line_counts() -> None:
    marks = Marks(bookmarks=[(0, 5), (7, 9), (20, 30)], colours={(7, 9): "red"})
    assert [marks.colour(0, 10), marks.colour(0, 6), marks.colour(20, 40)] == ["red", "", ""]


def test_a_tint_is_no_lighter_than_its_bound() -> None:
    ground, bound = Color.parse("#16181d"), Color.parse("#26231a")
    for colour in ("#ff9b94", "#8cc4ff", "#ffffff"):
        assert luminance(tinted(ground, Color.parse(colour), bound)) <= luminance(bound)


async def test_nothing_is_labelled_where_nothing_can_be_kept(enter, folder) -> None:
    for path in folder.glob("20*"):
        path.unlink()
    async with enter() as visit:
        await visit.press("#")
        assert visit.said == "No passage here to keep."
        await visit.press("A")
        assert visit.screen(AuditScreen).findings == ()
