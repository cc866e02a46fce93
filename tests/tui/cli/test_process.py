"""The command as a process: imports, pipes, signals, encodings, and what nobody foresaw."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexdir import Library
from tui.__main__ import main
from tui.cli.output import Output
from tui.cli.text import json_text, one_line, several_lines

Command = Callable[..., Any]
posix = pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")


def spawn(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, arguments)], capture_output=True, timeout=60, **options
    )


def test_no_command_imports_textual(folder: Path) -> None:
    code = (
        "import sys\nfrom tui.__main__ import main\n"
        "for call in (['--help'], ['--version'], ['search', 'a'], ['index'], ['show', 'x'], ['mentions', 'x'],\n"
        "             ['cards', 'list'], ['bookmarks', 'list'], ['doctor']):\n"
        "    folder = [sys.argv[1]] if call == ['index'] else ['--in', sys.argv[1]] if call[0][0] != '-' else []\n"
        "    main([*call, *folder])\n"
        "print('LOADED', [name for name in ('textual', 'rich', 'asyncio.subprocess') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "LOADED []", done.stderr


def test_help_imports_neither_whoosh_nor_yaml() -> None:
    code = (
        "import sys\nfrom tui.__main__ import main\nmain(['--help'])\n"
        "print([name for name in ('whoosh', 'yaml', 'indexdir', 'sqlite3') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@posix
def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    for number in range(60):
        (folder / f"many-{number}.txt").write_text(f"missile {number}\n\n" + "missile words here. " * 100)
    command = f"{sys.executable} -m tui search missile --in {folder} --json --limit 1000 | head -c 10"
    done = subprocess.run(["bash", "-c", f"{command}; echo ${{PIPESTATUS[0]}}"], capture_output=True, timeout=60)
    assert done.stderr == b""
    assert done.stdout[:10] == b'{"schema":'
    assert done.stdout[10:].strip() in (b"0", b"141")


@posix
def test_help_into_a_closed_pipe(folder: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-m", "tui", "--help"], stdout=write, stderr=subprocess.PIPE, timeout=60)
    os.close(write)
    assert (done.returncode in (0, 141), done.stderr) == (True, b"")


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_output_is_one_line(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "cards", "list", "--in", folder],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr == b"dtti-tui: no space left on device\n"


@posix
def test_closed_streams_are_survived(folder: Path) -> None:
    command = f"{sys.executable} -m tui cards list --in {folder} >&- 2>&- <&-"
    assert subprocess.run(["bash", "-c", command], timeout=60).returncode == 0


@posix
def test_an_interrupt_is_silent(folder: Path) -> None:
    code = (
        "import os, signal, sys\nfrom indexdir import Library\nfrom tui.__main__ import main\n"
        "Library.build = lambda *a, **k: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.exit(main(['index', sys.argv[1]]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (128 + signal.SIGINT, b"")


def test_an_output_that_is_not_utf_8(folder: Path) -> None:
    (folder / "hindi.txt").write_text("भारत needle “quoted”\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    human = spawn("search", "needle", "--in", folder, env=environment)
    assert human.returncode == 0
    assert b"needle ?quoted?" in human.stdout
    machine = spawn("search", "needle", "--in", folder, "--json", env=environment)
    assert machine.returncode == 0
    assert rb"\u092d\u093e\u0930\u0924" in machine.stdout


def test_the_room_needs_a_terminal(folder: Path, command: Command) -> None:
    done = spawn(folder, stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"no terminal" in done.stderr
    assert "no such folder" in command(folder / "nowhere").complaint
    assert "did you mean search" in command("serch", "x").complaint


def test_a_folder_that_is_called_like_a_command(
    folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.rename(folder.with_name("search"))
    monkeypatch.chdir(folder.parent)
    assert "no terminal" in command("./search").complaint
    assert "QUERY" in command("search").complaint
    assert "no terminal" in command("--", "search").complaint


@pytest.mark.parametrize("name", ["", "search", "index", "show", "mentions", "cards", "bookmarks", "doctor"])
def test_help_and_version(command: Command, name: str) -> None:
    run = command(*([name] if name else []), "--help")
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith("usage: dtti-tui")
    assert command(*([name] if name else []), "--version").out.startswith("dtti-tui ")


@pytest.mark.parametrize("arguments", [["cards"], ["cards", "frob"], ["bookmarks"], ["show"], ["mentions"], ["--frob"]])
def test_a_wrong_call_is_one_line(command: Command, arguments: list[str]) -> None:
    run = command(*arguments)
    assert (run.status, run.out) == (2, "")
    assert "--help" in run.complaint


def test_what_nobody_foresaw_is_one_line_and_a_log(
    command: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(Library, "cards", fail)
    log = tmp_path / "a.log"
    run = command("cards", "list", "--in", folder, "--log", log)
    assert run.status == 2
    assert "ZeroDivisionError" in run.complaint
    assert str(log) in run.complaint
    assert "Traceback" in log.read_text("utf-8")


def test_a_log_that_can_not_be_written_is_one_line(command: Command, tmp_path: Path) -> None:
    run = command("--log", tmp_path / "no" / "log", "cards", "list")
    assert run.status == 2
    assert "the log can't be written" in run.complaint


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "bold"),
    [
        (Terminal(), {"TERM": "xterm"}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_escape_sequences_only_for_a_willing_terminal(
    stream: io.StringIO, environment: dict[str, str], bold: bool
) -> None:
    assert (Output(stream, io.StringIO(), environment).bold("x") != "x") is bold


def test_a_terminal_gets_bold_marks_and_its_width(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(Output, "standard", lambda: Output(terminal, io.StringIO()))
    assert main(["search", "missile", "--in", str(folder)]) == 0
    written = terminal.getvalue()
    assert "The S-400 \x1b[1mmissile\x1b[22m system of" in written
    plain = written.replace("\x1b[1m", "").replace("\x1b[22m", "")
    assert "\x1b" not in plain
    assert all(len(line) < 40 for line in plain.splitlines() if line.startswith("    "))
    assert plain.splitlines()[-1] == "2 hits in 2 of 2 documents"


def test_progress_is_for_terminals() -> None:
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        output = Output(file, stream)
        output.progress("")
        output.progress("reading\x1b[2J a file")
        output.progress("")
    assert file.getvalue() == ""
    assert terminal.getvalue().startswith("\rreading\ufffd[2J a file")
    assert terminal.getvalue().endswith(" \r")


def test_text_is_made_safe() -> None:
    evil = "a\x1b[31m\x07\x9b\u202eb\ud800\u2028c\x7f"
    assert one_line(f" {evil}\n\t d ").isprintable()
    assert several_lines("a\r\nb\tc\x1b\r") == "a\nb\tc\ufffd\ufffd"
    written = json_text({evil: evil})
    assert written.isascii() and written.isprintable()
    assert json_text("भ") == '"भ"'
    assert json_text("भ", ascii_only=True) == '"\\u092d"'
