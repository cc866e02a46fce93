"""The contents of a text, and the way from section to section."""

from __future__ import annotations

import pytest

from tui.screens.contents import ContentsScreen

SECTIONED = "2017-01-01-sections.md"
PARAGRAPH = "Officials met and spoke of many things that day, and nobody wrote them down in full.\n\n"
TEXT = (
    f"An opening.\n\n# First **part**\n\n{PARAGRAPH * 8}## Inner matter\n\n{PARAGRAPH * 8}"
    f"# Second part\n\n{PARAGRAPH * 8}"
)


@pytest.fixture
def sectioned(folder):
    (folder / SECTIONED).write_text(TEXT, "utf-8")
    return folder


def frame(visit) -> str:
    return str(visit.room.reader.border_subtitle or "")


async def open_sections(visit) -> None:
    await visit.press("1", "g", "2")
    assert visit.document == SECTIONED


async def test_the_contents_lead_to_a_section_and_back(sectioned, enter) -> None:
    async with enter() as visit:
        await open_sections(visit)
        await visit.press("t")
        screen = visit.screen(ContentsScreen)
        assert [row.key for row in screen.rows.rows] == ["0", "1", "2"]
        drawn = [row.draw(60)[0].plain for row in screen.rows.rows]
        assert [line.split("  ")[0] or line.strip().split("  ")[0] for line in drawn] == [
            "First part",
            "Inner matter",
            "Second part",
        ]
        assert drawn[1].startswith("  Inner")
        await visit.press(*"second", "enter")
        assert visit.room.is_active
        assert visit.at == "# Second part"
        assert visit.room.place == "reader"
        await visit.press("t")
        screen = visit.screen(ContentsScreen)
        assert screen.rows.row is not None and screen.rows.row.key == "2"
        await visit.press("escape", "H")
        assert visit.at == "An opening."


async def test_sections_one_after_the_other(sectioned, enter) -> None:
    async with enter() as visit:
        await open_sections(visit)
        await visit.press(")")
        assert visit.at == "# First **part**"
        await visit.press(")")
        assert visit.at == "## Inner matter"
        await visit.press("j", "j", "(")
        assert visit.at == "## Inner matter"
        await visit.press("(", "(")
        assert visit.at == "# First **part**"
        assert visit.said == "No section before this one in the text."
        await visit.press(")", ")", ")")
        assert visit.at == "# Second part"
        assert visit.said == "No further section in this text."


async def test_the_frame_tells_the_section(sectioned, enter) -> None:
    async with enter() as visit:
        await open_sections(visit)
        assert frame(visit).startswith("passage 1 of ")
        await visit.press(")", "j")
        assert frame(visit).startswith("First part · passage ")
        await visit.press("G")
        assert frame(visit).startswith("Second part · passage ")
        assert frame(visit).endswith(" · 100%")


@pytest.mark.parametrize("key", ["t", ")", "("])
async def test_a_text_without_headings_says_so(enter, key) -> None:
    async with enter() as visit:
        await visit.press("1", "g", "j", "2")
        await visit.press("1", "g", "2", key)
        assert visit.document == "2018-07-18-talks.txt"
        assert visit.said == "No headings in this text."


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20)])
async def test_it_works_at_every_size(sectioned, enter, size) -> None:
    async with enter(size) as visit:
        await open_sections(visit)
        await visit.press("t", "down", "enter")
        assert visit.at == "## Inner matter"
        assert visit.room.place == "reader"
