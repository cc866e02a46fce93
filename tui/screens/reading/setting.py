"""Other settings count: the keys on the screen and the text follow."""

from __future__ import annotations

from tui.screens.lists import ListScreen
from tui.screens.reading.room import Room
from tui.screens.reading.unable import no_card
from tui.screens.settings import SettingsScreen
from tui.settings import SETTING, Settings, shown_value


def show_keys(room: Room) -> None:
    """Name the keys that count now."""
    room.refresh_footer()
    room.bar.on_resize()
    room.tabs.on_resize()
    room.card_pane.empty = no_card()
    room.card_pane.refresh()


def settings_changed(room: Room, settings: Settings, faults: tuple[str, ...]) -> None:
    """Let the room show what is chosen now, and say what came of it."""
    before, room.settings = room.settings, settings
    if settings.measure != before.measure:
        room.reader.set_measure(settings.measure)
    if settings.keymap != before.keymap:
        show_keys(room)
    for screen in room.app.screen_stack:
        if isinstance(screen, ListScreen):
            screen.show_keys()
        if isinstance(screen, SettingsScreen):
            screen.refresh_settings(settings)
    changed = [name for name in SETTING if getattr(settings, name) != getattr(before, name)]
    if faults:
        room.say(faults[0], trouble=True)
    elif changed:
        setting = SETTING[changed[0]]
        value = getattr(settings, setting.name)
        worded = ("on" if value else "off") if setting.sort == "flag" else shown_value(value)
        room.say(f"{setting.title}: {worded}{', from the next start on' if setting.later else ''}.")
