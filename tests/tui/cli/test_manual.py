"""docs/command-line.md: every example runs and says what is printed there; every option is in it."""

from __future__ import annotations

import argparse
import importlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.cli.arguments import SUBCOMMANDS, Parser

MANUAL = Path(__file__).parents[3] / "docs" / "command-line.md"


def examples() -> Iterator[tuple[str, list[str]]]:
    """Each call in a console block, with the lines below it."""
    for block in re.findall(r"```console\n(.*?)```", MANUAL.read_text("utf-8"), re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            call, *shown = part.rstrip("\n").split("\n")
            yield call, shown


def matches(shown: list[str], printed: str) -> bool:
    """Whether the output is what the manual shows, where … stands for anything."""
    pattern = "\n".join(shown)
    return re.fullmatch(re.escape(pattern).replace("…", ".*") + r"\n?", printed, re.DOTALL) is not None


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.mark.skipif(os.name != "posix", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize(("call", "shown"), list(examples()))
def test_the_example_runs(call: str, shown: list[str], cache: Path, tmp_path: Path) -> None:
    status = next((int(line[6:-1]) for line in shown if line.startswith("[exit ")), 0)
    expected = [line for line in shown if not line.startswith("[exit ")]
    script = f'dtti-tui() {{ {shlex.quote(sys.executable)} -m tui "$@"; }}\n{call}'
    environment = {**os.environ, "DTTI_TUI_CACHE": str(cache), "DTTI_TUI_DATA": str(tmp_path)}
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, encoding="utf-8", env=environment, timeout=120
    )
    assert done.returncode == status, done.stderr
    assert status == 1 or done.stderr == ""
    if expected or done.stderr:
        assert matches(expected, done.stdout + done.stderr), (done.stdout + done.stderr)[:400]


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    found = {option for action in parser._actions for option in action.option_strings if option.startswith("--")}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for nested in action.choices.values():
                found |= options_of(nested)
    return found


def test_every_command_and_option_is_in_the_manual() -> None:
    manual = MANUAL.read_text("utf-8")
    for name in SUBCOMMANDS:
        assert f"\n## {name}\n" in manual
        parser = Parser(prog=name)
        importlib.import_module(f"tui.cli.{name}").arguments(parser)
        for option in options_of(parser):
            assert option in manual, (name, option)
