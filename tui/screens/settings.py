"""What can be chosen, and how it is now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from tui.screens.lists import ListScreen
from tui.screens.palette import values_of
from tui.screens.prompt import PromptScreen
from tui.settings import FILE, SETTING, SETTINGS, Setting, Settings, shown_value
from tui.widgets.rows import Row

_TITLE_WIDTH = 22
_VALUE_WIDTH = 20

Change = Callable[[str, str], None]


class SettingsScreen(ListScreen):
    """The settings with their values; Enter takes the next value. `change(name, value)` is called with it."""

    def __init__(self, settings: Settings, themes: Sequence[str], change: Change) -> None:
        super().__init__(
            "Settings ─ Enter changes one, and it is kept",
            self._rows_for,
            empty="No setting has these words.",
            typing=False,
        )
        self.settings = settings
        self.themes = tuple(themes)
        self.change = change

    def refresh_settings(self, settings: Settings) -> None:
        """Show what counts now."""
        self.settings = settings
        self.fill(anew=True)

    def chosen(self, row: Row) -> None:
        """Take the next value, or ask for one."""
        setting = SETTING[row.key]
        if setting.sort == "keys":
            self._tell()
        elif setting.sort == "number":
            told = f"{setting.help} A number from {setting.least} to {setting.most}:"
            now = shown_value(getattr(self.settings, setting.name))
            form = PromptScreen(setting.title, told, now, act="sets it", unfit=_unfit(setting))
            self.app.push_screen(form, self._numbered(setting))
        else:
            values = values_of(setting, self.themes)
            now = shown_value(getattr(self.settings, setting.name))
            at = values.index(now) if now in values else -1
            self.change(setting.name, values[(at + 1) % len(values)])

    def _numbered(self, setting: Setting) -> Callable[[str | None], None]:
        def written(line: str | None) -> None:
            if line:
                self.change(setting.name, line)

        return written

    def _tell(self) -> None:
        self.notify(f"Keys of your own are written into {FILE}; dtti-tui keys --check looks them over.", markup=False)

    def _rows_for(self, text: str, width: int) -> Sequence[Row]:
        words = text.lower().split()
        return [
            self._row(setting, width)
            for setting in SETTINGS
            if all(word in f"{setting.title} {setting.name} {setting.help}".lower() for word in words)
        ]

    def _row(self, setting: Setting, width: int) -> Row:
        value = self._value(setting)
        head = Content.assemble(
            (setting.title.ljust(_TITLE_WIDTH), "bold"),
            (value.ljust(_VALUE_WIDTH), "$footer-key-foreground"),
            (f" {setting.name}", "$text-muted"),
        )
        later = " It counts from the next start on." if setting.later else ""
        told = Content.styled(f"{setting.help}{later}", "$text-muted")
        lines = [head.truncate(max(8, width), ellipsis=True)]
        lines += [Content("  ") + line for line in told.wrap(max(8, width - 3))]
        return Row(setting.name, lambda _width: [*lines, Content("")], len(lines) + 1)

    def _value(self, setting: Setting) -> str:
        value = getattr(self.settings, setting.name)
        if setting.sort == "keys":
            return f"{len(value)} in {FILE}" if value else "none"
        if setting.sort == "flag":
            return "on" if value else "off"
        return str(value)


def _unfit(setting: Setting) -> Callable[[str], str]:
    def why(line: str) -> str:
        fits = line.isascii() and line.isdigit() and setting.least <= int(line) <= setting.most
        return "" if fits else f"It takes a number from {setting.least} to {setting.most}."

    return why
