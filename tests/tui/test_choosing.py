"""Names in doubt: marked, offered, decided, taken back, and there again after a restart or a rebuild."""

from __future__ import annotations

import pytest

from indexdir import Library
from tui.notebook import Notebook
from tui.screens.choices import ChoicesScreen
from tui.screens.choose import ChooseScreen

TEXT = (
    "The beginning.\n\n"
    "The Mercury committee met on Monday, and Ellen Lord spoke to it at length.\n\n"
    "Officials said Mercury would come in the end. Nobody at the Mercury office answered.\n\n"
    "The end of it, with DTTI in it.\n"
)
DOUBTFUL = "2016-01-01-doubtful.txt"
CARDS = """
kind: programme
cards:
  - id: mercury-programme
    name: Mercury Programme
    aliases: [Mercury]
    summary: A programme for engines, begun in 2012.
  - id: mercury-ltd
    kind: organisation
    name: Mercury Limited
    aliases: [Mercury]
    summary: A company in Pune.
"""


@pytest.fixture
def doubtful(folder):
    (folder / DOUBTFUL).write_text(TEXT, "utf-8")
    (folder / "cards" / "mercury.yaml").write_text(CARDS, "utf-8")
    return folder


def mercuries(visit) -> list[str]:
    reading = visit.room.reader.reading
    return [mention.card for mention in reading.mentions if mention.text == "Mercury"]


def frame(visit) -> str:
    return str(visit.room.reader.border_subtitle or "")


def counted(visit, card: str) -> int:
    return dict(visit.room.library.entity_counts()).get(card, 0)


def lines(visit) -> list[str]:
    reader = visit.room.reader
    return [reader.render_line(y).text for y in range(reader.size.height)]


def rows(visit) -> list[str]:
    return [row.key for row in visit.pilot.app.screen.rows.rows]


async def test_a_name_in_doubt_is_marked_and_told_of(enter, doubtful) -> None:
    async with enter() as visit:
        assert visit.document == DOUBTFUL
        marked = [line for line in lines(visit) if "? " in line[:8]]
        assert marked
        assert all("Mercury" in line for line in marked)
        assert sum("Mercury" in line for line in lines(visit)) == len(marked)
        await visit.press("]")
        assert "could also be: Mercury Limited" in frame(visit)
        await visit.press("]")
        assert frame(visit).endswith("by name ─ 2/4 · 7%")


async def test_enter_offers_the_candidates_and_the_choice_is_shown_at_once(enter, doubtful) -> None:
    async with enter() as visit:
        await visit.press("]", "enter")
        assert isinstance(visit.pilot.app.screen, ChooseScreen)
        assert rows(visit) == ["mercury-programme", "mercury-ltd", ":none", ":another"]
        told = [line.plain.strip() for row in visit.pilot.app.screen.rows.rows[:2] for line in row.draw(80)]
        assert told[:3] == ["● Mercury Programme", "Programme · by name", "A programme for engines, begun in 2012."]
        assert told[4:7] == ["○ Mercury Limited", "Organisation · is called so too", "A company in Pune."]
        await visit.press("down", "enter")
        assert visit.said == "“Mercury” here is Mercury Limited; u undoes it."
        assert mercuries(visit) == ["mercury-ltd", "mercury-programme", "mercury-programme"]
        assert frame(visit).endswith("chosen by you ─ passage 2 of 4 · 7%")
        assert visit.card == "mercury-ltd"
        assert [(document.id, count) for document, count in visit.room.card_pane.view.documents] == [(DOUBTFUL, 1)]
        assert (counted(visit, "mercury-ltd"), counted(visit, "mercury-programme")) == (1, 2)
        assert "card:mercury-ltd" in [row.key for row in visit.room.entities_pane.rows]
        assert not any("? " in line[:8] for line in lines(visit) if "committee" in line)


async def test_it_is_written_before_it_is_shown_and_there_after_a_restart(enter, doubtful) -> None:
    async with enter() as visit:
        await visit.press("]", "enter", "down", "enter")
        other = Notebook.open(visit.room.library.key)
        assert [choice.card for choice in other.choices()] == ["mercury-ltd"]
        other.close()
    async with enter() as visit:
        assert mercuries(visit)[0] == "mercury-ltd"
        await visit.press("u")
        assert visit.said == "Undone: choice for “Mercury”"
        assert mercuries(visit)[0] == "mercury-programme"
        await visit.press("U")
        assert mercuries(visit)[0] == "mercury-ltd"


async def test_all_of_the_same_words_at_once(enter, doubtful) -> None:
    async with enter() as visit:
        await visit.press("]", "enter")
        sheet = visit.pilot.app.screen.query_one("#sheet")
        assert sheet.border_subtitle == "for this place only, of 3 in this document"
        await visit.press("a")
        assert sheet.border_subtitle == "for all 3 places of these words in this document"
        await visit.press("down", "enter")
        assert visit.said == "“Mercury” in 3 places is Mercury Limited; u undoes it."
        assert mercuries(visit) == ["mercury-ltd"] * 3
        await visit.press("u")
        assert visit.said == "Undone: choice for “Mercury” in 3 places"
        assert mercuries(visit) == ["mercury-programme"] * 3


async def test_a_name_is_rejected_and_found_again(enter, doubtful) -> None:
    async with enter() as visit:
        await visit.press("]", "x", "down", "down", "enter")
        assert visit.said == "“Mercury” here is no name of a card; u undoes it."
        assert len(mercuries(visit)) == 2
        await visit.press("x")
        assert rows(visit) == ["mercury-programme", "mercury-ltd", ":none", ":another", ":undecided"]
        await visit.press("G", "enter")
        assert visit.said == "“Mercury” is left to the cards again; u undoes it."
        assert len(mercuries(visit)) == 3
        assert visit.room.notebook.choices() == ()


async def test_a_rejected_name_is_found_from_elsewhere_on_its_line(enter, doubtful) -> None:
    (doubtful / DOUBTFUL).write_text("Mercury was there.\n\nThe end.\n", "utf-8")
    async with enter() as visit:
        await visit.press("x", "down", "down", "enter", "G", "g")
        assert visit.room.reader.mention is None
        await visit.press("x", "enter")
        assert mercuries(visit) == ["mercury-programme"]
        await visit.press("G", "x")
        assert visit.said == "No name under the cursor; ] goes to the next one."


async def test_any_name_can_be_another_card(enter, doubtful) -> None:
    async with enter() as visit:
        await visit.press("]", "]", "x")
        assert rows(visit) == ["ellen-lord", ":none", ":another"]
        await visit.press("G", "enter")
        screen = visit.pilot.app.screen
        assert len(rows(visit)) == 8
        assert screen.focused is screen.field
        await visit.press(*"kum", "enter")
        assert visit.said == "“Ellen Lord” here is Ajay Kumar; u undoes it."
        assert visit.card == "ajay-kumar"
        await visit.press("x")
        assert rows(visit) == ["ajay-kumar", "ellen-lord", ":none", ":another", ":undecided"]
        await visit.press("f", *"mer", "escape")
        assert rows(visit) == ["ajay-kumar", "ellen-lord", ":none", ":another", ":undecided"]
        await visit.press("escape")
        assert visit.room.is_active


async def test_other_cards_of_the_same_name_are_offered_too(enter, doubtful) -> None:
    (doubtful / "cards" / "short.yaml").write_text(
        "kind: person\ncards:\n- {id: someone, name: Someone Else, short: [Ellen Lord]}\n", "utf-8"
    )
    async with enter() as visit:
        await visit.press("]", "]", "x")
        assert rows(visit) == ["ellen-lord", "someone", ":none", ":another"]
        told = [line.plain.strip() for line in visit.pilot.app.screen.rows.rows[1].draw(80)]
        assert told[1] == "Person · is called so for short"


async def test_a_clear_name_still_opens_its_card(enter, doubtful) -> None:
    async with enter() as visit:
        await visit.press("]", "]", "enter")
        assert visit.card == "ellen-lord"
        assert visit.room.place == "card"


async def test_the_matches_of_an_entity_follow(enter, doubtful) -> None:
    async with enter() as visit:
        await visit.press("]", "*")
        assert visit.status == "Mercury Programme: 3 mentions in 1 of 4 documents"
        await visit.press("x", "down", "enter")
        assert visit.status == "Mercury Programme: 2 mentions in 1 of 4 documents"
        assert visit.room.reader.place.hit_total == 2


async def test_choices_survive_a_changed_text_and_other_cards(enter, doubtful) -> None:
    async with enter() as visit:
        await visit.press("]", "]", "]", "enter", "down", "enter")
        assert mercuries(visit) == ["mercury-programme", "mercury-ltd", "mercury-programme"]
    (doubtful / DOUBTFUL).write_text("Mercury, first of all.\n\n" + TEXT, "utf-8")
    (doubtful / "cards" / "more.yaml").write_text("kind: term\ncards:\n- {id: monday, name: Monday}\n", "utf-8")
    async with enter() as visit:
        assert mercuries(visit) == ["mercury-programme", "mercury-programme", "mercury-ltd", "mercury-programme"]
    (doubtful / DOUBTFUL).write_text(TEXT.replace("said Mercury would", "had Mercury but would"), "utf-8")
    async with enter() as visit:
        assert mercuries(visit) == ["mercury-programme"] * 3
        assert len(visit.room.notebook.choices()) == 1
        await visit.press("X")
        told = " ".join(line.plain for line in visit.pilot.app.screen.rows.rows[0].draw(200))
        assert "not in the text as it is now, so it does not count" in told
        await visit.press("enter")
        assert visit.said.startswith("The document has changed since")
    (doubtful / DOUBTFUL).write_text(TEXT, "utf-8")
    async with enter() as visit:
        assert mercuries(visit) == ["mercury-programme", "mercury-ltd", "mercury-programme"]


async def test_a_choice_follows_a_text_that_changes_while_it_is_read(enter, doubtful) -> None:
    from tui.screens.reading.building import start_build

    async with enter() as visit:
        await visit.press("]", "enter", "down", "enter")
        (doubtful / DOUBTFUL).write_text("Something new.\n\n" + TEXT, "utf-8")
        start_build(visit.room)
        await visit.settle()
        assert visit.room.reader.reading.text.startswith("Something new.")
        assert mercuries(visit) == ["mercury-ltd", "mercury-programme", "mercury-programme"]


async def test_the_list_of_choices(enter, doubtful) -> None:
    async with enter() as visit:
        await visit.press("]", "enter", "down", "enter", "]", "x", "down", "enter", "J", "X")
        screen = visit.pilot.app.screen
        assert isinstance(screen, ChoicesScreen)
        heads = [row.draw(100)[0].plain for row in screen.rows.rows]
        assert heads == ["“Ellen Lord” → no name of a card", "“Mercury” → Mercury Limited"]
        await visit.press("x")
        assert [row.draw(100)[0].plain for row in screen.rows.rows] == heads[1:]
        assert visit.said == "“Ellen Lord” is left to the cards again; u undoes it."
        await visit.press("u")
        assert [row.draw(100)[0].plain for row in screen.rows.rows] == heads
        await visit.press("U", "enter")
        assert visit.document == DOUBTFUL
        assert visit.at.startswith("Mercury committee")
        await visit.press("X", "f", *"nothing of the kind")
        assert screen.is_current is False
        assert rows(visit) == []


async def test_a_choice_in_a_document_that_is_gone_is_kept(enter, doubtful) -> None:
    async with enter() as visit:
        await visit.press("]", "enter", "down", "enter")
    (doubtful / DOUBTFUL).unlink()
    async with enter() as visit:
        await visit.press("X", "enter")
        assert visit.said == f"{DOUBTFUL} is not in the collection now; what you decided is kept."
    library = Library.open(doubtful)
    assert len(Notebook.open(library.key).choices()) == 1


async def test_what_can_not_be_written_does_not_count(enter, doubtful) -> None:
    async with enter() as visit:
        visit.room.notebook._refusal = "The notebook can't be written."
        await visit.press("]", "enter", "down", "enter")
        assert visit.said == "The notebook can't be written."
        assert mercuries(visit) == ["mercury-programme"] * 3


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12), (20, 5)])
async def test_it_works_at_every_size(enter, doubtful, size) -> None:
    async with enter(size) as visit:
        await visit.press("]", "enter", "a", "down", "enter", "X", "escape", "x", "escape")
        assert mercuries(visit) == ["mercury-ltd"] * 3
        assert visit.room.is_active


async def test_the_narrowest_frame_still_tells_of_the_doubt(enter, doubtful) -> None:
    async with enter((40, 20)) as visit:
        await visit.press("]")
        assert frame(visit) == "doubtful; Enter ─ 2/4 · 7%"
    async with enter((30, 20)) as visit:
        await visit.press("]")
        assert frame(visit) == "doubtful; Enter ─ 7%"


async def test_a_click_on_a_name_in_doubt_offers_the_candidates(enter, doubtful) -> None:
    async with enter() as visit:
        row = next(y for y, line in enumerate(lines(visit)) if "Mercury" in line)
        left = lines(visit)[row].index("Mercury")
        await visit.pilot.click("#reader", offset=(left + 2, row + 1))
        await visit.settle()
        assert isinstance(visit.pilot.app.screen, ChooseScreen)
