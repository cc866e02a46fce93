"""The themes of our own: legible everywhere, kinds told apart without colour, and how one is chosen."""

from __future__ import annotations

import math
from itertools import combinations, product

import pytest
from rich.color import Color as RichColor
from rich.segment import Segment
from textual.color import Color
from textual.style import Style
from textual.theme import BUILTIN_THEMES

from tui.content import SLOTS, Palette
from tui.screens.help import HelpScreen
from tui.screens.themes import ThemesScreen
from tui.settings import config_directory, keep_setting
from tui.themes import ABOUT, THEMES, counterpart

# Machado, Oliveira and Fernandes (2009), severity 1.0, over linear RGB
BLIND = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
ALIKE = (("person", "law"), ("organisation", "forum"), ("government", "concept"), ("platform", "programme"))
DEFAULT = RichColor.parse("default")
NAMED = {theme.name: theme for theme in THEMES}
every_theme = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def linear(colour: Color) -> list[float]:
    return [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (p / 255 for p in colour.rgb)
    ]


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(linear, (one, other))
    )
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Color, blindness: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as somebody with a kind of colour blindness sees it."""
    light = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in BLIND[blindness]
    )
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def variables(theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def least(theme) -> float:
    return 7.0 if theme.name.startswith("high-contrast") else 4.5


def compositions(theme) -> list[tuple[str, Style]]:
    """Every way in which styles of the text come to lie over each other, in the order in which the reader lays them."""
    palette = Palette.of(variables(theme))
    values = variables(theme)
    base = Style(foreground=Color.parse(values["foreground"]), background=Color.parse(values["background"]))
    grounds = {"": Style(), "cursor line": palette.cursor_line}
    kept = {"": Style(), "bookmarked": palette.bookmarked, "code": palette.code}
    texts = {name: getattr(palette, name) for name in ("text", "muted", "link", "bookmark", "doubt", "strong", "error")}
    for at, slot in enumerate(SLOTS):
        texts[slot] = palette.entities[at]
        texts[f"{slot} in doubt"] = palette.entities[at] + palette.ambiguous
        texts[f"{slot} here"] = palette.entities_here[at]
    hits = {"": Style(), "hit": palette.hit, "hit here": palette.hit_here}
    finds = {"": Style(), "find": palette.find, "find here": palette.find_here}
    selected = {"": Style(), "selected": palette.selection}
    found = []
    for parts in product(*(table.items() for table in (grounds, kept, texts, hits, finds, selected))):
        style = base
        for _name, over in parts:
            style += over
        found.append((" + ".join(name for name, _style in parts if name), style))
    return found


@every_theme
def test_every_text_on_every_ground_it_can_stand_on(theme) -> None:
    for name, style in compositions(theme):
        assert style.foreground is not None
        assert style.background is not None
        assert contrast(style.foreground, style.background) >= least(theme), name


@every_theme
def test_the_words_of_the_frame(theme) -> None:
    values = variables(theme)
    pairs = [
        ("foreground", ("background", "surface", "panel", "input-selection-background")),
        ("text-muted", ("background", "surface", "footer-background")),
        ("muted", ("background", "surface", "cursor-line")),
        ("footer-key-foreground", ("footer-background", "background")),
        ("text-error", ("background", "panel")),
        ("block-cursor-foreground", ("block-cursor-background",)),
        ("border", ("background",)),
    ]
    for text, grounds in pairs:
        for ground in grounds:
            told = contrast(Color.parse(values[text]), Color.parse(values[ground]))
            assert told >= least(theme), (text, ground, round(told, 2))


@every_theme
def test_what_has_the_keys_stands_out(theme) -> None:
    values = variables(theme)
    ground = Color.parse(values["background"])
    for line in ("border", "cursor-bar", "scrollbar-active"):
        assert contrast(Color.parse(values[line]), ground) >= 3.0, line
    for line in ("cursor-bar-quiet",):
        assert contrast(Color.parse(values[line]), ground) >= 2.5, line
    assert contrast(Color.parse(values["cursor-line"]), ground) > 1.05


@pytest.mark.parametrize("name", ["colour-blind-dark", "colour-blind-light"])
@pytest.mark.parametrize("blindness", BLIND)
def test_kinds_differ_for_every_eye(name, blindness) -> None:
    values = variables(NAMED[name])
    colours = [Color.parse(values[f"kind-{slot}"]) for slot in SLOTS] + [Color.parse(values["foreground"])]
    seen = [lab(colour, blindness) for colour in colours]
    assert min(math.dist(one, other) for one, other in combinations(seen, 2)) >= 15


def lines(style: Style) -> tuple[bool, bool, bool]:
    """What of a style is seen without colour."""
    return bool(style.bold), bool(style.italic), bool(style.underline)


@pytest.mark.parametrize("name", [name for name in NAMED if not name.startswith("reading")])
def test_kinds_differ_by_weights_and_lines_too(name) -> None:
    palette = Palette.of(variables(NAMED[name]))
    assert len(set(map(lines, palette.entities))) == len(SLOTS)


@pytest.mark.parametrize("name", [name for name in NAMED if name.startswith("reading")])
@pytest.mark.parametrize("colours", [1 << 24, 256])
def test_kinds_of_the_quiet_themes_share_a_weight_by_twos_and_leave_lines_to_links_and_doubt(name, colours) -> None:
    palette = Palette.of(variables(NAMED[name]), colours=colours)
    kinds = list(map(lines, palette.entities))
    assert {kinds.count(kind) for kind in kinds} == {2}
    assert lines(palette.entity("government")) == lines(Style())
    in_doubt = {lines(palette.entity(slot, ambiguous=True)) for slot in SLOTS}
    assert len({*kinds, *in_doubt, lines(palette.link)}) == len(set(kinds)) + len(in_doubt) + 1
    together = {frozenset(slot for slot in SLOTS if lines(palette.entity(slot)) == kind) for kind in kinds}
    assert together == set(map(frozenset, ALIKE))


@every_theme
def test_each_has_a_counterpart_and_a_word_about_it(theme) -> None:
    other = NAMED[counterpart(theme, NAMED)]
    assert other.dark != theme.dark
    assert ABOUT[theme.name]


async def test_the_chooser_shows_each_theme_and_keeps_one(enter) -> None:
    async with enter() as visit:
        app = visit.pilot.app
        await visit.press("T")
        screen = visit.screen(ThemesScreen)
        assert screen.rows.row is not None and screen.rows.row.key == "reading-dark"
        await visit.press("down")
        assert app.theme == "reading-light"
        await visit.press("escape")
        assert app.theme == "reading-dark"
        assert not (config_directory() / "config.yaml").exists()
        await visit.press("T", *"contrast")
        assert app.theme == "high-contrast-dark"
        await visit.press("down", "enter")
        assert app.theme == "high-contrast-light"
        assert visit.room.is_active
    async with enter() as visit:
        assert visit.pilot.app.theme == "high-contrast-light"
        await visit.press("D")
        assert visit.pilot.app.theme == "high-contrast-dark"


async def test_a_word_that_fits_no_theme_shows_the_one_that_counts(enter) -> None:
    async with enter() as visit:
        await visit.press("T", "down", *"nosuch")
        assert visit.pilot.app.theme == "reading-dark"
        await visit.press("enter", "escape")
        assert visit.pilot.app.theme == "reading-dark"


async def test_the_themes_of_textual_are_offered_and_kept(enter) -> None:
    async with enter() as visit:
        await visit.press("T", *"gruvbox", "enter")
        assert visit.pilot.app.theme == "gruvbox"
    async with enter() as visit:
        assert visit.pilot.app.theme == "gruvbox"
        assert visit.said == ""
        await visit.press("D")
        assert visit.pilot.app.theme == "reading-light"


def test_counterparts_of_the_themes_of_textual() -> None:
    names = {**BUILTIN_THEMES, **NAMED}
    pairs = {name: counterpart(theme, names) for name, theme in names.items()}
    assert pairs["textual-dark"] == "textual-light"
    assert pairs["solarized-light"] == "solarized-dark"
    assert pairs["rose-pine"] == "rose-pine-dawn"
    assert all(names[other].dark != names[name].dark for name, other in pairs.items())


async def test_every_screen_stands_in_every_theme(enter) -> None:
    async with enter((100, 30)) as visit:
        for name in ("high-contrast-light", "colour-blind-dark", "textual-light", "ansi-dark", "nord"):
            visit.pilot.app.theme = name
            await visit.settle()
            await visit.press("/", *"400", "enter", "b", "c", "q", "x", "escape")
            for key in ("?", ":", "B", "C", "h"):
                await visit.press(key)
                assert not visit.room.is_active, (name, key)
                await visit.press("escape")
                assert visit.room.is_active, (name, key)
            await visit.press("q")


def painted(app) -> list[Segment]:
    return [segment for strip in app.screen._compositor.render_strips() for segment in strip]


def too_faint(segments: list[Segment]) -> list[tuple[str, float]]:
    """The texts that have less contrast than 4.5:1 with their ground; lines and bars are no text."""
    found = []
    for segment in segments:
        style = segment.style
        if style is None or not any(character.isalnum() for character in segment.text):
            continue
        assert style.color is not None and style.bgcolor is not None, segment
        text, ground = (Color(*colour.get_truecolor()) for colour in (style.color, style.bgcolor))
        if (told := contrast(text, ground)) < 4.5:
            found.append((segment.text, round(told, 2)))
    return found


async def test_without_colour_every_text_can_be_read(enter, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with enter() as visit:
        await visit.press("/", *"s-400", "enter", "b", "v")
        for theme in NAMED:
            visit.pilot.app.theme = theme
            await visit.settle()
            assert too_faint(painted(visit.pilot.app)) == [], theme
        await visit.press("escape", "1", "j")
        assert too_faint(painted(visit.pilot.app)) == []
        await visit.press("?")
        x, y, width, height = visit.screen(HelpScreen).rows.region
        strips = visit.pilot.app.screen._compositor.render_strips()[y : y + height]
        rows = [segment for strip in strips for segment in strip.crop(x, x + width)]
        assert len(rows) > height
        assert too_faint(rows) == []


async def test_without_colour_the_pane_with_the_keys_and_the_kinds_are_told(enter, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with enter() as visit:
        segments = painted(visit.pilot.app)
        colours = {
            colour
            for segment in segments
            if segment.style is not None
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None
        }
        assert all(len(set(colour.get_truecolor())) == 1 for colour in colours)
        assert visit.room.reader.styles.border_top[0] == "heavy"
        assert any("┏" in segment.text for segment in segments)
        lined = [segment.text for segment in segments if segment.style and segment.style.underline]
        assert any("DTTI" in text for text in lined)


async def test_without_colour_a_theme_of_the_terminal_is_no_black_on_black(enter, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    keep_setting("theme", "ansi-dark")
    async with enter() as visit:
        assert visit.pilot.app.theme == "ansi-dark"
        segments = painted(visit.pilot.app)
        styles = [segment.style for segment in segments if segment.style is not None and segment.text.strip()]
        assert styles
        assert not [style for style in styles if style.color is not None and style.color == style.bgcolor != DEFAULT]


async def test_the_frame_names_the_kind_of_the_mention(enter) -> None:
    async with enter() as visit:
        await visit.press("]")
        assert str(visit.room.reader.border_subtitle).startswith("DTTI · forum · by name ─ passage")
        await visit.resize(62, 20)
        assert "forum" in str(visit.room.reader.border_subtitle)
