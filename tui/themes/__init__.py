"""Themes of our own for reading; every text has a contrast of 4.5 or more with its ground, of 7 in the strong ones."""

from __future__ import annotations

from collections.abc import Collection

from textual.theme import Theme

from tui.themes.colour_blind import COLOUR_BLIND_DARK, COLOUR_BLIND_LIGHT
from tui.themes.contrast import CONTRAST_DARK, CONTRAST_LIGHT
from tui.themes.reading import READING_DARK, READING_LIGHT, READING_SEPIA

__all__ = ["ABOUT", "READING_DARK", "READING_LIGHT", "THEMES", "counterpart", "lent"]

THEMES = (
    READING_DARK,
    READING_LIGHT,
    READING_SEPIA,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    COLOUR_BLIND_DARK,
    COLOUR_BLIND_LIGHT,
)
ABOUT = {
    "reading-dark": "long texts",
    "reading-light": "long texts, white paper",
    "reading-sepia": "long texts, old paper",
    "high-contrast-dark": "weak eyes, bright rooms",
    "high-contrast-light": "weak eyes, bright rooms",
    "colour-blind-dark": "kinds for every eye",
    "colour-blind-light": "kinds for every eye",
}
"""What each theme of our own is for."""

_PAIRS = (
    ("reading-dark", "reading-light"),
    ("reading-dark", "reading-sepia"),
    ("catppuccin-mocha", "catppuccin-latte"),
    ("catppuccin-frappe", "catppuccin-latte"),
    ("catppuccin-macchiato", "catppuccin-latte"),
    ("rose-pine", "rose-pine-dawn"),
    ("rose-pine-moon", "rose-pine-dawn"),
    ("atom-one-dark", "atom-one-light"),
)


def counterpart(theme: Theme, names: Collection[str]) -> str:
    """The light theme of `names` that belongs to a dark one, or the dark one that belongs to a light one."""
    ours, others = ("dark", "light") if theme.dark else ("light", "dark")
    named = theme.name.removesuffix(ours) + others
    if theme.name.endswith(ours) and named in names:
        return named
    for pair in _PAIRS:
        if theme.name in pair:
            return pair[1 - pair.index(theme.name)]
    return READING_LIGHT.name if theme.dark else READING_DARK.name


def lent(theme: Theme) -> dict[str, str]:
    """Our variables for a theme that is not one of ours, as a stylesheet needs them all."""
    return (READING_DARK if theme.dark else READING_LIGHT).variables
