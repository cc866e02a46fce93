"""Selecting in the text, by keys and with the mouse, and what is done with a selection."""

from __future__ import annotations

import pytest
from textual.events import MouseDown, MouseMove, MouseUp

from tui.screens.note import NoteScreen

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"
TALKED = "India and the United States held talks in New Delhi under the DTTI."
LED = "Ellen Lord led the American side. Ajay Kumar led the Indian side."


def quote(visit) -> str:
    """What is selected."""
    reader = visit.room.reader
    return reader.reading.text[slice(*reader.selection)] if reader.selection is not None else ""


async def cell(visit, words: str, at: int = 0) -> tuple[int, int]:
    """Where on the screen a character of the text is, in cells of the reader."""
    reader = visit.room.reader
    offset = reader.reading.text.index(words) + at
    y = reader.sheet.y_of(offset)
    line, _part = reader.sheet.line(y)
    left = reader._page.left + reader._page.gutter + line.indent
    return left + line.index_of(offset) + reader.gutter.left, reader.row_of(y) + reader.gutter.top


async def test_words_sentences_and_passages_are_selected(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "v")
        assert quote(visit) == "Ellen"
        assert visit.room.place == "selecting"
        await visit.press("w")
        assert quote(visit) == "Ellen Lord"
        await visit.press("s")
        assert quote(visit) == "Ellen Lord led the American side."
        await visit.press("s")
        assert quote(visit) == LED
        await visit.press("p")
        assert quote(visit).startswith(LED + "\n\nThe S-400")
        await visit.press("o", "p")
        assert quote(visit).startswith(TALKED)
        assert visit.room.reader.cursor == visit.room.reader.selection[0]
        await visit.press("v")
        assert quote(visit) == ""
        assert visit.room.place == "reader"


async def test_the_end_is_moved_by_character_and_line(enter) -> None:
    async with enter((240, 40)) as visit:
        await visit.press("}", "v", "l", "right", "l", "l")
        assert quote(visit) == "India and"
        await visit.press("h", "left")
        assert quote(visit) == "India a"
        await visit.press("j")
        assert quote(visit).endswith("Ellen L")
        await visit.press("k")
        assert quote(visit) == "India a"
        await visit.press("k", "k")
        assert quote(visit).startswith("Seventh talks")
        assert quote(visit).endswith("I")
        await visit.press("G")
        assert quote(visit).endswith("anyway.")
        await visit.press("g")
        assert quote(visit).startswith("Seventh")
        await visit.press("o", "}")
        assert quote(visit).endswith("DTTI.")
        await visit.press("}")
        assert quote(visit).endswith("Indian side.")
        await visit.press("{")
        assert quote(visit).endswith("\n\nE")


async def test_it_begins_at_the_mention_or_the_hit(enter) -> None:
    async with enter() as visit:
        await visit.press("]", "]", "v")
        assert quote(visit) == "DTTI" or visit.room.reader.mention.text.startswith(quote(visit))
        await visit.press("escape", "/", *"contract", "enter", "n", "v")
        assert quote(visit).lower() == "contract"


@pytest.mark.parametrize("key", ["escape", "q", "v"])
async def test_it_is_ended_and_nothing_else(enter, key) -> None:
    async with enter() as visit:
        await visit.press("/", *"lord", "enter", "v", key)
        assert quote(visit) == ""
        assert visit.room.is_active
        assert visit.room.desk.listing.query is not None


async def test_other_commands_wait_and_say_so(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "v", "J")
        assert visit.document == TALKS
        assert visit.said == "Next document: not while you select; Esc ends that."
        assert quote(visit) == "India"
        await visit.press("x", "n")
        assert visit.room.is_active
        assert quote(visit) == "India"


async def test_the_footer_tells_the_keys_of_the_selection(enter) -> None:
    async with enter() as visit:
        before = visit.room.key_footer._items
        await visit.press("v")
        assert [item.label for item in visit.room.key_footer._items] == [
            "word", "sentence", "passage", "copy", "bookmark", "back", "help",
        ]  # fmt: skip
        await visit.press("escape")
        assert visit.room.key_footer._items == before


@pytest.mark.parametrize("key", ["b", "m"])
async def test_exactly_the_selection_is_kept_and_removed(enter, key) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "v", "s", key)
        (mark,) = visit.room.notebook.bookmarks()
        assert mark.quote == "Ellen Lord led the American side."
        assert visit.said == "Kept: “Ellen Lord led the American side.”"
        await visit.press(key)
        assert visit.room.notebook.bookmarks() == ()


async def test_a_selection_over_passages_is_kept(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "v", "p", "p", "b")
        (mark,) = visit.room.notebook.bookmarks()
        assert mark.quote == f"{TALKED}\n\n{LED}"


async def test_a_note_is_written_to_the_selection(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "v", "s", "e")
        visit.screen(NoteScreen)
        await visit.press(*"why", "ctrl+s")
        (mark,) = visit.room.notebook.bookmarks()
        assert (mark.quote, mark.note) == ("Ellen Lord led the American side.", "why")
        assert quote(visit) == ""
        await visit.press("{", "}", "v", "s", "e")
        assert visit.screen(NoteScreen).note.text == "why"


async def test_the_selected_words_are_searched_for(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "}", "v", "w", "w", "w", "/")
        assert visit.room.bar.value == '"The S-400 missile system"'
        assert {key for key in visit.listed if key.startswith("doc:")} == {f"doc:{TALKS}", f"doc:{CONTRACT}"}
        assert quote(visit) == ""
        await visit.press("H")
        assert visit.document == TALKS


async def test_signs_of_the_query_language_are_no_part_of_the_search(enter) -> None:
    async with enter() as visit:
        await visit.press("J", "J", "G", "v", "p", "/")
        assert visit.refused == ""
        assert {key for key in visit.listed if key.startswith("doc:")} == {f"doc:{NINTH}"}


async def test_a_long_selection_is_cut_for_the_search(enter, folder) -> None:
    (folder / "2000-01-01-long.txt").write_text("word " * 30 + "end " * 30 + "\n", encoding="utf-8")
    async with enter() as visit:
        await visit.press("v", "p", "/")
        assert visit.room.bar.value.count(" ") == 39
        assert visit.said == "Searched for the first 40 of 60 selected words."


async def test_of_a_very_long_selection_no_words_are_counted(enter, folder) -> None:
    (folder / "2000-01-01-long.txt").write_text("word " * 5_000 + "\n", encoding="utf-8")
    async with enter() as visit:
        await visit.press("v", "G", "/")
        assert visit.room.bar.value.count(" ") == 39
        assert visit.said == "Searched for the first 40 selected words."


async def test_a_quotation_is_checked(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "v", "w", "V")
        assert visit.said == "Exact in 2 other documents of 3; the file is unchanged."
        await visit.press("s", "V")
        assert visit.said == "Exact in no other of 3 documents; the file is unchanged."
        (folder / TALKS).write_text(f"New.\n\n{LED}\n", encoding="utf-8")
        await visit.press("V")
        assert visit.said.endswith("; the file has changed and still has these words (R reads it).")
        (folder / TALKS).write_text("New.\n", encoding="utf-8")
        await visit.press("V")
        assert "no longer has these words" in visit.said
        (folder / TALKS).unlink()
        await visit.press("escape", "V")
        assert "the file can't be read now" in visit.said


async def test_words_written_differently_are_told_from_the_same(enter, folder) -> None:
    (folder / "2020-other.txt").write_text("They saw ELLEN lord there.\n", encoding="utf-8")
    async with enter() as visit:
        await visit.press("}", "}", "v", "w", "V")
        assert visit.said.startswith("Exact in 2 other documents of 4, with other signs or capitals in 1; the file")


async def test_the_moving_end_stays_in_view(enter, folder) -> None:
    (folder / "2000-01-01-long.txt").write_text(
        "\n\n".join(f"Passage {n} says it." for n in range(300)), encoding="utf-8"
    )
    async with enter((80, 24)) as visit:
        reader = visit.room.reader
        await visit.press("v", *["p"] * 40)
        assert reader.selection[0] == 0
        assert 0 <= reader.row_of(reader.sheet.y_of(reader.cursor)) < reader.view_height
        await visit.press("o")
        assert reader.row_of(reader.sheet.y_of(reader.cursor)) >= 0
        await visit.press("o", "pagedown", "space", ">", "G")
        assert quote(visit).endswith("299 says it.")
        assert 0 <= reader.row_of(reader.sheet.y_of(reader.cursor)) < reader.view_height


async def test_another_document_ends_it(enter) -> None:
    async with enter() as visit:
        await visit.press("v", "1", "2")
        assert "not while" in visit.said
        await visit.press("tab", "1", "j")
        assert visit.document == CONTRACT
        assert quote(visit) == ""
        assert not visit.room.reader.selecting


async def test_a_drag_selects_and_leaves_one_selecting(enter) -> None:
    async with enter() as visit:
        start, end = await cell(visit, "India and"), await cell(visit, "American")
        await drag(visit, start, end)
        assert quote(visit) == f"{TALKED}\n\nEllen Lord led the A"
        assert visit.room.place == "selecting"
        await visit.press("b")
        assert visit.room.notebook.bookmarks()[0].quote == f"{TALKED}\n\nEllen Lord led the A"


async def drag(visit, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press, move and release the left button."""
    for kind, place, button in ((MouseDown, start, 1), (MouseMove, end, 1), (MouseUp, end, 1)):
        await visit.pilot._post_mouse_events([kind], "#reader", offset=place, button=button)
    await visit.settle()


async def test_a_drag_past_the_edge_scrolls(enter, folder) -> None:
    (folder / "2000-01-01-long.txt").write_text(
        "\n\n".join(f"Passage {n} says it." for n in range(300)), encoding="utf-8"
    )
    async with enter((80, 24)) as visit:
        reader = visit.room.reader
        start = await cell(visit, "Passage 1 ")
        await visit.pilot._post_mouse_events([MouseDown], "#reader", offset=start, button=1)
        await visit.pilot._post_mouse_events([MouseMove], "#reader", offset=(start[0], 10), button=1)
        before = reader.selection
        reader._spot = reader._spot._replace(y=reader.view_height + 3)
        for _ in range(10):
            reader._scroll_on()
        assert reader.scroll_offset.y >= 30
        assert reader.selection[0] == before[0]
        assert reader.selection[1] > before[1]


async def test_clicks_select_a_word_and_a_passage(enter) -> None:
    async with enter() as visit:
        place = await cell(visit, "American", 2)
        await visit.pilot.click("#reader", offset=place, times=2)
        await visit.settle()
        assert quote(visit) == "American"
        await visit.pilot.click("#reader", offset=place, times=3)
        await visit.settle()
        assert quote(visit) == LED
        await visit.pilot.click("#reader", offset=await cell(visit, "table"))
        await visit.settle()
        assert quote(visit) == ""
        await visit.pilot.click("#reader", offset=await cell(visit, "Ajay"))
        await visit.settle()
        assert visit.card == "ajay-kumar"


async def test_a_text_that_changes_takes_the_selection_with_it_and_says_so(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("}", "v", "s")
        path = folder / visit.document
        path.write_text("Something new.\n\n" + path.read_text("utf-8"), encoding="utf-8")
        visit.room.library.build()
        from tui.screens.reading.building import refresh_collection

        refresh_collection(visit.room)
        await visit.settle()
        assert visit.room.reader.selection is None
        assert "nothing is selected any more" in visit.said


CLAIMED = "2017-01-01-claim.md"
CLAIM = "They heard a bold claim made by Ajay Kumar here today."


@pytest.fixture
def claims(folder):
    """A document with signs of Markdown, which is opened first, and another that says the same without them."""
    text = "They heard a **bold claim** made by [Ajay Kumar](http://x.y/z) here today.\n"
    (folder / CLAIMED).write_text(text, encoding="utf-8")
    (folder / "2030-same.txt").write_text(CLAIM + "\n", encoding="utf-8")


async def test_signs_that_are_not_shown_are_not_searched_for(enter, claims) -> None:
    async with enter() as visit:
        assert visit.document == CLAIMED
        await visit.press("v", "s", "/")
        assert visit.room.bar.value == f'"{CLAIM}"'
        assert "doc:2030-same.txt" in visit.listed


async def test_a_quotation_is_checked_as_it_is_shown(enter, claims, folder) -> None:
    async with enter() as visit:
        assert visit.document == CLAIMED
        await visit.press("v", "p", "V")
        assert visit.said == "Exact in 1 other document of 5; the file is unchanged."
        text = (folder / CLAIMED).read_text("utf-8")
        (folder / CLAIMED).write_text("New.\n\n" + text.replace("**", "__"), encoding="utf-8")
        await visit.press("V")
        assert visit.said.endswith("; the file has changed and still has these words (R reads it).")


async def test_words_that_the_address_of_a_link_parts_are_found_together(enter, claims) -> None:
    async with enter() as visit:
        await visit.press("1", "G", "enter")
        assert visit.document == "2030-same.txt"
        await visit.press("v", "p", "V")
        assert visit.said == "Exact in 1 other document of 5; the file is unchanged."


async def test_a_note_never_removes_what_was_kept_meanwhile(enter) -> None:
    async with enter() as visit:
        room = visit.room
        await visit.press("}", "}", "v", "s")
        room.notebook.toggle_bookmark(room.reader.reading, *room.reader.selection)  # as another window does
        await visit.press("e")
        visit.screen(NoteScreen)
        await visit.press(*"why", "ctrl+s")
        (mark,) = room.notebook.bookmarks()
        assert (mark.quote, mark.note) == ("Ellen Lord led the American side.", "why")
