"""Every command of the table does something that is seen, by its key alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from tui.commands import COMMAND, COMMANDS
from tui.screens.asked import AskedScreen
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.cards import CardsScreen
from tui.screens.choices import ChoicesScreen
from tui.screens.choose import ChooseScreen
from tui.screens.explain import ExplainScreen
from tui.screens.help import HelpScreen
from tui.screens.leave import LeaveScreen
from tui.screens.lists import ListScreen
from tui.screens.note import NoteScreen
from tui.screens.palette import PaletteScreen
from tui.screens.problems import ProblemsScreen
from tui.screens.prompt import PromptScreen
from tui.screens.saved import SavedScreen
from tui.screens.search_help import SearchHelpScreen
from tui.screens.settings import SettingsScreen

Seen = Callable[..., bool]

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


class Deed(NamedTuple):
    """The keys that set the scene, a word of more than one letter in quotes; what is seen once the command has run."""

    scene: str
    seen: Seen
    key: str = ""


def keys_in(scene: str) -> list[str]:
    """The single keys of a scene: `/ 'lord' enter` types the letters of lord."""
    return [key for part in scene.split() for key in (part.strip("'") if part.startswith("'") else [part])]


def on(screen: type, count: int | None = None) -> Seen:
    """Whether a screen of this kind is over the room, with so many rows."""

    def seen(visit, before) -> bool:
        top = visit.pilot.app.screen
        return isinstance(top, screen) and (count is None or len(top.rows.rows) == count)

    return seen


def at(place: str) -> Seen:
    return lambda visit, before: visit.room.place == place


def reads(document: str) -> Seen:
    return lambda visit, before: visit.document == document


def says(*words: str) -> Seen:
    return lambda visit, before: all(word in visit.said for word in words)


def forward(visit, before) -> bool:
    return visit.room.reader.cursor > before.cursor


def backward(visit, before) -> bool:
    return visit.room.reader.cursor < before.cursor


def selects(text: str) -> Seen:
    return lambda visit, before: selected(visit) == text


def selected(visit) -> str:
    reader = visit.room.reader
    return reader.reading.text[slice(*reader.selection)] if reader.selection else ""


def class_of(name: str, there: bool = True) -> Seen:
    return lambda visit, before: visit.room.has_class(name) == there


def changed(visit, before) -> bool:
    return Before(visit) != before


class Before:
    """What is on the screen, for comparison."""

    def __init__(self, visit) -> None:
        room = visit.room
        top = visit.pilot.app.screen
        self.cursor = room.reader.cursor
        self.place = room.place
        self.widths = tuple(room.query_one(name).region for name in ("#left", "#side", "#reader"))
        self.parts = (room.documents_pane.region.height, room.entities_pane.region.height)
        self.theme = visit.pilot.app.theme
        self.classes = frozenset(room.classes)
        self.selection = selected(visit)
        self.row = top.rows.row.key if isinstance(top, ListScreen) and top.rows.row is not None else ""
        self.order = top.order if isinstance(top, CardsScreen) else room.concordance.order

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Before) and vars(self) == vars(other)

    __hash__ = object.__hash__


DEEDS: dict[str, Deed] = {
    "search": Deed("", at("search")),
    "refine": Deed("/ 'lord' enter", lambda visit, before: visit.room.bar.value == "lord | "),
    "pane_facets": Deed("/ 'lord' enter", at("facets")),
    "include": Deed("/ 'lord' enter 5 j", lambda visit, before: " | " in visit.room.bar.value),
    "exclude": Deed("/ 'lord' enter 5 j", lambda visit, before: " | -" in visit.room.bar.value),
    "take_off": Deed("/ 'lord|date:2018' enter 1", lambda visit, before: visit.room.bar.value == "lord"),
    "relax": Deed("/ 'lord' space 'zzzz' space 'AND' space 'kumar' enter", lambda visit, before: visit.document != ""),
    "why": Deed("/ 'lord' enter", on(ExplainScreen)),
    "asked": Deed("/ 'lord' enter", on(AskedScreen)),
    "save_search": Deed("/ 'lord' enter", on(PromptScreen)),
    "saved_searches": Deed("/ 'lord' enter s enter", on(SavedScreen, 1)),
    "remove_search": Deed("/ 'lord' enter s enter S", on(SavedScreen, 0)),
    "rename_search": Deed("/ 'lord' enter s enter S", on(PromptScreen)),
    "search_help": Deed("", on(SearchHelpScreen)),
    "filter": Deed("b B", lambda visit, before: visit.screen(BookmarksScreen).field.has_focus),
    "next_hit": Deed("/ 's-400' enter g", forward),
    "previous_hit": Deed("/ 's-400' enter G", backward),
    "everywhere": Deed("]", lambda visit, before: visit.room.desk.listing.card != ""),
    "concordance": Deed("]", at("concordance")),
    "line_down": Deed("", forward),
    "line_up": Deed("G", backward),
    "next_passage": Deed("", forward),
    "previous_passage": Deed("G", backward),
    "page_down": Deed("", forward),
    "read_on": Deed("", forward),
    "page_up": Deed("G", backward),
    "half_down": Deed("", forward),
    "half_up": Deed("G", backward),
    "to_start": Deed("G", backward),
    "to_end": Deed("", forward),
    "next_mention": Deed("", forward),
    "previous_mention": Deed("] ]", backward),
    "open": Deed("]", at("card")),
    "proof": Deed("/ escape C 'ellen' enter ]", at("evidence")),
    "next_document": Deed("", reads(CONTRACT)),
    "previous_document": Deed("J", reads(TALKS)),
    "back": Deed("J", reads(TALKS)),
    "forward": Deed("J H", reads(CONTRACT)),
    "bookmark": Deed("", lambda visit, before: len(visit.room.desk.bookmarks) == 1),
    "remove_bookmark": Deed("b B", on(BookmarksScreen, 0)),
    "note": Deed("b", on(NoteScreen)),
    "undo": Deed("b", lambda visit, before: visit.room.desk.bookmarks == ()),
    "redo": Deed("b u", lambda visit, before: len(visit.room.desk.bookmarks) == 1),
    "bookmarks": Deed("b", on(BookmarksScreen, 1)),
    "choose": Deed("]", on(ChooseScreen)),
    "same_words": Deed("/ 's-400' enter x", lambda visit, before: visit.screen(ChooseScreen).everywhere),
    "choices": Deed("", on(ChoicesScreen)),
    "withdraw": Deed("] x j enter X", on(ChoicesScreen, 0)),
    "next_pane": Deed("", at("entities")),
    "previous_pane": Deed("", at("documents")),
    "pane_documents": Deed("", at("documents")),
    "pane_reader": Deed("1", at("reader")),
    "pane_entities": Deed("", at("entities")),
    "pane_card": Deed("", at("card")),
    "zoom": Deed("", class_of("-zoom")),
    "sort": Deed("] c", changed),
    "cards": Deed("", on(CardsScreen)),
    "problems": Deed("", on(ProblemsScreen)),
    "look_again": Deed("", says("Nothing has changed in the folder.")),
    "switch_theme": Deed("", changed),
    "themes": Deed("", lambda visit, before: visit.pilot.app.screen is not visit.room),
    "help": Deed("", on(HelpScreen)),
    "palette": Deed("", on(PaletteScreen)),
    "settings": Deed("", on(SettingsScreen)),
    "clear": Deed("/ 'lord' enter", lambda visit, before: visit.room.desk.listing.query is None),
    "one_level_back": Deed("", on(LeaveScreen)),
    "leave": Deed("", lambda visit, before: visit.pilot.app._exit),
    "contents": Deed("", lambda visit, before: visit.pilot.app.screen is not visit.room or visit.said != ""),
    "next_section": Deed("J J", lambda visit, before: visit.said != "" or changed(visit, before)),
    "previous_section": Deed("J J G", lambda visit, before: visit.said != "" or changed(visit, before)),
    "select": Deed("}", selects("India")),
    "select_word": Deed("} v", selects("India and")),
    "select_sentence": Deed("} v", lambda visit, before: selected(visit).endswith("under the DTTI.")),
    "select_passage": Deed("} v", lambda visit, before: selected(visit).endswith("under the DTTI.")),
    "select_right": Deed("} v", selects("India ")),
    "select_left": Deed("} v", selects("Indi")),
    "other_end": Deed("} v", lambda visit, before: visit.room.place == "selecting"),
    "keep_selection": Deed("} v", lambda visit, before: visit.room.desk.bookmarks[0].quote == "India"),
    "note_selection": Deed("} v", on(NoteScreen)),
    "search_selection": Deed("} v", lambda visit, before: "ndia" in visit.room.bar.value),
    "verify": Deed("} v", lambda visit, before: visit.said != "" or visit.pilot.app.screen is not visit.room),
    "copy": Deed("}", says("Copied 67 characters")),
    "copy_cited": Deed("}", says("Copied")),
    "open_outside": Deed("", lambda visit, before: visit.said != ""),
    "find_here": Deed("", lambda visit, before: visit.room.desk.here.typing is not None),
    "labels": Deed("", lambda visit, before: visit.pilot.app.screen is not visit.room),
    "wider": Deed("", changed),
    "narrower": Deed("", changed),
    "taller": Deed("3", changed),
    "shorter": Deed("3 ^ ^", changed),
    "usual_panes": Deed(". .", changed),
    "hide_panes": Deed("", changed),
}


@pytest.mark.parametrize("command", [command.id for command in COMMANDS])
async def test_the_key_of_the_command_does_it(enter, command, monkeypatch) -> None:
    """In a low and narrow terminal, so that there is something to scroll."""
    for name in ("EDITOR", "VISUAL", "PAGER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    deed = DEEDS[command]
    async with enter((100, 16)) as visit:
        for key in keys_in(deed.scene):
            await visit.press(key)
        before = Before(visit)
        visit.room.notice_line.clear_notice()
        await visit.press(deed.key or COMMAND[command].keys[0])
        assert deed.seen(visit, before), (visit.said, visit.room.place, visit.document, visit.room.bar.value)
