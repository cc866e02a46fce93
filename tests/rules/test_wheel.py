"""The built wheel, installed without the development extras in an empty environment, starts and searches."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True, text=True, cwd=environment.pop("cwd", None), check=False, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment with nothing but the wheel and what it declares."""
    place = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "build", "--wheel", "--outdir", place, ROOT)
    if built.returncode:
        pytest.fail(f"the wheel can't be built: {built.stderr or built.stdout}")
    venv.create(place / "env", with_pip=True)
    programs = place / "env" / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = place.glob("*.whl")
    done = run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    if done.returncode:
        pytest.fail(f"the wheel can't be installed: {done.stderr}")
    return programs


def test_it_searches_the_embedded_collection(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "dtti-tui", "search", "s-400", "--json", DTTI_TUI_CACHE=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "documents/article.txt" in [hit["doc"] for hit in json.loads(done.stdout)["hits"]]


def test_it_shows_the_reading_room(installed: Path, tmp_path: Path) -> None:
    code = (
        "import asyncio\nfrom indexdir import Library\nfrom tui.app import ReadingRoom\nfrom tui.notebook import Notebook\n"
        "async def main():\n"
        "    library = Library.open()\n"
        "    app = ReadingRoom(library, Notebook.open(library.key))\n"
        "    async with app.run_test(size=(120, 40)) as pilot:\n"
        "        await app.workers.wait_for_complete()\n"
        "        await pilot.pause()\n"
        "        print(len(app.screen.query('Reader')))\n"
        "asyncio.run(main())\n"
    )
    places = {name: str(tmp_path / name) for name in ("DTTI_TUI_CACHE", "DTTI_TUI_DATA", "DTTI_TUI_CONFIG")}
    done = run(installed / "python", "-c", code, **places)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "1"
