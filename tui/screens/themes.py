"""The choice of the colours: each theme is shown as one goes over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual import on
from textual.content import Content
from textual.widgets import Input

from tui.content import safe
from tui.screens.lists import ListScreen
from tui.themes import ABOUT
from tui.widgets.rows import Row, Rows

_NAME_WIDTH = 24


class ThemesScreen(ListScreen):
    """Our themes first, then those of Textual; it closes with the name of the chosen one, or empty and all as it was.

    For as long as it only tries themes it has the class `-trying`.
    """

    def __init__(self, kept: str) -> None:
        super().__init__("Colours ─ Enter keeps them", self._rows_for, empty="No theme has these words.")
        self.add_class("-trying")
        self.kept = kept

    def fill(self, *, anew: bool = False) -> None:
        """Begin at the theme that counts now, and show the one of the highlighted row."""
        first = not self.rows.rows
        super().fill(anew=anew)
        if first:
            self.rows.highlight_key(self.kept)
        self._try()

    @on(Rows.Highlighted)
    def row_highlighted(self) -> None:
        """Show the theme."""
        self._try()

    def _try(self) -> None:
        if self.rows.row is not None and self.has_class("-trying"):
            self.app.theme = self.rows.row.key

    @on(Input.Changed, "#filter")
    def nothing_fits(self) -> None:
        """Show the theme that counts where no other fits."""
        if not self.rows.rows:
            self.app.theme = self.kept

    def chosen(self, row: Row) -> None:
        """Keep the theme."""
        self.remove_class("-trying")
        self.app.theme = row.key
        self.app.theme_changed_signal.publish(self.app.current_theme)
        self.dismiss(row.key)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """All commands of a list; those that close it leave the colours as they were."""
        return {**super().deeds(), "clear": self._leave, "one_level_back": self._leave}

    def _leave(self) -> None:
        self.app.theme = self.kept
        self.dismiss("")

    def _rows_for(self, text: str, width: int) -> Sequence[Row]:
        words = text.lower().split()
        names = [*ABOUT, *sorted(name for name in self.app.available_themes if name not in ABOUT)]
        return [
            Row(name, partial(_line, name, self._about(name), name == self.kept))
            for name in names
            if all(word in f"{name} {self._about(name)}".lower() for word in words)
        ]

    def _about(self, name: str) -> str:
        return ABOUT.get(name) or f"Textual's, {'dark' if self.app.available_themes[name].dark else 'light'}"


def _line(name: str, about: str, here: bool, width: int) -> list[Content]:
    mark = "● " if here else "  "
    title = Content.styled((mark + safe(name)).ljust(_NAME_WIDTH), "bold" if here else "")
    line = title + Content.styled(about, "$text-muted")
    return [line.truncate(max(1, width), ellipsis=True)]
