"""The palette of the app that a widget is in."""

from __future__ import annotations

from textual.widget import Widget

from tui.content import Palette

_COLOURS = {"standard": 16, "windows": 16, "256": 256}
_palettes: dict[tuple[str, int], Palette] = {}


def palette_for(widget: Widget) -> Palette:
    """The palette of the current theme, as far as the terminal has colours and NO_COLOR is not set."""
    app = widget.app
    colours = 0 if app.no_color else _COLOURS.get(app.console.color_system or "", 1 << 24)
    key = (app.theme, colours)
    if key not in _palettes:
        theme = app.current_theme
        variables = {**theme.to_color_system().generate(), **theme.variables}
        _palettes[key] = Palette.of(variables, colours=colours)
    return _palettes[key]
