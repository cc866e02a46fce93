"""The colours that bookmarks are labelled with: their letters and words, so that none is told by its colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from tui.notebook import COLOURS, Colour

LETTERS: Mapping[Colour, str] = {colour: colour[:1] for colour in COLOURS if colour}
"""The letter that stands for a colour beside a star, and on the key that chooses it."""

NONE = "n"
"""The key that takes a colour away."""


def colour_of(letter: str) -> Colour | None:
    """The colour of a letter, empty for that of none; None for any other."""
    if letter == NONE:
        return ""
    return next((colour for colour, own in LETTERS.items() if own == letter), None)


def style_of(colour: Colour) -> str:
    """The style of a label among the variables of the theme."""
    return f"bold $label-{colour}" if colour else "$text-muted"


def label(colour: Colour) -> Content:
    """A label as it is read in a list: a sign and its word, in its colour."""
    return Content.styled(f"■ {colour}" if colour else "no colour", style_of(colour))
