"""The app: one reading room over one collection and its notebook."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen
from textual.theme import Theme

from indexdir import Library
from tui.commands import key_of
from tui.content import safe
from tui.key_names import name_plainly
from tui.keymap import KeysInUse, lay_out
from tui.keys_in_order import KeysInOrder
from tui.messages import PaletteWanted, SettingWanted
from tui.notebook import Notebook
from tui.screens.keys import rebind
from tui.screens.reading.leaving import remember_view
from tui.screens.reading.screen import ReadingScreen
from tui.settings import Fault, Settings, Value, Waiting, load_settings
from tui.themes import THEMES, lent

_BY_COLUMNS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]
_NO_COLOUR = NoColor()
_BY_ROWS = [(0, "-low"), (12, "-high"), (30, "-tall")]


class ReadingRoom(KeysInOrder):
    """Opens on the documents of `library`; `fresh` begins at the first one, not at the one that was read last.

    `signs`, if given, is what all that is painted goes through last.
    """

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False  # there is one of our own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Leave", show=False, priority=True, id="leave anywhere"),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True),
        Binding("ctrl+p", "all_commands", "Every command", show=False, priority=True, id="palette anywhere"),
    ]
    HORIZONTAL_BREAKPOINTS = _BY_COLUMNS
    VERTICAL_BREAKPOINTS = _BY_ROWS
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(
        self, library: Library, notebook: Notebook, *, fresh: bool = False, signs: LineFilter | None = None
    ) -> None:
        super().__init__()
        self._unwritten = Waiting()
        self.library = library
        self.notebook = notebook
        self.title = safe(library.title)
        self._signs: list[LineFilter] = [signs] if signs is not None else []
        for theme in THEMES:
            self.register_theme(theme)
        ours = [theme.name for theme in THEMES]
        self.settings, faults = load_settings(tuple(dict.fromkeys((*ours, *self.available_themes))))
        self.theme = self.settings.theme
        if self.settings.ascii and not self._signs:
            from tui.ascii_signs import PlainSigns

            self._signs = [PlainSigns()]
        # Textual would parse all styles once more for the theme, after it has parsed them for its own.
        self._coloured = self.get_css_variables()
        self.stylesheet.set_variables(self._coloured)
        self.keys, more = self._lay_out(self.settings)
        library.keeps(notebook.kept, tags=notebook.tagged_documents)
        self.reading_screen = ReadingScreen(
            library,
            notebook,
            fresh=fresh or not self.settings.session,
            remarks=tuple(map(str, (*faults, *more))),
            settings=self.settings,
        )
        self.reading_screen.begin()
        if self.keys.keymap.changed:
            self._bind()

    def get_default_screen(self) -> Screen[None]:
        """The reading room, with the classes of its size, so that the first frame is styled and laid out once."""
        for length, breakpoints in zip(self.size, (_BY_COLUMNS, _BY_ROWS), strict=True):
            fitting = max((at, name) for at, name in breakpoints if at <= length)
            self.reading_screen.add_class(fitting[1], update=False)
        return self.reading_screen

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew, unless its colours are the ones it has."""
        colours = self.get_css_variables()
        if colours != self._coloured:
            self._coloured = colours
            super().refresh_css(animate)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours, for the themes that are not ours."""
        return lent(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What all that is painted goes through."""
        filters = [*super().get_line_filters(), *self._signs]
        if self.no_color and self.native_ansi_color:
            # Textual chose when the theme was not known; the grey of a colour that the terminal chooses is black
            filters = [_NO_COLOUR if isinstance(each, Monochrome) else each for each in filters]
        return filters

    def _lay_out(self, settings: Settings) -> tuple[KeysInUse, Sequence[Fault]]:
        """The keys that the settings ask for, and what is wrong with them."""
        if settings.keymap == "default" and not settings.keys:
            return KeysInUse(), ()
        from tui.keymap_check import keymap_of

        keymap, faults = keymap_of(settings.keymap, settings.keys)
        return KeysInUse(keymap), faults

    def _bind(self) -> None:
        for node in (self, self.reading_screen):
            rebind(node, self.keys.keymap)

    def action_help_quit(self) -> None:
        """Say what leads out: Ctrl+C is not taken for a wish to leave."""
        self.reading_screen.say(f"{key_of('leave')} leaves; {key_of('copy')} copies the passage.")

    def on_load(self) -> None:
        """Let the keys count in all that is started from here on."""
        lay_out(self.keys)
        if self._signs:
            name_plainly()

    def on_mount(self) -> None:
        """Keep the theme when another is chosen."""
        self.theme_changed_signal.subscribe(self, self._theme_changed)

    def _theme_changed(self, theme: Theme) -> None:
        if self.screen.has_class("-trying"):
            return  # a theme that is only looked at
        if theme.name != self.settings.theme:
            self._keep("theme", theme.name)

    @on(SettingWanted)
    def setting_wanted(self, event: SettingWanted) -> None:
        """Another value of a setting counts from now on, and is kept."""
        if event.name == "theme":
            self.theme = str(event.value)
        else:
            self._keep(event.name, event.value)

    def _keep(self, name: str, value: Value) -> None:
        self.settings = self.settings.having(name, value)
        faults: Sequence[Fault] = ()
        if name == "keymap":
            keys, faults = self._lay_out(self.settings)
            self.keys.keymap = keys.keymap
            self._bind()
        self.reading_screen.settings_changed(self.settings, tuple(map(str, faults)))
        self._unwritten.add(name, value)
        self.run_worker(self._write, thread=True, group="settings", exit_on_error=False)

    def _write(self) -> None:
        for problem in self._unwritten.write():
            self.call_from_thread(self.reading_screen.say, problem, trouble=True)

    @on(PaletteWanted)
    def action_all_commands(self) -> None:
        """Find a command, a document or a card, over the room and over its lists."""
        # Imported when it is asked for: the first screen does without it.
        from tui.screens.reading.commanding import open_palette

        open_palette(self.reading_screen)

    async def action_quit(self) -> None:
        """Note where one is, and leave."""
        await remember_view(self.reading_screen)
        await asyncio.to_thread(self._unwritten.write)
        self.exit()
