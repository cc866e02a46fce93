"""From records to textual `Content`: text as it stands with styles laid over it; markup is never parsed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from textual.color import Color, ColorParseError
from textual.content import Content, Span
from textual.style import Style

from tui.tints import tinted

SLOTS = ("person", "organisation", "government", "law", "platform", "forum", "programme", "concept")
_KNOWN = {
    **{slot: slot for slot in SLOTS},
    "people": "person",
    "working-group": "organisation",
    "unit": "organisation",
    "company": "organisation",
    "country": "government",
    "place": "government",
    "policy": "law",
    "treaty": "law",
    "weapon": "platform",
    "system": "platform",
    "agreement": "forum",
    "event": "programme",
    "project": "programme",
    "term": "concept",
    "office": "person",
}
_FALLBACK = ("warning", "primary", "success", "error", "success", "accent", "warning", "secondary")
_PLAIN = (
    Style(underline=True),
    Style(bold=True),
    Style(italic=True, underline=True),
    Style(italic=True),
    Style(bold=True, italic=True),
    Style(italic=True, underline=True),
    Style(underline=True),
    Style(italic=True),
)
_WEIGHTS = (
    Style(underline=True),
    Style(bold=True),
    Style(italic=True, underline=True),
    Style(italic=True),
    Style(bold=True, italic=True),
    Style(bold=True, underline=True),
    Style(bold=True, italic=True, underline=True),
    Style(),
)
# Quiet ones for long texts: lines are left to links and to doubt, so that two kinds that nobody takes for each other
# share a weight, and what is named most often is plain.
_QUIET = (
    Style(italic=True),
    Style(bold=True),
    Style(),
    Style(italic=True),
    Style(bold=True, italic=True),
    Style(bold=True),
    Style(bold=True, italic=True),
    Style(),
)
LABELS = ("red", "orange", "yellow", "green", "blue", "purple")
# of the sixteen, in the values by which rich finds them again
_ON_BLACK = ("#ffff55", "#55ffff", "#55ff55", "#ff5555", "#00aa00", "#ff55ff", "#aa5500", "#aaaaaa")
_ON_WHITE = ("#aa0000", "#0000aa", "#0000aa", "#aa00aa", "#aa0000", "#aa00aa", "#aa0000", "#000000")
_LABELS_ON_BLACK = ("#ff5555", "#aa5500", "#ffff55", "#55ff55", "#55ffff", "#ff55ff")
_LABELS_ON_WHITE = ("#aa0000", "#aa0000", "#000000", "#000000", "#0000aa", "#aa00aa")
_HIDDEN = {"Cc", "Cs", "Zl", "Zp"}
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe(text: str) -> str:
    """One line of `text` that can't drive a terminal: white space is a space, controls and bidi marks are `�`."""
    if text.isprintable():  # what is hidden below is none of it, by the categories of Unicode
        return text
    return "".join(
        " "
        if character.isspace()
        else "\ufffd"
        if character in _BIDI or unicodedata.category(character) in _HIDDEN
        else character
        for character in text
    )


def kind_style(kind: str) -> str:
    """The theme variable that colours mentions of `kind`; a kind nobody has heard of keeps one colour for ever."""
    return f"kind-{SLOTS[_slot(kind)]}"


@lru_cache(256)
def _slot(kind: str) -> int:
    known = _KNOWN.get(kind.lower())
    return SLOTS.index(known) if known else crc32(kind.encode("utf-8", "replace")) % len(SLOTS)


class Layer(NamedTuple):
    """A style over a span of a text; where layers overlap the later one wins, attribute by attribute."""

    start: int
    end: int
    style: Style


def highlight(text: str, start: int, end: int, layers: Iterable[Layer]) -> Content:
    """The part of `text` from `start` to `end` under `layers`, whose offsets are those of the whole text."""
    spans = [
        Span(max(layer.start, start) - start, min(layer.end, end) - start, layer.style)
        for layer in layers
        if layer.start < end and layer.end > start
    ]
    return Content(text[start:end], spans)


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles of text, drawn from the variables of a theme; without colour they are weights and lines.

    `labels` are those of the stars of labelled bookmarks, `labelled` those of their text, as far as there are any.
    """

    entities: tuple[Style, ...]
    entities_here: tuple[Style, ...]
    ambiguous: Style
    hit: Style
    hit_here: Style
    find: Style
    find_here: Style
    selection: Style
    bookmarked: Style
    link: Style
    code: Style
    bookmark: Style
    labels: Mapping[str, Style]
    labelled: Mapping[str, Style]
    doubt: Style
    cursor_line: Style
    bar: Style
    bar_quiet: Style
    text: Style
    muted: Style
    strong: Style
    error: Style

    def entity(self, kind: str, *, ambiguous: bool = False, here: bool = False) -> Style:
        """How a mention of a card of `kind` looks; `here` is the one mention that Enter would open."""
        slot = _slot(kind)
        style = self.entities_here[slot] if here else self.entities[slot]
        return style + self.ambiguous if ambiguous else style

    @classmethod
    def of(cls, variables: Mapping[str, str], *, colours: int = 1 << 24) -> Palette:
        """The palette of a theme on a terminal of so many colours, 0 for none.

        A theme that lacks our variables lends its own; an ANSI theme, whose colours nobody knows, only has weights.
        """
        ground = _colour(variables.get("background", ""))
        if not colours or ground is None or ground.ansi is not None:
            return _plain_palette()
        if colours <= 16:
            return _sixteen_palette(ground.brightness < 0.5)
        return _coloured_palette(variables, ground, exact=colours > 256)


def _colour(value: str) -> Color | None:
    try:
        return Color.parse(value)
    except ColorParseError:
        return None


def _pick(variables: Mapping[str, str], *names: str) -> Color:
    for name in names:
        colour = _colour(variables.get(name, ""))
        if colour is not None and colour.ansi is None:
            return colour
    return Color.parse("#808080")


def _coloured_palette(variables: Mapping[str, str], ground: Color, *, exact: bool) -> Palette:
    """Without `exact` colours the grounds come out lighter, so that only strong contrasts are sure to stay."""

    def pick(*names: str) -> Color:
        return _pick(variables, *names)

    kinds = [pick(f"kind-{slot}", f"text-{other}", "foreground") for slot, other in zip(SLOTS, _FALLBACK, strict=True)]
    weights = {"strong": _WEIGHTS, "quiet": _QUIET}.get(variables.get("kind-weights", ""), (Style(),) * len(SLOTS))
    text = Style(foreground=pick("foreground"))
    hit = Style(background=pick("hit", "warning-muted"))
    if "hit-text" in variables:
        hit += Style(foreground=pick("hit-text"))
    hit_here = Style(background=pick("hit-here", "warning"), foreground=pick("hit-here-text", "background"), bold=True)
    return Palette(
        entities=tuple(Style(foreground=kind) + weight for kind, weight in zip(kinds, weights, strict=True)),
        entities_here=tuple(_here(kind, ground, exact) + weight for kind, weight in zip(kinds, weights, strict=True)),
        ambiguous=Style(italic=True, underline=True),
        hit=hit if exact else hit + text,
        hit_here=hit_here,
        find=Style(background=pick("find", "accent-muted"), foreground=pick("foreground")),
        find_here=Style(
            background=pick("find-here", "accent"), foreground=pick("find-here-text", "background"), bold=True
        ),
        selection=Style(background=pick("selection", "primary-muted"), foreground=pick("selection-text", "foreground")),
        bookmarked=Style(background=pick("bookmarked", "surface")),
        link=Style(foreground=pick("link", "text-primary"), underline=True),
        code=Style(background=pick("code", "panel"), foreground=pick("foreground")),
        bookmark=Style(foreground=pick("bookmark", "text-accent")),
        labels={name: Style(foreground=colour, bold=True) for name, colour in _labels(variables)},
        labelled=_labelled(variables, ground) if exact else {},
        doubt=Style(foreground=pick("bookmark", "text-accent"), bold=True),
        cursor_line=Style(background=pick("cursor-line", "surface")),
        bar=Style(foreground=pick("cursor-bar", "primary")),
        bar_quiet=Style(foreground=pick("cursor-bar-quiet", "primary-muted")),
        text=text,
        muted=Style(foreground=pick("muted", "foreground")),
        strong=Style(bold=True),
        error=Style(foreground=pick("text-error", "error"), bold=True),
    )


def _labels(variables: Mapping[str, str]) -> Iterator[tuple[str, Color]]:
    return ((name, _pick(variables, f"label-{name}", "bookmark", "text-accent")) for name in LABELS)


def _labelled(variables: Mapping[str, str], ground: Color) -> Mapping[str, Style]:
    """Grounds on which text is as legible as on that of a bookmark without a label."""
    bound = _pick(variables, "bookmarked", "surface")
    return {name: Style(background=tinted(ground, colour, bound)) for name, colour in _labels(variables)}


def _here(kind: Color, ground: Color, exact: bool) -> Style:
    if exact:
        return Style(background=ground.blend(kind, 0.18), foreground=kind, bold=True, underline=True)
    return Style(background=kind, foreground=ground, bold=True)


@lru_cache(2)
def _sixteen_palette(dark: bool) -> Palette:
    """Weights and lines, with those of the sixteen colours that are legible on black, or on white, in any terminal."""
    plain = _plain_palette()
    kinds = tuple(
        Style(foreground=Color.parse(colour)) + weight
        for colour, weight in zip(*((_ON_BLACK, _QUIET) if dark else (_ON_WHITE, _PLAIN)), strict=True)
    )
    muted = Style(foreground=Color.parse("#aaaaaa" if dark else "#555555"))
    bar = Style(foreground=Color.parse("#55ffff" if dark else "#0000aa"), bold=True)
    return replace(
        plain,
        entities=kinds,
        entities_here=tuple(kind + Style(reverse=True, bold=True) for kind in kinds),
        hit=Style(reverse=True),
        hit_here=Style(reverse=True, bold=True, underline=True),
        bookmark=Style(foreground=Color.parse("#ffff55" if dark else "#aa0000"), bold=True),
        labels={
            name: Style(foreground=Color.parse(colour), bold=True)
            for name, colour in zip(LABELS, _LABELS_ON_BLACK if dark else _LABELS_ON_WHITE, strict=True)
        },
        doubt=Style(foreground=Color.parse("#ffff55" if dark else "#aa0000"), bold=True),
        bar=bar,
        bar_quiet=muted,
        muted=muted,
    )


@lru_cache(1)
def _plain_palette() -> Palette:
    return Palette(
        entities=_PLAIN,
        entities_here=tuple(kind + Style(bold=True, italic=True, underline=True) for kind in _PLAIN),
        ambiguous=Style(italic=True, underline=True),
        hit=Style(bold=True, underline=True),
        hit_here=Style(reverse=True, bold=True),
        find=Style(underline=True),
        find_here=Style(reverse=True, underline=True),
        selection=Style(reverse=True),
        bookmarked=Style(),
        link=Style(underline=True),
        code=Style(),
        bookmark=Style(bold=True),
        labels={},
        labelled={},
        doubt=Style(bold=True),
        cursor_line=Style(),
        bar=Style(bold=True),
        bar_quiet=Style(),
        text=Style(),
        muted=Style(),
        strong=Style(bold=True),
        error=Style(bold=True, reverse=True),
    )
