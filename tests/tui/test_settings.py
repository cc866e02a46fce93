"""config.yaml: read entry by entry, written without touching the rest, changed from the reading room."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from tui.screens.palette import PaletteScreen
from tui.screens.prompt import PromptScreen
from tui.screens.settings import SettingsScreen
from tui.settings import FILE, SETTINGS, OwnKeys, Settings, SettingsError, config_directory, keep_setting, load_settings

THEMES = ("reading-dark", "reading-light")


def read(tmp_path: Path, text: str) -> tuple[Settings, list[str]]:
    (tmp_path / FILE).write_text(text, "utf-8")
    settings, faults = load_settings(THEMES, tmp_path)
    return settings, list(map(str, faults))


def written(text: str | bytes = "") -> Path:
    config_directory().mkdir(parents=True, exist_ok=True)
    file = config_directory() / FILE
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_the_table_is_the_record() -> None:
    assert [setting.name for setting in SETTINGS] == list(Settings.__struct_fields__)
    for setting in SETTINGS:
        assert setting.help.endswith(".")
        if setting.sort != "keys":
            assert getattr(Settings(), setting.name) == setting.default


def test_without_a_file_no_parser_is_imported(tmp_path) -> None:
    assert load_settings(THEMES, tmp_path) == (Settings(), ())


def test_every_setting_is_read(tmp_path) -> None:
    settings, faults = read(
        tmp_path,
        "theme: reading-light\nkeymap: vim\nmeasure: 72\nascii: yes\nmouse: off\nsession: false\n"
        "keys:\n  zoom: y\n  bookmark: [n, 'm']\n",
    )
    assert faults == []
    assert settings == Settings(
        "reading-light",
        "vim",
        (OwnKeys("zoom", ("y",), 8, 3), OwnKeys("bookmark", ("n", "m"), 9, 3)),
        72,
        True,
        False,
        False,
    )


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "~\n", "keys:\n"])
def test_nothing_is_no_fault(tmp_path, text) -> None:
    assert read(tmp_path, text) == (Settings(), [])


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("theme: reading-drak", "column 8: theme: there is no theme “reading-drak”; did you mean reading-dark?"),
        ("theme: [a]", "column 8: theme: there is no theme “”; there are reading-dark, reading-light"),
        ("keymap: vi", "column 9: keymap: there is no keymap “vi”; did you mean vim?"),
        ("measure: 200", "column 10: measure: expected a number from 40 to 90; 90 is used"),
        ("measure: -1", "column 10: measure: expected a number from 40 to 90; 90 is used"),
        ("ascii: perhaps", "column 8: ascii: expected true or false; false is used"),
        ("mose: true", "column 1: mose: there is no such setting; did you mean mouse?"),
        ("keys: zoom", "column 7: keys: expected lines such as"),
        ("keys: {zoom: {a: b}}", "column 8: keys: zoom: expected a key, or a list of keys; it keeps its own"),
        ("keys: {zoom: []}", "column 8: keys: zoom: expected a key, or a list of keys; it keeps its own"),
        ("? [a, b]\n: c", "column 3: ?: there is no such setting"),
        ("session: true", "column 1: session: is there twice; the last one counts"),
    ],
)
def test_a_faulty_entry_is_told_with_its_place_and_leaves_the_others(tmp_path, entry, line) -> None:
    settings, faults = read(tmp_path, f"# mine\nsession: false\n{entry}\n")
    assert len(faults) == 1
    assert faults[0].startswith(f"config.yaml, line 3, {line}")
    assert settings == Settings(session="session" in entry)


@pytest.mark.parametrize("text", ["theme: [", "- a\n", "plain", "a: &x [*x", "\x01", "a: b: c", "{" * 2000])
def test_what_is_no_list_of_settings_gives_one_line(tmp_path, text) -> None:
    settings, faults = read(tmp_path, text)
    assert settings == Settings()
    assert len(faults) == 1
    assert faults[0].startswith("config.yaml") and faults[0].endswith("the defaults are used") and "\n" not in faults[0]


def test_bytes_that_are_no_text_and_a_file_that_is_none(tmp_path) -> None:
    (tmp_path / FILE).write_bytes(b"theme: \xff\n")
    assert "no UTF-8 text (byte 8)" in str(load_settings(THEMES, tmp_path)[1][0])
    (tmp_path / FILE).write_bytes(b"#" * 1_000_001)
    assert "longer than settings are" in str(load_settings(THEMES, tmp_path)[1][0])
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    assert "can't be read" in str(load_settings(THEMES, tmp_path)[1][0])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "measure: 60\n"),
        ("# mine", "# mine\nmeasure: 60\n"),
        ("# mine\r\n", "# mine\r\nmeasure: 60\r\n"),
        ("measure: 72", "measure: 60"),
        ("measure: 72   # narrow\ntheme: x\n", "measure: 60   # narrow\ntheme: x\n"),
        ("a: 1\r\nmeasure: 72\r\n", "a: 1\r\nmeasure: 60\r\n"),
        ("\ufeffmeasure: 72\nb: 'c'\n", "\ufeffmeasure: 60\nb: 'c'\n"),
        ("measure:\nb: 1\n", "measure: 60\nb: 1\n"),
        ("measure: # none\n", "measure: 60 # none\n"),
        ("'measure': \"72\"\n", "'measure': 60\n"),
        ("{theme: x, measure: 72}  # all\n", "{theme: x, measure: 60}  # all\n"),
        ("{theme: x}\n", "{measure: 60, theme: x}\n"),
        ("{}\n", "{measure: 60}\n"),
        ("  theme: x\n", "  theme: x\n  measure: 60\n"),
        ("keys:\n  measure: z\n  zoom: [a,\n    b]\n", "keys:\n  measure: z\n  zoom: [a,\n    b]\nmeasure: 60\n"),
        ("---\ntheme: x\n...\n", "---\ntheme: x\nmeasure: 60\n...\n"),
        ("note: |+\n  a\n\n", "note: |+\n  a\n\nmeasure: 60\n"),
        ("note: |\n  measure: 1\n", "note: |\n  measure: 1\nmeasure: 60\n"),
        ("measure: 1\nmeasure: 2\n", "measure: 1\nmeasure: 60\n"),
    ],
)
def test_writing_leaves_the_rest(tmp_path, before, after) -> None:
    file = tmp_path / FILE
    file.write_bytes(before.encode())
    keep_setting("measure", 60, tmp_path)
    assert file.read_bytes().decode() == after
    assert yaml.safe_load(after)["measure"] == 60
    assert load_settings((), tmp_path)[0].measure == 60


def test_values_are_written_as_they_are_read(tmp_path) -> None:
    keep_setting("mouse", False, tmp_path / "new")
    keep_setting("keymap", "emacs", tmp_path / "new")
    assert (tmp_path / "new" / FILE).read_text() == "mouse: false\nkeymap: emacs\n"
    assert load_settings((), tmp_path / "new") == (Settings(keymap="emacs", mouse=False), ())


@pytest.mark.parametrize("text", ["theme: [", "- a\n", "a: &x 1\nmeasure: &y 3\nb: *y\n"])
def test_what_can_not_be_kept_safely_is_left_as_it_is(tmp_path, text) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"measure could not be kept in .*config.yaml"):
        keep_setting("measure", 60, tmp_path)
    assert (tmp_path / FILE).read_text("utf-8") == text
    assert {path.name for path in tmp_path.iterdir()} <= {FILE, f".{FILE}.lock"}


@pytest.mark.skipif(os.name != "posix", reason="links and modes of POSIX")
def test_a_link_stays_one_and_the_mode_stays(tmp_path) -> None:
    real = tmp_path / "dotfiles.yaml"
    real.write_text("theme: x\n", "utf-8")
    real.chmod(0o640)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / FILE).symlink_to(real)
    keep_setting("mouse", True, tmp_path / "config")
    assert (tmp_path / "config" / FILE).is_symlink()
    assert real.read_text("utf-8") == "theme: x\nmouse: true\n"
    assert real.stat().st_mode & 0o777 == 0o640
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(SettingsError, match="mouse could not be kept"):
        keep_setting("mouse", True, tmp_path / "file")


async def choose(visit, name: str) -> None:
    """Press Enter on a setting of the list."""
    screen = visit.screen(SettingsScreen)
    await visit.press("g")
    while screen.rows.row.key != name:
        await visit.press("j")
    await visit.press("enter")


async def test_settings_are_changed_in_their_list_and_kept(enter) -> None:
    file = written("# mine\nmeasure: 72  # narrow\n")
    async with enter() as visit:
        assert visit.room.reader.most_columns == 72
        await visit.press("i")
        await choose(visit, "keymap")
        assert visit.screen(SettingsScreen).settings.keymap == "vim"
        await choose(visit, "mouse")
        await choose(visit, "measure")
        assert isinstance(visit.pilot.app.screen, PromptScreen)
        await visit.press(*"200", "enter")
        assert isinstance(visit.pilot.app.screen, PromptScreen)
        await visit.press(*"44", "enter")
        await choose(visit, "theme")
        await visit.press("escape")
        assert visit.room.reader._page.measure == 44
        assert visit.pilot.app.theme == "reading-light"
    text = file.read_text("utf-8")
    assert text.startswith("# mine\nmeasure: 44  # narrow\n")
    assert {"keymap: vim", "mouse: false", "theme: reading-light"} <= set(text.splitlines())


async def test_a_setting_is_changed_from_the_palette(enter) -> None:
    async with enter() as visit:
        await visit.press(":", *"text: 60", "enter")
        assert visit.said == "Width of the text: 60."
        assert visit.room.reader.most_columns == 60
        await visit.press(":", *"text: 60")
        await visit.press("enter")
        assert "It is so already." in visit.screen(PaletteScreen).rows.row.draw(200)[0].plain
    assert (config_directory() / FILE).read_text("utf-8") == "measure: 60\n"


async def test_what_can_not_be_written_counts_all_the_same(enter) -> None:
    config_directory().parent.mkdir(parents=True, exist_ok=True)
    config_directory().write_text("in the way", "utf-8")
    async with enter() as visit:
        await visit.press(":", *"text: 60", "enter")
        assert "measure could not be kept in" in visit.said
        assert visit.room.reader.most_columns == 60


async def test_a_session_that_is_not_wanted_begins_anew(enter) -> None:
    async with enter() as visit:
        await visit.press("J")
        second = visit.document
        await visit.press("Q")
    async with enter() as visit:
        assert visit.document == second
    written("session: false\n")
    async with enter() as visit:
        assert visit.document != second


async def test_plain_signs_are_drawn_where_they_are_chosen(enter) -> None:
    written("ascii: true\n")
    async with enter() as visit:
        assert any(type(each).__name__ == "PlainSigns" for each in visit.pilot.app.get_line_filters())
    written("ascii: false\n")
    async with enter() as visit:
        assert all(type(each).__name__ != "PlainSigns" for each in visit.pilot.app.get_line_filters())
