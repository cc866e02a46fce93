"""Paper is tested: what README and docs point at is there, and what they show runs."""

import re
import shlex
from pathlib import Path

import pytest

from tui.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\$ dtti-tui (.+)$", README, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_readme_run(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(shlex.split(example))
    said = capsys.readouterr()
    assert (status, said.err) in ((0, ""), (1, "")), said.err
    assert said.out or status == 1


def test_the_first_screen_of_the_readme_has_the_two_commands_and_a_picture() -> None:
    first = "\n".join(README.splitlines()[:24])
    assert "make run" in first and "make test" in first and "reading-room.svg" in first


def test_the_changelog_has_the_unreleased_on_top() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"


def test_the_pictures_hold_nothing_from_elsewhere() -> None:
    pictures = list((ROOT / "docs" / "pictures").rglob("*.svg"))
    assert pictures
    for picture in pictures:
        text = picture.read_text(encoding="utf-8")
        assert "@font-face" not in text and "url(http" not in text
