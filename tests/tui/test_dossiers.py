"""`O` writes the dossier of an entity into a file, and says where."""

from __future__ import annotations

from pathlib import Path

import pytest

TALKS = "2018-07-18-talks.txt"


def written(own_directories: Path) -> list[Path]:
    return sorted((own_directories / "state" / "dossiers").glob("*"))


async def test_the_dossier_of_the_card_is_written(enter, own_directories: Path) -> None:
    async with enter() as visit:
        await visit.press("]", "]", "b", "4")
        assert visit.card == "ellen-lord"
        await visit.press("O")
        (path,) = written(own_directories)
        assert visit.said.startswith("Dossier: ") and path.name.startswith("ellen-lord-20")
        assert visit.said.endswith(f"{path.name} (1 bookmark, 2 other passages)")
        text = path.read_text("utf-8")
        assert text.startswith("# Dossier: Ellen Lord\n")
        assert "## What you kept" in text and "> Ellen Lord led the American side. Ajay Kumar led" in text
        assert f"File: {TALKS}, SHA-256" in text
        await visit.press("O")
        assert [each.name for each in written(own_directories)] == [path.name.replace(".md", "-2.md"), path.name]
        assert path.read_text("utf-8") == text


async def test_from_the_text_and_from_the_names_it_is_that_of_the_name(enter, own_directories: Path) -> None:
    async with enter() as visit:
        await visit.press("O")
        assert "No entity here" in visit.said and written(own_directories) == []
        await visit.press("]", "O")
        assert "/dtti-20" in visit.said
        await visit.press("3", "O")
        assert len(written(own_directories)) == 2


async def test_what_can_not_be_written_is_said(
    enter, own_directories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocker = tmp_path / "blocker"
    blocker.write_text("")
    async with enter() as visit:
        monkeypatch.setenv("DTTI_TUI_STATE", str(blocker))
        await visit.press("]", "O")
        assert visit.said.startswith("The dossier can't be written: ") and "blocker" in visit.said
