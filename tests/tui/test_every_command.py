"""Every command of the table does something that is seen, by its key alone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from tui.commands import COMMAND, COMMANDS
from tui.screens.asked import AskedScreen
from tui.screens.audit import AuditScreen
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.cards import CardsScreen
from tui.screens.choices import ChoicesScreen
from tui.screens.choose import ChooseScreen
from tui.screens.colours import ColourScreen
from tui.screens.contents import ContentsScreen
from tui.screens.draft import DraftScreen
from tui.screens.explain import ExplainScreen
from tui.screens.help import HelpScreen
from tui.screens.labels import LabelScreen
from tui.screens.leave import LeaveScreen
from tui.screens.lists import ListScreen
from tui.screens.note import NoteScreen
from tui.screens.palette import PaletteScreen
from tui.screens.problems import ProblemsScreen
from tui.screens.prompt import PromptScreen
from tui.screens.saved import SavedScreen
from tui.screens.search_help import SearchHelpScreen
from tui.screens.settings import SettingsScreen
from tui.screens.tags import TagScreen
from tui.screens.themes import ThemesScreen

Seen = Callable[..., bool]

TALKS, CONTRACT = "2018-07-18-talks.txt", "2018-10-05-contract.txt"
SECTIONED = "An opening.\n\n# First\n\nOf many things.\n\n# Second\n\nOf others.\n\nAnd more.\n"
PASSAGE = "India and the United States held talks in New Delhi under the DTTI."

CHANGES = {
    "~moved": ("Seventh", "New.\n\nSeventh"),
    "~twice": (PASSAGE, f"One.\n\n{PASSAGE}\n\nOf many other words than before.\n\n{PASSAGE}\n\nTwo."),
}
"""What happens to the first document in a scene, on the disk."""


class Deed(NamedTuple):
    """The keys that set the scene, a word of more than one letter in quotes; what is seen once the command has run.

    `back` are the keys after which all is as it was, so that another command can be tried in the same room; without,
    the command has a room for itself.
    """

    scene: str
    seen: Seen
    back: str = ""


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


def begins(text: str) -> Seen:
    """Whether the cursor is at this line."""
    return lambda visit, before: visit.at == text


def asks(text: str) -> Seen:
    return lambda visit, before: visit.room.bar.value == text


def copied(*parts: str) -> Seen:
    return lambda visit, before: all(part in visit.pilot.app._clipboard for part in parts)


def relaxed(visit, before) -> bool:
    """Whether the first way out of an empty answer is taken: it is asked, and its hit is read."""
    return (
        visit.room.bar.value == "lord (zzzz OR kumar)"
        and visit.listed[0] == f"doc:{TALKS}"
        and before.place == "ladder"
    )


def turned(visit, before) -> bool:
    selected = visit.room.reader.selected
    return not selected.forward and visit.room.reader.cursor == selected.span[0]


def class_of(name: str, there: bool = True) -> Seen:
    return lambda visit, before: visit.room.has_class(name) == there


def changed(visit, before) -> bool:
    return Before(visit) != before


class Before:
    """What is on the screen, for comparison."""

    def __init__(self, visit) -> None:
        room = visit.room
        top = visit.pilot.app.screen
        self.screen = type(top)
        self.document = visit.document
        self.query = room.bar.value
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
    "search": Deed("", at("search"), "escape"),
    "refine": Deed("/ 'lord' enter", lambda visit, before: visit.room.bar.value == "lord | "),
    "pane_facets": Deed("/ 'lord' enter", at("facets")),
    "include": Deed("/ 'lord' enter 5 j", lambda visit, before: " | " in visit.room.bar.value),
    "exclude": Deed("/ 'lord' enter 5 j", lambda visit, before: " | -" in visit.room.bar.value),
    "take_off": Deed("/ 'lord|date:2018' enter 1", lambda visit, before: visit.room.bar.value == "lord"),
    "relax": Deed("/ 'lord' space 'zzzz' space 'AND' space 'kumar' enter", relaxed),
    "why": Deed("/ 'lord' enter", on(ExplainScreen), "escape"),
    "asked": Deed("/ 'lord' enter", on(AskedScreen), "escape"),
    "save_search": Deed("/ 'lord' enter", says("Saved as “lord”")),
    "saved_searches": Deed("/ 'lord' enter s", on(SavedScreen, 1)),
    "remove_search": Deed("/ 'lord' enter s S", on(SavedScreen, 0)),
    "rename_search": Deed("/ 'lord' enter s S", on(PromptScreen)),
    "search_help": Deed("", on(SearchHelpScreen), "escape"),
    "filter": Deed("b B", lambda visit, before: visit.screen(BookmarksScreen).field.has_focus),
    "next_hit": Deed("/ 's-400' enter g", forward),
    "previous_hit": Deed("/ 's-400' enter G", backward),
    "everywhere": Deed("]", lambda visit, before: visit.room.desk.listing.card != ""),
    "concordance": Deed("]", at("concordance"), "q"),
    "line_down": Deed("", forward, "g"),
    "line_up": Deed("G", backward, "G"),
    "next_passage": Deed("", forward, "g"),
    "previous_passage": Deed("G", backward, "G"),
    "page_down": Deed("", forward, "g"),
    "read_on": Deed("", forward, "g"),
    "page_up": Deed("G", backward, "G"),
    "half_down": Deed("", forward, "g"),
    "half_up": Deed("G", backward, "G"),
    "to_start": Deed("G", backward, "G"),
    "to_end": Deed("", forward, "g"),
    "next_mention": Deed("", forward, "g"),
    "previous_mention": Deed("] ]", backward),
    "open": Deed("]", at("card"), "1 2"),
    "proof": Deed("/ escape C 'ellen' enter ]", at("evidence")),
    "next_document": Deed("", reads(CONTRACT), "K"),
    "previous_document": Deed("J", reads(TALKS)),
    "back": Deed("J", reads(TALKS)),
    "forward": Deed("J H", reads(CONTRACT)),
    "keep_hit": Deed("/ 's-400' enter", lambda visit, before: len(visit.room.desk.bookmarks) == 1),
    "dismiss_hit": Deed("/ 's-400' enter", says("Dismissed; 1 of 3 passages reviewed: 0 kept, 1 dismissed.")),
    "reopen_hit": Deed("/ 's-400' enter + u U K", says("Left open")),
    "dismiss_rest": Deed("/ 's-400' enter", says("Dismissed 2 hits; 2 of 3 passages reviewed")),
    "next_open_hit": Deed("/ 's-400' enter g", forward),
    "hide_dismissed": Deed("/ 's-400' enter -", says("1 dismissed hidden")),
    "bookmark": Deed("", lambda visit, before: len(visit.room.desk.bookmarks) == 1),
    "remove_bookmark": Deed("b B", on(BookmarksScreen, 0)),
    "select_row": Deed("b B", lambda visit, before: len(visit.screen(BookmarksScreen).selected) == 1, "space"),
    "select_rows": Deed("b B", lambda visit, before: len(visit.screen(BookmarksScreen).selected) == 1, "*"),
    "tag_rows": Deed("b B", on(TagScreen), "escape"),
    "write_rows": Deed("b B", on(PromptScreen), "escape"),
    "group": Deed("b B", on(BookmarksScreen, 2), "p p p p p"),
    "only": Deed("b B", lambda visit, before: visit.screen(BookmarksScreen).view.only == "passage", "o"),
    "fold": Deed("b B p", on(BookmarksScreen, 1)),
    "fold_all": Deed("b B p", on(BookmarksScreen, 1)),
    "note": Deed("b", on(NoteScreen)),
    "colour": Deed("b", on(ColourScreen), "escape"),
    "audit": Deed("", on(AuditScreen, 0), "escape"),
    "accept": Deed("} b ~twice R A", on(AuditScreen, 0)),
    "accept_moved": Deed("} b ~moved R A", on(AuditScreen, 0)),
    "next_place": Deed("} b ~twice R A", lambda visit, before: visit.screen(AuditScreen).at == 1, "["),
    "previous_place": Deed("} b ~twice R A", lambda visit, before: visit.screen(AuditScreen).at == 1, "]"),
    "place_by_hand": Deed("} b ~twice R A", lambda visit, before: visit.room.desk.placing is not None),
    "without_place": Deed("} b ~twice R A", lambda visit, before: visit.room.desk.bookmarks[0].placeless),
    "place_here": Deed("", says("No bookmark is being placed; A lists those in doubt."), "g"),
    "undo": Deed("b", lambda visit, before: visit.room.desk.bookmarks == ()),
    "redo": Deed("b u", lambda visit, before: len(visit.room.desk.bookmarks) == 1),
    "bookmarks": Deed("b", on(BookmarksScreen, 1)),
    "choose": Deed("]", on(ChooseScreen)),
    "same_words": Deed("/ 's-400' enter x", lambda visit, before: visit.screen(ChooseScreen).everywhere),
    "choices": Deed("", on(ChoicesScreen), "escape"),
    "withdraw": Deed("] x j enter X", on(ChoicesScreen, 0)),
    "next_pane": Deed("", at("entities"), "1 2"),
    "previous_pane": Deed("", at("documents"), "1 2"),
    "pane_documents": Deed("", at("documents"), "2"),
    "pane_reader": Deed("1", at("reader"), "1"),
    "pane_entities": Deed("", at("entities"), "1 2"),
    "pane_card": Deed("", at("card"), "1 2"),
    "zoom": Deed("", class_of("-zoom"), "z"),
    "sort": Deed("] c", changed),
    "cards": Deed("", on(CardsScreen), "escape"),
    "problems": Deed("", on(ProblemsScreen), "escape"),
    "look_again": Deed("", says("Nothing has changed in the folder."), "g"),
    "switch_theme": Deed("", changed, "D"),
    "themes": Deed("", on(ThemesScreen), "escape"),
    "help": Deed("", on(HelpScreen), "escape"),
    "palette": Deed("", on(PaletteScreen), "escape"),
    "settings": Deed("", on(SettingsScreen), "escape"),
    "clear": Deed("/ 'lord' enter", lambda visit, before: visit.room.desk.listing.query is None),
    "one_level_back": Deed("", on(LeaveScreen), "escape"),
    "leave": Deed("", lambda visit, before: visit.pilot.app._exit),
    "contents": Deed("J J J", on(ContentsScreen, 2), "escape"),
    "next_section": Deed("J J J", begins("# First"), "g"),
    "previous_section": Deed("J J J G", begins("# Second")),
    "select": Deed("}", selects("India")),
    "select_word": Deed("} v", selects("India and")),
    "select_sentence": Deed("} v", lambda visit, before: selected(visit).endswith("under the DTTI.")),
    "select_passage": Deed("} v", lambda visit, before: selected(visit).endswith("under the DTTI.")),
    "select_right": Deed("} v", selects("India "), "h"),
    "select_left": Deed("} v", selects("Indi"), "l"),
    "other_end": Deed("} v", turned, "o"),
    "keep_selection": Deed("} v", lambda visit, before: visit.room.desk.bookmarks[0].quote == "India"),
    "note_selection": Deed("} v", on(NoteScreen)),
    "search_selection": Deed("} v", lambda visit, before: "ndia" in visit.room.bar.value),
    "verify": Deed("} v", says("Exact in 1 other document of 4; the file is unchanged.")),
    "verify_draft": Deed("", on(DraftScreen), "escape"),
    "edit_draft": Deed("quotation_mark 'hello' ctrl+s", on(DraftScreen)),
    "dossier": Deed("]", says("Dossier: ", "dtti-20", ".md")),
    "copy": Deed("}", copied(PASSAGE)),
    "copy_cited": Deed("}", copied(f"“{PASSAGE}”\n", "Passage 2 of 5, characters 32–99.\n", f"File: {TALKS}, SHA-256")),
    "open_outside": Deed("", says("can't have this terminal; the file is", TALKS), "g"),
    "find_here": Deed("", lambda visit, before: visit.room.desk.here.typing is not None, "escape"),
    "labels": Deed("", on(LabelScreen), "escape"),
    "wider": Deed("", changed, "="),
    "narrower": Deed("", changed, "="),
    "taller": Deed("3", changed, "="),
    "shorter": Deed("3 ^ ^", changed),
    "usual_panes": Deed(". .", changed),
    "hide_panes": Deed("", changed, "\\"),
}


def rounds() -> dict[str, list[str]]:
    """The commands that are tried in one room, by a name: those that can be taken back in the same scene, or one."""
    found: dict[str, list[str]] = {}
    for command in COMMANDS:
        deed = DEEDS[command.id]
        found.setdefault(f"after {deed.scene or 'nothing'}" if deed.back else command.id, []).append(command.id)
    return found


@pytest.fixture
def folder(folder):
    (folder / "2020-01-01-sections.md").write_text(SECTIONED, "utf-8")
    return folder


@pytest.mark.parametrize("commands", rounds().values(), ids=rounds())
async def test_the_key_of_the_command_does_it(enter, commands, monkeypatch, folder) -> None:
    """In a low and narrow terminal, so that there is something to scroll."""
    for name in ("EDITOR", "PAGER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VISUAL", sys.executable)
    async with enter((100, 16)) as visit:
        for key in keys_in(DEEDS[commands[0]].scene):
            if key in CHANGES:
                text = (folder / TALKS).read_text("utf-8")
                (folder / TALKS).write_text(text.replace(*CHANGES[key]), "utf-8")
            else:
                await visit.press(key)
        for command in commands:
            deed, before = DEEDS[command], Before(visit)
            visit.room.notice_line.clear_notice()
            await visit.press(COMMAND[command].keys[0])
            assert deed.seen(visit, before), (command, visit.said, visit.room.place, visit.at, visit.room.bar.value)
            await visit.press(*keys_in(deed.back))
            assert not deed.back or vars(Before(visit)) == vars(before), command
