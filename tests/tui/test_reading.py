"""Reading with keys: moving, entities, cards, back and forward."""

from __future__ import annotations

import pytest

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


async def test_the_first_document_is_on_the_screen(enter) -> None:
    async with enter() as visit:
        assert visit.document == TALKS
        assert visit.room.place == "reader"
        assert visit.listed == [f"doc:{name}" for name in (TALKS, CONTRACT, NINTH)]
        assert visit.room.highlighted == f"doc:{TALKS}"
        assert [row.key for row in visit.room.entities_pane.rows if row.selectable]


@pytest.mark.parametrize("down", ["j", "down"])
@pytest.mark.parametrize("up", ["k", "up"])
async def test_lines(enter, folder, down, up) -> None:
    (folder / "2016-01-01-lines.txt").write_text("One.\n\nTwo.\n\nThree.\n", "utf-8")
    async with enter() as visit:
        await visit.press(down, down)
        assert visit.at == "Three."
        await visit.press(up)
        assert visit.at == "Two."


async def test_passages_start_and_end(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "}")
        assert visit.at.startswith("The S-400")
        await visit.press("{")
        assert visit.at.startswith("Ellen Lord led")
        await visit.press("G")
        assert visit.at.startswith("Officials")
        await visit.press("g")
        assert visit.at.startswith("Seventh talks")


@pytest.mark.parametrize(
    ("down", "up"), [("space", "pageup"), ("pagedown", "pageup"), ("ctrl+d", "ctrl+u"), (">", "<")]
)
async def test_scrolling(enter, folder, down, up) -> None:
    (folder / "2017-01-01-long.txt").write_text("\n\n".join(f"Passage {n} of many." for n in range(200)), "utf-8")
    async with enter() as visit:
        await visit.press(down)
        after = visit.room.reader.cursor
        assert after > 0
        await visit.press(down)
        assert visit.room.reader.cursor > after
        await visit.press(up, up)
        assert visit.room.reader.cursor < after


async def test_entities_and_the_card_that_follows(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "]")
        seen = [visit.card]
        for _ in range(3):
            await visit.press("]")
            seen.append(visit.card)
        assert "s-400" in seen
        assert "ajay-kumar" in seen
        last = visit.card
        await visit.press("[")
        assert visit.card != last or visit.room.reader.mention is not None
        await visit.press("G", "]", "]", "]", "]")
        assert visit.said.startswith("No further entity in this text; ")


async def test_enter_pins_a_card_and_relations_lead_on_and_back(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}")
        assert visit.card == "ellen-lord"
        place = visit.at
        await visit.press("enter")
        assert visit.room.place == "card"
        assert visit.room.card_pane.view.pinned
        await visit.press("]")
        assert visit.room.card_pane.row.key.endswith(":dtti")
        await visit.press("[")
        assert visit.said == "No link before this one on the card."
        await visit.press("]", "[", "enter")
        assert visit.card == "dtti"
        await visit.press("H")
        assert visit.card == "ellen-lord"
        assert visit.room.place == "card"
        await visit.press("H")
        assert visit.room.place == "reader"
        assert not visit.room.card_pane.view.pinned
        assert visit.at == place
        await visit.press("alt+right", "L")
        assert visit.card == "dtti"
        await visit.press("L")
        assert visit.said == "Nothing lies further on."
        await visit.press("alt+left", "H", "H")
        assert visit.said == "This is where you began."


async def test_a_pinned_card_stays_until_it_is_let_go(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "enter", "2", "G")
        assert visit.card == "ellen-lord"
        await visit.press("escape")
        assert visit.card == "s-400"
        assert visit.room.place == "reader"


async def test_a_card_leads_to_its_documents(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "enter", *"]]]]")
        assert visit.room.card_pane.row.key == f"doc:{NINTH}"
        await visit.press("enter")
        assert visit.document == NINTH
        assert visit.at.startswith("Ellen Lord met")
        assert visit.room.place == "reader"
        await visit.press("H")
        assert visit.document == TALKS
        assert visit.room.place == "card"
        assert visit.room.card_pane.row.key == f"doc:{NINTH}"


async def test_the_names_in_the_text_lead_to_cards(enter) -> None:
    async with enter() as visit:
        await visit.press("3", "g")
        first = visit.room.entities_pane.row.key.removeprefix("card:")
        await visit.press("j")
        second = visit.room.entities_pane.row.key.removeprefix("card:")
        assert visit.card == second != first
        await visit.press("enter")
        assert visit.room.place == "card"
        assert visit.card == second


async def test_an_entity_everywhere(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "}")
        assert visit.card == "s-400"
        await visit.press("*")
        assert visit.status == "S-400: 3 mentions in 2 of 3 documents"
        assert [key for key in visit.listed if key.startswith("doc:")] == [f"doc:{TALKS}", f"doc:{CONTRACT}"]
        assert visit.at.startswith("S-400 missile")
        await visit.press("n", "n")
        assert visit.document == CONTRACT
        assert visit.at.startswith("S-400 missile")
        await visit.press("N")
        assert visit.document == TALKS
        assert visit.at.startswith("S-400 would")
        await visit.press("escape")
        assert len(visit.listed) == 3


async def test_everywhere_without_an_entity_says_so(enter) -> None:
    async with enter() as visit:
        await visit.press("*")
        assert visit.said.startswith("No entity here; ] goes to the next one")
        await visit.press("enter")
        assert visit.said.startswith("No entity here; ] goes to the next one")


async def test_documents_of_the_list(enter) -> None:
    async with enter() as visit:
        await visit.press("J")
        assert visit.document == CONTRACT
        assert visit.room.highlighted == f"doc:{CONTRACT}"
        await visit.press("J", "J")
        assert visit.document == NINTH
        assert visit.said == "This is the last document of the list."
        await visit.press("K", "K", "K")
        assert visit.document == TALKS
        assert visit.said == "This is the first document of the list."
        await visit.press("H")
        assert visit.document == CONTRACT


async def test_the_list_is_read_while_it_is_moved_through(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "1", "j")
        assert visit.document == CONTRACT
        assert visit.room.place == "documents"
        await visit.press("j", "enter")
        assert visit.document == NINTH
        assert visit.room.place == "reader"
        await visit.press("H")
        assert visit.document == TALKS
        assert visit.at.startswith("India and the United")


async def test_back_brings_the_place_on_the_screen_too(enter, folder) -> None:
    (folder / "2017-01-01-long.txt").write_text("\n\n".join(f"Passage {n} of many." for n in range(200)), "utf-8")
    async with enter() as visit:
        await visit.press("space", "space", "j", "j")
        before = (visit.at, visit.room.reader.view_state())
        await visit.press("J", "G", "H")
        assert (visit.at, visit.room.reader.view_state()) == before


async def test_where_one_was_is_remembered(enter) -> None:
    async with enter() as visit:
        await visit.press("J", "}")
        place = visit.at
        await visit.press("ctrl+q")
    async with enter() as visit:
        assert visit.document == CONTRACT
        assert visit.at == place
    async with enter(fresh=True) as visit:
        assert visit.document == TALKS
