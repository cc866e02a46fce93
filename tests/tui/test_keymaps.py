"""Named maps and keys of one's own: no clash anywhere, and every word on the screen names the key that counts."""

from __future__ import annotations

import pytest

from tui.command import PLACES
from tui.commands import COMMAND, COMMANDS, ROOM, commands_for, footer_commands, help_of, key_of, taken
from tui.key_names import KeyNameError, bare, character, one_name, read_key, shown_key, table_name
from tui.keymap import Keymap, KeysInUse, footer_key, lay_out
from tui.keymap_check import clashes, keymap_of
from tui.keymaps import ABOUT, MAPS
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.help import HelpScreen
from tui.screens.keys import bindings_for, bound_keys
from tui.screens.palette import PaletteScreen
from tui.settings import FILE, SETTING, OwnKeys, config_directory


def configured(text: str) -> None:
    config_directory().mkdir(parents=True, exist_ok=True)
    (config_directory() / FILE).write_text(text, "utf-8")


def own(**keys: str | tuple[str, ...]) -> tuple[OwnKeys, ...]:
    entries = ((name, (key,) if isinstance(key, str) else key) for name, key in keys.items())
    return tuple(OwnKeys(name, key, line, 3) for line, (name, key) in enumerate(entries, 2))


@pytest.mark.parametrize("name", MAPS)
def test_a_named_map_is_whole(name) -> None:
    assert name in ABOUT and name in SETTING["keymap"].choices
    assert set(MAPS[name]) <= set(COMMAND)
    assert list(clashes(MAPS[name])) == []
    for command in COMMANDS:
        keys = Keymap(name, MAPS[name]).keys(command)
        assert bare(keys[0])
        assert [read_key(shown_key(key)) for key in keys] == [table_name(one_name(key)) for key in keys]
    assert any(not character(key) for key in Keymap(name, MAPS[name]).keys(COMMAND["clear"]))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("z", "z"),
        ("?", "?"),
        (",", "comma"),
        ("comma", "comma"),
        ("+", "+"),
        ("Ctrl+D", "ctrl+d"),
        ("ctrl+,", "ctrl+comma"),
        ("Alt+<", "alt+less_than_sign"),
        ("Alt+←", "alt+left"),
        ("PgDn", "pagedown"),
        ("esc", "escape"),
        ("return", "enter"),
        ("↓", "down"),
        ("F5", "f5"),
        ("shift+a", "A"),
        ("Shift+Tab", "shift+tab"),
        ("space", "space"),
        ("full_stop", "."),
        ("é", "é"),
    ],
)
def test_keys_are_read_as_people_write_them(text, key) -> None:
    assert read_key(text) == key


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" ", "“space”"),
        ("\t", "no key that can be typed"),
        ("\x1b", "no key that can be typed"),
        ("pagedwn", "did you mean pagedown?"),
        ("f25", "write a sign, or a name such as"),
        ("hyper+x", "begins with none of"),
        ("ctrl+i", "and for Tab"),
        ("Ctrl+M", "and for Enter"),
        ("ctrl+[", "and for Esc"),
        ("", "there is no key"),
    ],
)
def test_what_is_no_key_is_told(text, told) -> None:
    with pytest.raises(KeyNameError, match=None) as raised:
        read_key(text)
    assert told in str(raised.value)


def test_keys_of_ones_own_come_on_top_of_a_map() -> None:
    keymap, faults = keymap_of("vim", own(zoom="Z", cards=("C", "Ctrl+K")))
    assert faults == ()
    assert keymap.keys(COMMAND["zoom"]) == ("Z",)
    assert keymap.keys(COMMAND["cards"]) == ("C", "ctrl+k")
    assert keymap.keys(COMMAND["search"]) == ("f",)


def test_two_commands_can_change_their_keys() -> None:
    keymap, faults = keymap_of("default", own(zoom="b", bookmark="z", remove_bookmark="x"))
    assert faults == ()
    assert keymap.keys(COMMAND["zoom"]) == ("b",)


def test_a_clash_names_both_and_the_place_and_is_left_out() -> None:
    keymap, faults = keymap_of("default", own(zoom="n"))
    assert keymap.changed == {}
    assert str(faults[0]) == (
        "config.yaml, line 2, column 3: keys: zoom: in the documents n is the key of next_hit, “Next match”; "
        "choose another, or give next_hit another"
    )


def test_half_of_an_exchange_that_fails_takes_the_other_half_with_it() -> None:
    keymap, faults = keymap_of("default", own(zoom="b", bookmark="n"))
    assert keymap.changed == {} and len(faults) == 2


@pytest.mark.parametrize(
    ("entry", "told", "doubt"),
    [
        ({"zom": "Z"}, "there is no such command; did you mean zoom?", False),
        ({"qqqq": "Z"}, "there is no such command; dtti-tui keys lists them", False),
        ({"zoom": "ctrl+i"}, "terminals send the same", False),
        ({"clear": "x"}, "needs a key that types nothing", False),
        ({"zoom": ("ctrl+k", "F7")}, "Ctrl+K and F7 may not arrive", True),
    ],
)
def test_faults_of_one_command(entry, told, doubt) -> None:
    keymap, faults = keymap_of("default", own(**entry))
    assert len(faults) == 1
    assert told in str(faults[0]) and faults[0].doubt == doubt
    assert bool(keymap.changed) == doubt


def test_the_keys_of_the_app_act_in_fields_and_so_type_nothing() -> None:
    bound = bound_keys(Keymap("emacs", MAPS["emacs"]))
    assert set(COMMAND) | {"leave anywhere", "palette anywhere"} == set(bound)
    assert bound["palette anywhere"] == "alt+x"
    assert bound["leave anywhere"] == "ctrl+q"
    assert bound_keys(Keymap(changed={"palette": ("W",)}))["palette anywhere"] == ""
    assert {binding.id for place in PLACES for binding in bindings_for(place)} <= set(bound)


def test_words_follow_the_keymap_and_what_is_taken_does() -> None:
    def in_vim() -> None:
        lay_out(KeysInUse(Keymap("vim", MAPS["vim"])))
        assert key_of("search") == "f"
        assert footer_key(COMMAND["redo"]) == "U"
        assert not taken("search", "reader")

    import contextvars

    assert taken("sort", "reader")
    contextvars.copy_context().run(in_vim)
    assert key_of("search") == "/"
    assert "n and N" in help_of(COMMAND["everywhere"])
    for command in COMMANDS:
        assert "{" not in help_of(command)


async def test_vim_finds_in_the_text_with_a_slash(enter) -> None:
    configured("keymap: vim\n")
    async with enter() as visit:
        assert str(visit.room.bar.border_title).startswith("f search")
        await visit.press("f", *"lord", "enter")
        assert visit.room.desk.listing.query is not None
        await visit.press("escape")
        start = visit.room.reader.cursor
        await visit.press("ctrl+f")
        assert visit.room.reader.cursor >= start
        await visit.press("/")
        assert visit.room.place != "search"
        await visit.press("escape")
        await visit.press("m")
        assert visit.said.startswith("Kept: “")
        await visit.press("u")
        await visit.press("ctrl+r")
        assert visit.said.startswith("Done again")


async def test_less_pages_with_letters_and_helps_with_h(enter) -> None:
    configured("keymap: less\n")
    async with enter((60, 12)) as visit:
        await visit.press("f")
        there = visit.room.reader.cursor
        assert there > 0
        await visit.press("b", "d", "u")
        assert visit.room.reader.cursor < there
        await visit.press("m")
        assert visit.said.startswith("Kept: “")
        await visit.press("h")
        visit.screen(HelpScreen)


async def test_emacs_moves_and_gives_up_with_control(enter) -> None:
    configured("keymap: emacs\n")
    async with enter() as visit:
        start = visit.room.reader.cursor
        await visit.press("ctrl+n")
        assert visit.room.reader.cursor > start
        await visit.press("ctrl+p")
        assert visit.room.reader.cursor == start and visit.room.is_active
        await visit.press("alt+x")
        visit.screen(PaletteScreen)
        await visit.press("ctrl+g")
        assert visit.room.is_active
        await visit.press("/", *"lord", "ctrl+g")
        assert visit.room.place != "search"


async def test_a_key_of_ones_own_acts_everywhere_it_did(enter) -> None:
    configured("keys:\n  undo: '%'\n  bookmark: Z\n  remove_bookmark: Z\n")
    async with enter() as visit:
        await visit.press("b")
        assert visit.room.desk.bookmarks == ()
        await visit.press("Z", "B", "Z")
        assert visit.room.desk.bookmarks == ()
        assert visit.said == "Bookmark removed; % brings it back."
        await visit.press("%")
        assert len(visit.room.desk.bookmarks) == 1
        screen = visit.screen(BookmarksScreen)
        assert "%" in [item.key for item in screen.key_footer._items]


async def test_a_faulty_keymap_gives_one_line_and_the_room_can_be_left(enter) -> None:
    configured("keys:\n  clear: x\n  one_level_back: n\n  zoom: '%'\n")
    async with enter() as visit:
        assert visit.said.startswith("config.yaml, line 2, column 3: keys: clear:")
        assert visit.said.endswith("(! for more)")
        await visit.press("%")
        assert visit.room.has_class("-zoom")
        await visit.press("escape", "q", "enter")
        assert visit.pilot.app._exit


async def test_another_map_counts_at_once(enter) -> None:
    async with enter() as visit:
        await visit.press(":", *"keys: less", "enter")
        assert visit.said == "Keys: less."
        assert str(visit.room.bar.border_title).startswith("F search")
        assert "F" in [item.key for item in visit.room.key_footer._items]
        await visit.press("*")
        await visit.press("h")
        visit.screen(HelpScreen)
        await visit.press("escape", ":", *"keys: default", "enter", "/")
        assert visit.room.place == "search"


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize("place", PLACES)
def test_the_footer_has_a_key_for_each_and_fits(name, place) -> None:
    from tui.widgets.footer import KeyFooter

    keymap = Keymap(name, MAPS[name])
    footer = KeyFooter()
    shown = footer_commands(place)
    assert 0 < len(shown) <= 7
    assert shown[-1].id == "help"
    footer.show([(keymap.shown(command), command.label, command.id) for command in shown])
    for width in range(40, 121):
        items = footer.shown(width)
        assert items[-1].command == "help" or place not in (*ROOM,)
        assert sum(len(item.key) + len(item.label) + 1 for item in items) + 2 * (len(items) - 1) <= width
        assert len(items) >= 2
    assert {command.id for command in shown} <= {command.id for command in commands_for(place)}
