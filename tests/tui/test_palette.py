"""The palette: commands, settings, cards and documents by their names, the likeliest first."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tui.screens import palette
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.note import NoteScreen
from tui.screens.palette import (
    Entry,
    PaletteScreen,
    command_entries,
    findable,
    palette_rows,
    setting_entries,
    values_of,
)
from tui.settings import SETTING, Settings

THEMES = ("reading-dark", "reading-light")


def nothing():
    return []


def card(name: str, *aliases: str):
    return SimpleNamespace(id=name.lower().replace(" ", "-"), name=name, aliases=aliases, short=(), kind="person")


def document(number: int, title: str):
    return SimpleNamespace(id=f"{number}.txt", title=title, date="2018-07-18")


def keys(rows) -> list[str]:
    return [row.key for row in rows]


def shown(row, width: int = 100) -> str:
    (line,) = row.draw(width)
    return line.plain


def test_commands_that_act_here_come_first_and_others_say_why() -> None:
    entries = command_entries("reader", lambda command: "Not now." if command == "undo" else "")
    acting = [entry.why == "" for entry in entries]
    assert acting == sorted(acting, reverse=True)
    by_key = {entry.key: entry for entry in entries}
    assert by_key["command:sort"].why == "It acts only in the mentions in context, the list of cards and the bookmarks."
    assert by_key["command:undo"].why == "Not now."
    rows = palette_rows(entries, nothing, "change the order", 100)
    assert "It acts only in" in shown(rows[0])


def test_each_value_of_each_setting_is_an_entry() -> None:
    entries = {entry.key: entry for entry in setting_entries(Settings(measure=72), THEMES)}
    assert {"set:theme=reading-light", "set:keymap=vim", "set:mouse=false", "set:measure=60"} <= set(entries)
    assert entries["set:measure=72"].why and not entries["set:measure=60"].why
    assert values_of(SETTING["keys"], THEMES) == ()


def test_the_likeliest_comes_first() -> None:
    entries = [
        Entry("a", "Open the note", "open the note writes", "e", ""),
        Entry("b", "Note and tags", "note and tags writes", "e", ""),
        Entry("c", "Undo", "undo a note", "u", ""),
        Entry("d", "Notes", "notes", "u", "", "Not now."),
    ]
    assert keys(palette_rows(entries, nothing, "note", 100)) == ["b", "a", "c", "d"]
    assert keys(palette_rows(entries, nothing, "note open", 100)) == ["a"]
    assert keys(palette_rows(entries, nothing, "", 100)) == ["a", "b", "c", "d"]


def test_a_key_finds_its_command() -> None:
    entries = command_entries("reader", lambda _command: "")
    assert keys(palette_rows(entries, nothing, "ctrl+d", 100))[0] == "command:half_down"
    assert keys(palette_rows(entries, nothing, "]", 100))[0] == "command:next_mention"
    assert keys(palette_rows(entries, nothing, "PgDn", 100))[0] == "command:page_down"


def test_cards_are_found_by_their_aliases_and_commands_come_before_them_for_few_letters() -> None:
    found = findable([document(1, "Undoing sanctions")], [card("Ellen Lord", "Under Secretary")])
    entries = command_entries("reader", lambda _command: "")
    assert keys(palette_rows(entries, found, "under sec", 100)) == ["card:ellen-lord"]
    assert keys(palette_rows(entries, found, "und", 100))[0] == "command:undo"
    assert set(keys(palette_rows(entries, found, "und", 100))) >= {"card:ellen-lord", "document:1.txt"}
    assert keys(palette_rows(entries, found, "undoing", 100)) == ["document:1.txt"]


def test_of_ten_thousand_documents_the_likeliest_are_shown_and_the_others_counted() -> None:
    documents = [document(number, f"Report {number} of the group") for number in range(10_000)]
    documents.append(document(10_000, "Group report, the last"))
    rows = palette_rows([], findable(documents, []), "group", 100)
    assert rows[0].key == "document:10000.txt"
    assert len(rows) == 41 and shown(rows[-1]).startswith("9,961 more documents and cards")
    assert not rows[-1].selectable
    assert keys(palette_rows([], findable(documents, []), "report 9999", 100)) == ["document:9999.txt"]


def test_of_ten_thousand_documents_only_those_that_are_shown_are_made(monkeypatch) -> None:
    made: list[str] = []
    make = palette._document_entry
    monkeypatch.setattr(palette, "_document_entry", lambda item: (made.append(item.id), make(item))[1])
    found = findable([document(number, f"Report {number} of the group") for number in range(10_000)], [])
    assert len(palette_rows([], found, "r", 100)) == 41
    assert len(made) == 40


@pytest.mark.parametrize(
    ("wanted", "order"),
    [("talks", "0 1 2 3"), ("talks new", "1 3"), ("new talks", "1 3"), ("2.txt", "2")],
)
def test_documents_by_where_the_words_stand_in_their_titles(wanted, order) -> None:
    titles = ("Talks of old", "The new talks", "Smalltalks", "New: an agenda talks-wise")
    found = findable([document(number, title) for number, title in enumerate(titles)], [])
    assert sorted(keys(palette_rows([], found, wanted, 100))) == [f"document:{number}.txt" for number in order.split()]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_rows_fit_and_hold_no_control_characters(width) -> None:
    found = findable([document(1, "\x1b[31m[red]talks\x07[/nothing]")], [card("Lord\u202e", "talks")])
    for row in palette_rows(command_entries("card", lambda _command: ""), found, "talks", width):
        (line,) = row.draw(width)
        assert line.cell_length <= width
        assert "\x1b" not in line.plain and "\u202e" not in line.plain
    assert "[red]" in shown(palette_rows([], found, "red", 100)[0])


async def test_a_command_runs_and_one_that_can_not_is_not_run(enter) -> None:
    async with enter() as visit:
        await visit.press(":", *"zoom", "enter")
        assert visit.room.has_class("-zoom")
        await visit.press("z", ":", *"search inside")
        screen = visit.screen(PaletteScreen)
        assert "Nothing is searched for" in screen.rows.rows[0].draw(100)[0].plain
        await visit.press("enter")
        assert isinstance(visit.pilot.app.screen, PaletteScreen)
        await visit.press("escape")
        assert visit.room.is_active


async def test_a_document_and_a_card_are_opened(enter) -> None:
    async with enter() as visit:
        await visit.press("ctrl+p", *"contract", "enter")
        assert visit.document == "2018-10-05-contract.txt" and visit.room.place == "reader"
        await visit.press("ctrl+p", *"defence technology and", "enter")
        assert visit.card == "dtti" and visit.room.place == "card"


async def test_over_a_list_its_own_commands_run_and_what_is_opened_closes_it(enter) -> None:
    async with enter() as visit:
        await visit.press("b", "B", ":", *"remove the bookmark", "enter")
        assert isinstance(visit.pilot.app.screen, BookmarksScreen)
        assert visit.room.desk.bookmarks == ()
        await visit.press(":", *"next match")
        await visit.press("enter")
        assert "does not act in the bookmarks" in shown(visit.screen(PaletteScreen).rows.rows[0], 200)
        await visit.press("ctrl+u", *"rosobor", "enter")
        assert visit.room.is_active and visit.card == "rosoboronexport"


async def test_where_something_is_written_the_keys_are_in_use(enter) -> None:
    async with enter() as visit:
        await visit.press("b", "e", *"half a thought", "ctrl+p")
        screen = visit.screen(NoteScreen)
        assert screen.note.text == "half a thought"


async def test_a_palette_over_the_palette_is_not_opened(enter) -> None:
    async with enter() as visit:
        await visit.press(":", "ctrl+p", "escape")
        assert visit.room.is_active
