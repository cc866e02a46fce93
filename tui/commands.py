"""The one table of commands; bindings, footer, help, palette and docs/keys.md are derived from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tui.key_names import shown_key

Where = Literal["search", "documents", "reader", "entities", "card", "list", "bookmarks"]
Group = Literal["Search", "Move", "Follow", "Keep", "View", "Leave"]

PANES: tuple[Where, ...] = ("documents", "reader", "entities", "card")
ROOM: tuple[Where, ...] = ("search", *PANES)
LISTS: tuple[Where, ...] = ("list", "bookmarks")
PLACES: dict[Where, str] = {
    "search": "the search bar",
    "documents": "the documents",
    "reader": "the text",
    "entities": "the names in this text",
    "card": "the card",
    "list": "a list",
    "bookmarks": "the bookmarks",
}
"""What each place is called when a person reads about it."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: `keys` as Textual names them, the first a bare one.

    `where` lists the places it acts in. `label` is its word in the footer; `footer` orders it there, 0 keeps it
    out; `shown_in` are the places whose footer has it, all of `where` if empty.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: Group
    label: str = ""
    footer: int = 0
    where: tuple[Where, ...] = PANES
    shown_in: tuple[Where, ...] = ()


COMMANDS: tuple[Command, ...] = (
    Command(
        "search",
        ("/",),
        "Search the collection",
        "Goes to the search bar; hits appear while you type, Enter lands on the best of them.",
        "Search",
        "search",
        10,
    ),
    Command(
        "filter",
        ("f", "/"),
        "Filter the list",
        "Goes to the field above the list; the rows that have every word of it stay.",
        "Search",
        "filter",
        18,
        LISTS,
        ("bookmarks",),
    ),
    Command(
        "next_hit",
        ("n",),
        "Next match",
        "Goes to the next match, and after the last one on into the next document of the list.",
        "Search",
        "next match",
        25,
        shown_in=("documents", "reader"),
    ),
    Command(
        "previous_hit",
        ("N",),
        "Previous match",
        "Goes to the match before, and before the first one back into the document above.",
        "Search",
        shown_in=("documents", "reader"),
    ),
    Command(
        "everywhere",
        ("*",),
        "This entity everywhere",
        "Lists the documents that mention the entity under the cursor; n and N go through its mentions.",
        "Search",
        "everywhere",
        50,
        shown_in=("reader", "entities", "card"),
    ),
    Command(
        "line_down",
        ("j", "down"),
        "Down",
        "Moves down by a line or a row.",
        "Move",
        "the hits",
        30,
        (*ROOM, *LISTS),
        ("search",),
    ),
    Command("line_up", ("k", "up"), "Up", "Moves up by a line or a row.", "Move", where=(*PANES, *LISTS)),
    Command("next_passage", ("}",), "Next passage", "Moves to the next paragraph or item of the text.", "Move"),
    Command(
        "previous_passage", ("{",), "Previous passage", "Moves to the paragraph or item of the text before.", "Move"
    ),
    Command(
        "page_down", ("space", "pagedown"), "Page down", "Scrolls down by a screenful.", "Move", where=(*PANES, *LISTS)
    ),
    Command("page_up", ("pageup",), "Page up", "Scrolls up by a screenful.", "Move", where=(*PANES, *LISTS)),
    Command("half_down", (">", "ctrl+d"), "Half a page down", "Scrolls down by half a screenful.", "Move"),
    Command("half_up", ("<", "ctrl+u"), "Half a page up", "Scrolls up by half a screenful.", "Move"),
    Command(
        "to_start", ("g", "home"), "To the start", "Goes to the first line or row.", "Move", where=(*PANES, *LISTS)
    ),
    Command("to_end", ("G", "end"), "To the end", "Goes to the last line or row.", "Move", where=(*PANES, *LISTS)),
    Command(
        "next_mention",
        ("]",),
        "Next entity",
        "Goes to the next mention of any entity, and its card follows; in a card, to the next link.",
        "Follow",
        "next entity",
        20,
        shown_in=("reader", "card"),
    ),
    Command(
        "previous_mention",
        ("[",),
        "Previous entity",
        "Goes to the mention before; in a card, to the link before.",
        "Follow",
        shown_in=("reader", "card"),
    ),
    Command(
        "open",
        ("enter",),
        "Open",
        "Opens the row, the link, or the card of the mention under the cursor; in the search bar, the best hit.",
        "Follow",
        "open",
        15,
        (*ROOM, *LISTS),
    ),
    Command(
        "next_document",
        ("J",),
        "Next document",
        "Opens the document below in the list.",
        "Follow",
        "next document",
        60,
        shown_in=("documents", "reader"),
    ),
    Command(
        "previous_document",
        ("K",),
        "Previous document",
        "Opens the document above in the list.",
        "Follow",
        shown_in=("documents", "reader"),
    ),
    Command(
        "back",
        ("H", "alt+left"),
        "Back",
        "Returns to the view before: document, place, search, list and card.",
        "Follow",
        "back",
        45,
    ),
    Command("forward", ("L", "alt+right"), "Forward", "Goes forward again to the view that back came from.", "Follow"),
    Command(
        "bookmark",
        ("b",),
        "Bookmark",
        "Keeps the passage under the cursor, or removes its bookmark.",
        "Keep",
        "bookmark",
        30,
        shown_in=("reader",),
    ),
    Command(
        "remove_bookmark",
        ("b", "delete"),
        "Remove the bookmark",
        "Removes the bookmark of the row; undo brings it back.",
        "Keep",
        "remove",
        16,
        ("bookmarks",),
    ),
    Command(
        "undo",
        ("u",),
        "Undo",
        "Takes back the last bookmark made or removed.",
        "Keep",
        "undo",
        17,
        (*PANES, "bookmarks"),
        ("bookmarks",),
    ),
    Command("redo", ("U",), "Redo", "Does again what undo took back.", "Keep", where=(*PANES, "bookmarks")),
    Command("bookmarks", ("B",), "Bookmarks", "Lists every passage you kept.", "Keep", "bookmarks", 65),
    Command("next_pane", ("tab",), "Next pane", "Moves to the pane on the right.", "View", "next pane", 70, ROOM),
    Command("previous_pane", ("shift+tab",), "Previous pane", "Moves to the pane on the left.", "View", where=ROOM),
    Command("pane_documents", ("1",), "Documents", "Moves to the list of documents or hits.", "View"),
    Command("pane_reader", ("2",), "Text", "Moves to the text.", "View"),
    Command("pane_entities", ("3",), "In this text", "Moves to the names in this text.", "View"),
    Command("pane_card", ("4",), "Card", "Moves to the card.", "View"),
    Command("zoom", ("z",), "Zoom", "Gives the pane the whole screen, and takes it back again.", "View", "zoom", 80),
    Command("cards", ("C",), "All cards", "Lists every person, organisation, law and term that has a card.", "View"),
    Command(
        "problems",
        ("!",),
        "What could not be read",
        "Lists the files that are not searched and the faults of the cards, with the reason for each.",
        "View",
    ),
    Command(
        "switch_theme", ("D",), "Dark or light", "Changes between the dark and the light theme, and keeps it.", "View"
    ),
    Command(
        "help",
        ("?", "f1"),
        "Help",
        "Lists what can be done here; type to find a command, Enter runs it.",
        "View",
        "help",
        18,
        (*PANES, "search"),
    ),
    Command("palette", (":", "ctrl+p"), "Every command", "Finds a command or a theme by its name.", "View"),
    Command(
        "clear",
        ("escape",),
        "Clear",
        "Leaves the search bar; then clears the search, lets go of the card, closes a list. It never leaves.",
        "Leave",
        "back",
        20,
        (*ROOM, *LISTS),
        ("search", *LISTS),
    ),
    Command(
        "one_level_back",
        ("q",),
        "One level back",
        "Closes what was opened last, and where nothing is open asks whether to leave.",
        "Leave",
        where=(*PANES, *LISTS),
    ),
    Command("leave", ("Q", "ctrl+q"), "Leave", "Leaves at once; all that you made is already kept.", "Leave"),
)

COMMAND: dict[str, Command] = {command.id: command for command in COMMANDS}


def shown_keys(command: Command) -> str:
    """All keys of a command as a person reads them, with two spaces between."""
    return "  ".join(shown_key(key) for key in command.keys)


def footer_key(command: Command, *, typing: bool = False) -> str:
    """The key to show in the footer; while one is typing, one that is no letter."""
    keys = [key for key in command.keys if len(key) > 1 or not typing]
    return shown_key((keys or command.keys)[0])


def commands_for(place: Where) -> tuple[Command, ...]:
    """The commands that act in one place, in the order of the table."""
    return tuple(command for command in COMMANDS if place in command.where)


def footer_commands(place: Where, *, without: Iterable[str] = ()) -> tuple[Command, ...]:
    """At most seven commands for the footer of a place, the most useful first and help last.

    `without` are ids of commands that can't act now.
    """
    left_out = frozenset(without)
    wanted = [
        command
        for command in commands_for(place)
        if command.footer and command.id not in left_out and place in (command.shown_in or command.where)
    ]
    ordered = sorted(wanted, key=lambda command: command.footer)
    helping = [command for command in ordered if command.id == "help"]
    return (*[command for command in ordered if command.id != "help"][: 7 - len(helping)], *helping)
