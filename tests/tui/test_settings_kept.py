"""No change of a setting is lost: not among several at once, not between programs, not on leaving."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import yaml

from tui.settings import FILE, SettingsError, Waiting, config_directory, keep_setting
from tui.settings import writing as writing_module

posix = pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
CHANGES = {"measure": 60, "mouse": False, "session": False, "ascii": True, "keymap": "vim", "theme": "reading-light"}


def kept(directory: Path | None = None) -> dict[str, object]:
    return yaml.safe_load(((directory or config_directory()) / FILE).read_text("utf-8"))


def test_threads_lose_nothing_to_each_other(tmp_path) -> None:
    for attempt in range(10):
        directory = tmp_path / str(attempt)
        start = threading.Barrier(len(CHANGES))

        def keep(name, value, directory=directory, start=start) -> None:
            start.wait()
            keep_setting(name, value, directory)

        threads = [threading.Thread(target=keep, args=change) for change in CHANGES.items()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert kept(directory) == CHANGES


def test_programs_lose_nothing_to_each_other(tmp_path) -> None:
    code = (
        "import sys; from pathlib import Path; from tui.settings import keep_setting\n"
        "sys.stdin.readline()\n"
        "for number in range(40, 70): keep_setting(sys.argv[1], number, Path(sys.argv[2]))\n"
    )
    programs = [
        subprocess.Popen([sys.executable, "-c", code, name, str(tmp_path)], stdin=subprocess.PIPE)
        for name in ("measure", "one", "other")
    ]
    for program in programs:
        program.stdin.write(b"\n")
        program.stdin.flush()
    for program in programs:
        program.stdin.close()
        assert program.wait(60) == 0
    assert kept(tmp_path) == {"measure": 69, "one": 69, "other": 69}


def test_who_holds_the_file_too_long_is_told_of(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(writing_module, "_LOCK_SECONDS", 0.0)
    with (
        writing_module._alone(tmp_path / FILE),
        monkeypatch.context() as other,
        pytest.raises(SettingsError, match=r"measure could not be kept in .*: another program is writing it"),
    ):
        other.setattr(writing_module, "_ONE_AT_A_TIME", threading.Lock())  # as another program has one of its own
        keep_setting("measure", 60, tmp_path)
    keep_setting("measure", 60, tmp_path)
    assert kept(tmp_path) == {"measure": 60}


def test_what_waits_is_written_in_order_whoever_writes(monkeypatch) -> None:
    written = []
    monkeypatch.setattr(writing_module, "keep_setting", lambda *change: written.append(change))
    waiting = Waiting()
    changes = [("measure", number) for number in range(40, 90)]
    for change in changes:
        waiting.add(*change)
    threads = [threading.Thread(target=waiting.write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert written == changes


def test_a_change_that_can_not_be_kept_does_not_hold_up_the_next(monkeypatch) -> None:
    keep = writing_module.keep_setting

    def keep_but_one(name, value) -> None:
        if name == "measure":
            raise SettingsError("The disk is full.")
        keep(name, value)

    monkeypatch.setattr(writing_module, "keep_setting", keep_but_one)
    waiting = Waiting()
    waiting.add("measure", 60)
    waiting.add("mouse", False)
    assert waiting.write() == ("The disk is full.",)
    assert waiting.write() == ()
    assert kept() == {"mouse": False}


@posix
def test_a_link_to_where_nothing_is_yet(tmp_path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / FILE).symlink_to(tmp_path / "dotfiles" / "dtti" / "mine.yaml")
    keep_setting("mouse", True, tmp_path / "config")
    assert (tmp_path / "config" / FILE).is_symlink()
    assert (tmp_path / "dotfiles" / "dtti" / "mine.yaml").read_text("utf-8") == "mouse: true\n"


@posix
def test_a_link_to_itself_is_told_of(tmp_path) -> None:
    (tmp_path / FILE).symlink_to(tmp_path / FILE)
    with pytest.raises(SettingsError, match="mouse could not be kept in"):
        keep_setting("mouse", True, tmp_path)


async def test_several_at_once_and_the_last_one_before_leaving_are_kept(enter) -> None:
    async with enter() as visit:
        app = visit.pilot.app
        for number in (50, 60, 70):
            app._keep("measure", number)
        app._keep("mouse", False)
        app._keep("session", False)
        await visit.pilot.press("D", "ctrl+q")
    assert kept() == {"measure": 70, "mouse": False, "session": False, "theme": "reading-light"}
