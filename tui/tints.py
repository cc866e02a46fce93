"""Grounds that are tinted with a colour, and leave the text on them as legible as another ground does."""

from __future__ import annotations

from textual.color import Color

_STRONGEST = 24  # per cent of the colour


def tinted(ground: Color, colour: Color, bound: Color) -> Color:
    """The ground with as much of a colour as keeps it between `ground` and `bound` in lightness."""
    least = abs(luminance(bound) - luminance(ground))
    for share in range(_STRONGEST, 0, -1):
        found = ground.blend(colour, share / 100)
        if abs(luminance(found) - luminance(ground)) <= least:
            return found
    return bound


def luminance(colour: Color) -> float:
    """The relative luminance of a colour, from 0 to 1 (WCAG 2.1)."""
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
