"""Help, the palette and the settings: what can be done, found by typing."""

from __future__ import annotations

from functools import partial

from tui.messages import CommandWanted, SettingWanted
from tui.screens.help import HelpScreen
from tui.screens.lists import ListScreen
from tui.screens.palette import PaletteScreen, command_entries, findable, setting_entries
from tui.screens.reading.following import pin
from tui.screens.reading.going import go_to
from tui.screens.reading.handlers import HANDLERS, handles
from tui.screens.reading.room import Room
from tui.screens.reading.unable import unable
from tui.screens.reading.views import Request
from tui.screens.settings import SettingsScreen
from tui.settings import SETTING, Value


@handles("help")
def show_help(room: Room) -> None:
    """List what can be done here, and do what is chosen; in the search bar, show what can be asked."""
    if room.place == "search":
        HANDLERS["search_help"](room)
    else:
        room.app.push_screen(HelpScreen(room.place, partial(unable, room)), partial(_run, room))


def _run(room: Room, command: str | None) -> None:
    if command:
        room.post_message(CommandWanted(command))


@handles("palette")
def palette(room: Room) -> None:
    """Offer every command, the documents, the cards and the settings."""
    open_palette(room)


def open_palette(room: Room) -> None:
    """Offer what can be done over the screen that is on top: the room or a list; elsewhere the keys are in use."""
    screen = room.app.screen
    if screen is room:
        commands = command_entries(room.place, partial(unable, room))
    elif isinstance(screen, ListScreen) and not isinstance(screen, PaletteScreen | HelpScreen):
        commands = command_entries(screen.PLACE, lambda _command: "")
    else:
        return
    entries = [*commands, *setting_entries(room.settings, tuple(room.app.available_themes))]
    found = findable(room.desk.documents, room.library.cards())
    room.app.push_screen(PaletteScreen(entries, found), partial(_chosen, room, screen))


def _chosen(room: Room, below: object, key: str | None) -> None:
    """Do what was chosen; for a document or a card the list that lies over the room is closed."""
    kind, _, name = (key or "").partition(":")
    if kind == "command":
        if isinstance(below, ListScreen):
            below.action_run(name)
        else:
            _run(room, name)
    elif kind == "set":
        setting, _, value = name.partition("=")
        want(room, setting, value)
    elif kind:
        if isinstance(below, ListScreen):
            below.dismiss("")
        if kind == "document":
            room.call_later(go_to, room, Request(name, room.desk.listing))
        else:
            room.call_later(pin, room, name)


@handles("settings")
def show_settings(room: Room) -> None:
    """List the settings, and change the chosen one."""
    screen = SettingsScreen(room.settings, tuple(room.app.available_themes), partial(want, room))
    room.app.push_screen(screen)


def want(room: Room, name: str, value: str) -> None:
    """Ask the app for another value of a setting."""
    setting = SETTING[name]
    wanted: Value = value
    if setting.sort == "flag":
        wanted = value == "true"
    elif setting.sort == "number":
        wanted = int(value)
    room.post_message(SettingWanted(name, wanted))
