"""New files are seen while the room is open, when they are asked for."""

from __future__ import annotations

from tui.screens.reading.building import start_build

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


async def test_new_changed_and_gone_files_are_told_of_and_shown(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("R")
        assert visit.said == "Nothing has changed in the folder."
        (folder / "2020-01-01-a.txt").write_text("A word of pomegranates.\n", "utf-8")
        (folder / "2020-01-02-b.txt").write_text("Another.\n", "utf-8")
        (folder / CONTRACT).write_text("Something else altogether.\n", "utf-8")
        (folder / NINTH).unlink()
        await visit.press("R")
        assert visit.said == "2 new, 1 changed, 1 gone."
        assert len(visit.listed) == 4
        await visit.press("/", *"pomegranates", "enter")
        assert visit.document == "2020-01-01-a.txt"


async def test_an_answer_follows(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("/", *"rosoboronexport", "enter")
        (folder / "2020-01-01-a.txt").write_text("Rosoboronexport once more.\n", "utf-8")
        await visit.press("R")
        assert visit.said == "1 new, 0 changed, 0 gone."
        assert "doc:2020-01-01-a.txt" in visit.listed
        assert visit.document == CONTRACT


async def test_a_build_that_nobody_asked_for_ends_silently(enter) -> None:
    async with enter() as visit:
        start_build(visit.room)
        await visit.settle()
        assert visit.said == ""


async def test_what_is_being_done_is_not_begun_twice(enter) -> None:
    async with enter() as visit:
        visit.room.desk.built = False
        await visit.press("R")
        assert visit.said == "The folder is being looked through already."
