"""The palette of the app that a widget is in."""

from __future__ import annotations

from textual.widget import Widget

from tui.content import Palette

_palettes: dict[tuple[str, bool], Palette] = {}


def palette_for(widget: Widget) -> Palette:
    """The palette of the current theme; without colour where NO_COLOR is set."""
    app = widget.app
    key = (app.theme, app.no_color)
    if key not in _palettes:
        theme = app.current_theme
        variables = {**theme.to_color_system().generate(), **theme.variables}
        _palettes[key] = Palette.of(variables, colour=not app.no_color)
    return _palettes[key]
