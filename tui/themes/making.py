"""From a few colours to a theme with all the variables that the widgets and the text use."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from textual.theme import Theme

_LABELS_ON_DARK = {
    "red": "#ff9b94",
    "orange": "#ffb46b",
    "yellow": "#f2d84b",
    "green": "#8fdc84",
    "blue": "#8cc4ff",
    "purple": "#d7b0ff",
}
_LABELS_ON_LIGHT = {
    "red": "#8f1020",
    "orange": "#7a3800",
    "yellow": "#5c4a00",
    "green": "#0f5210",
    "blue": "#0a418c",
    "purple": "#5a1c94",
}


class Colours(Struct, frozen=True):
    """The colours of a theme; grounds are those on which text stands, `on_*` the text upon a strong ground.

    `kinds` are those of the mentions. `strong` is for what has the keys, `quiet_bar` and `quiet_border` for what has
    not. `on_hit` is empty where text keeps its colour on a hit.
    """

    text: str
    ground: str
    surface: str
    panel: str
    cursor_line: str
    bookmarked: str
    muted: str
    strong: str
    on_strong: str
    key: str
    secondary: str
    error: str
    success: str
    quiet_bar: str
    quiet_border: str
    scrollbar: str
    scrollbar_hover: str
    kinds: Mapping[str, str]
    hit: str
    hit_here: str
    on_hit_here: str
    find: str
    find_here: str
    on_find_here: str
    selection: str
    on_selection: str
    typed_selection: str
    bookmark: str
    on_hit: str = ""


def made(name: str, colours: Colours, *, dark: bool, weights: str = "quiet") -> Theme:
    """A theme; the kinds of mentions differ by weights and lines too, not by colour only: "strong" or "quiet"."""
    return Theme(
        name=name,
        dark=dark,
        primary=colours.strong,
        secondary=colours.secondary,
        accent=colours.key,
        warning=colours.key,
        error=colours.error,
        success=colours.success,
        foreground=colours.text,
        background=colours.ground,
        surface=colours.surface,
        panel=colours.panel,
        variables={
            **{f"kind-{kind}": colour for kind, colour in colours.kinds.items()},
            **{f"label-{name}": colour for name, colour in (_LABELS_ON_DARK if dark else _LABELS_ON_LIGHT).items()},
            "kind-weights": weights,
            **_of_the_text(colours),
            **_of_the_frame(colours),
        },
    )


def _of_the_text(colours: Colours) -> dict[str, str]:
    return {
        **({"hit-text": colours.on_hit} if colours.on_hit else {}),
        "hit": colours.hit,
        "hit-here": colours.hit_here,
        "hit-here-text": colours.on_hit_here,
        "find": colours.find,
        "find-here": colours.find_here,
        "find-here-text": colours.on_find_here,
        "selection": colours.selection,
        "selection-text": colours.on_selection,
        "bookmarked": colours.bookmarked,
        "link": colours.strong,
        "code": colours.panel,
        "bookmark": colours.bookmark,
        "cursor-line": colours.cursor_line,
        "cursor-bar": colours.strong,
        "cursor-bar-quiet": colours.quiet_bar,
        "muted": colours.muted,
    }


def _of_the_frame(colours: Colours) -> dict[str, str]:
    return {
        "text": colours.text,
        "text-muted": colours.muted,
        "border": colours.strong,
        "border-blurred": colours.quiet_border,
        "block-cursor-background": colours.strong,
        "block-cursor-foreground": colours.on_strong,
        "block-cursor-text-style": "bold",
        "footer-background": colours.surface,
        "footer-key-foreground": colours.key,
        "input-selection-background": colours.typed_selection,
        "input-selection-foreground": colours.text,
        "scrollbar": colours.scrollbar,
        "scrollbar-background": colours.ground,
        "scrollbar-corner-color": colours.ground,
        "scrollbar-hover": colours.scrollbar_hover,
        "scrollbar-active": colours.strong,
        "scrollbar-background-hover": colours.surface,
        "scrollbar-background-active": colours.surface,
    }
