"""The app: one reading room over one collection and its notebook."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.theme import Theme

from indexdir import Library
from tui.content import safe
from tui.notebook import Notebook
from tui.palette import CommandTable
from tui.screens.reading.opening import remember_place
from tui.screens.reading.screen import ReadingScreen
from tui.settings import SettingsError, keep_theme, load_settings
from tui.themes import THEMES

_BY_COLUMNS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]
_BY_ROWS = [(0, "-low"), (12, "-high"), (30, "-tall")]


class ReadingRoom(App[None]):
    """Opens on the documents of `library`; `fresh` begins at the first one, not at the one that was read last."""

    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {CommandTable}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Leave", show=False, priority=True),
        Binding("ctrl+p", "command_palette", "Every command", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = _BY_COLUMNS
    VERTICAL_BREAKPOINTS = _BY_ROWS
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, library: Library, notebook: Notebook, *, fresh: bool = False) -> None:
        super().__init__()
        self.library = library
        self.notebook = notebook
        self.title = safe(library.title)
        for theme in THEMES:
            self.register_theme(theme)
        settings, remark = load_settings()
        ours = [theme.name for theme in THEMES]
        if settings.theme and settings.theme not in ours:
            remark = f"config.yaml: there is no theme {settings.theme}; there are {', '.join(ours)}."
        self.theme = settings.theme if settings.theme in ours else ours[0]
        library.keeps(notebook.kept, tags=notebook.tagged_documents)
        self.reading_screen = ReadingScreen(library, notebook, fresh=fresh, remark=remark)

    def get_default_screen(self) -> Screen[None]:
        """The reading room."""
        return self.reading_screen

    def on_mount(self) -> None:
        """Keep the theme when another is chosen."""
        self.theme_changed_signal.subscribe(self, self._theme_changed)

    def _theme_changed(self, theme: Theme) -> None:
        self.run_worker(partial(self._keep_theme, theme.name), thread=True, group="settings", exit_on_error=False)

    def _keep_theme(self, theme: str) -> None:
        try:
            keep_theme(theme)
        except SettingsError as error:
            self.call_from_thread(self.reading_screen.say, str(error), trouble=True)

    async def action_quit(self) -> None:
        """Note where one is, and leave."""
        await remember_place(self.reading_screen)
        self.exit()
