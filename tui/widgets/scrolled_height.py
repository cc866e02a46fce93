"""Scrolling that paints no more than what looks otherwise: neither the whole screen, nor a bar that has not moved."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget

_STEPS = 8  # places that the end of a scroll bar's thumb can have in one cell


def set_scrolled_height(view: ScrollView, height: int) -> None:
    """Let a view that fills the place it has be so many lines high in all; it has yet to be refreshed."""
    size, room = Size(0, height), view.scrollable_content_region.height
    if size == view.virtual_size:
        return
    if not room or (height > room) != view.show_vertical_scrollbar:
        view.virtual_size = size  # the screen is laid out anew, with the bar or without it
        view.call_after_refresh(move_bar, view)
        return
    view.set_reactive(Widget.virtual_size, size)
    view.scroll_y = view.validate_scroll_y(view.scroll_y)
    move_bar(view)


def move_bar(view: ScrollView) -> None:
    """Let the scroll bar tell where a view is, once that makes a difference to how the bar looks."""
    if not view.show_vertical_scrollbar:
        return
    bar, height = view.vertical_scrollbar, view.virtual_size.height
    if _thumb(bar.window_virtual_size, bar.window_size, bar.position) != _thumb(height, bar.window_size, view.scroll_y):
        bar.window_virtual_size = height
        bar.position = view.scroll_y


def _thumb(height: float, window: float, position: float) -> tuple[int, int]:
    """Where the thumb of a bar begins, and its length, in the smallest steps in which it can be drawn."""
    if not 0 < window < height:
        return 0, 0
    length = max(1, window * window / height)
    return int((window - length) * position / (height - window) * _STEPS), int(length * _STEPS)
