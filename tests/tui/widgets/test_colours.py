import pytest
from rich.color import ColorSystem
from textual.color import Color

from tui.content import SLOTS, Palette
from tui.themes import THEMES

GROUNDS = ("background", "cursor-line", "surface", "footer-background")
TEXTS = ("foreground", "muted", "bookmark", "text-muted", *(f"kind-{slot}" for slot in SLOTS))


def luminance(colour):
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def on_256(colour):
    return Color(*colour.rich_color.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


def variables(theme):
    return {**theme.to_color_system().generate(), **theme.variables}


def palette(theme, colours=1 << 24):
    return Palette.of(variables(theme), colours=colours)


def shown(style, under, foreground):
    """The foreground and ground of a style laid over another ground."""
    return style.foreground or foreground, style.background or under


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_stands_out_from_every_ground(theme):
    values = variables(theme)
    for text in TEXTS:
        for ground in GROUNDS:
            assert contrast(Color.parse(values[text]), Color.parse(values[ground])) >= 4.5, (text, ground)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("colours", [1 << 24, 256])
def test_hits_and_mentions_are_legible_over_each_other(theme, colours):
    values, styles = variables(theme), palette(theme, colours)
    ground, foreground = Color.parse(values["background"]), Color.parse(values["foreground"])
    seen = (lambda colour: colour) if colours > 256 else on_256
    pairs = [
        shown(style + over, ground, foreground) for style in styles.entities for over in (styles.hit, styles.hit_here)
    ]
    pairs += [shown(style, ground, foreground) for style in (*styles.entities_here, styles.hit, styles.hit_here)]
    pairs += [shown(style + styles.hit, ground, foreground) for style in styles.entities_here]
    line = Color.parse(values["cursor-line"])
    pairs += [shown(style, line, foreground) for style in (*styles.entities, styles.text, styles.muted)]
    for text, under in pairs:
        assert contrast(seen(text), seen(under)) >= 4.5, (text, under)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_other_words_of_the_frame_are_legible(theme):
    values = variables(theme)
    ground = Color.parse(values["background"])
    for text in ("text-error", "border", "footer-key-foreground"):
        assert contrast(Color.parse(values[text]), ground) >= 4.5, text
    pairs = (("block-cursor-foreground", "block-cursor-background"), ("foreground", "input-selection-background"))
    for text, under in (*pairs, ("hit-here-text", "hit-here")):
        assert contrast(Color.parse(values[text]), Color.parse(values[under])) >= 4.5, text


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_kinds_have_colours_of_their_own(theme):
    assert len({variables(theme)[f"kind-{slot}"] for slot in SLOTS}) == len(SLOTS)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_with_sixteen_colours_text_keeps_off_its_ground(theme):
    values, styles = variables(theme), palette(theme, 16)

    def number(colour):
        return colour.rich_color.downgrade(ColorSystem.STANDARD).number

    ground = number(Color.parse(values["background"]))
    assert ground == (0 if theme.dark else 15)
    legible = {1, 2, 3, 6, 7, 9, 10, 11, 13, 14, 15} if theme.dark else {0, 1, 4, 5, 8}
    for style in (*styles.entities, styles.muted, styles.bookmark, styles.doubt, styles.bar, styles.bar_quiet):
        assert number(style.foreground) in legible
    for name in ("foreground", "text-muted", "border", "text-error", "footer-key-foreground"):
        assert number(Color.parse(values[name])) in legible, name
    assert styles.hit.reverse
    assert styles.hit_here.reverse


def test_without_colour_everything_has_a_weight_or_a_line():
    styles = Palette.of(variables(THEMES[0]), colours=0)
    for style in (*styles.entities, *styles.entities_here, styles.ambiguous, styles.hit, styles.hit_here):
        assert style.foreground is None
        assert style.background is None
        assert style.bold or style.italic or style.underline or style.reverse
    assert [style.reverse for style in (styles.hit_here, styles.hit, *styles.entities_here, *styles.entities)] == [
        True,
        *[None] * 17,
    ]
    assert styles.hit not in (*styles.entities, *styles.entities_here)
    assert not set(styles.entities) & set(styles.entities_here)
    people, organisations, laws = (styles.entity(kind) for kind in ("person", "organisation", "law"))
    assert (people.underline, organisations.bold, laws.italic) == (True, True, True)
    assert len({people, organisations, laws}) == 3


def test_a_foreign_theme_lends_its_colours_and_an_ansi_theme_only_weights():
    from textual.theme import BUILTIN_THEMES

    for theme in BUILTIN_THEMES.values():
        styles = Palette.of(variables(theme))
        assert (styles.entity("person").foreground is None) == theme.ansi, theme.name
