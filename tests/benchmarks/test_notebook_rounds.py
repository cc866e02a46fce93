"""The programs that try to make a notebook lose something, with few rounds."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="they fork, kill and load a library first")


def run(name: str, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, BENCHMARKS / name, *options], capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return done.stdout


def test_killed_at_random_moments_it_keeps_what_it_acknowledged() -> None:
    told = run("notebook_kill.py", "--rounds", "10", "--writers", "3", "--each", "40", "--app", "0")
    assert "10 rounds, 0 wrong" in told
    assert "120 there, 0 programs failed, 120 undone and done again as before; log and file agree" in told


def test_no_damage_to_any_of_its_files_loses_anything() -> None:
    told = run("notebook_damage.py", "--places", "1", "--deeds", "40").splitlines()
    assert len(told) == 10
    assert not [line for line in told if "WRONG" in line]


@pytest.mark.skipif(shutil.which("cc") is None, reason="needs a C compiler")
def test_a_disk_that_fails_loses_nothing_that_was_acknowledged() -> None:
    assert "; 0 wrong; faults: " in run("notebook_faults.py", "--every", "149", "--no-mount")
