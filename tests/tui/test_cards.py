"""Cards with keys: the whole card, mentions in context, what supports a relation, all cards, and back again."""

from __future__ import annotations

import pytest

from tui.screens.cards import CardsScreen
from tui.screens.left_out import left_out, left_out_briefly, left_out_line
from tui.screens.problems import ProblemsScreen
from tui.screens.reading.answers import PageRead
from tui.screens.reading.paging import page_read
from tui.screens.reading.views import Page

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"
MORE = """
kind: person
cards:
  - id: frank-kendall
    name: Frank Kendall
    summary: Who was before her.
    facts:
      - {text: Held the office., date: 2012, sources: [report], confidence: high}
    unverified: [That he came to Delhi.]
    relations:
      - {type: held_office, target: under-secretary, since: 2012, until: 2017-01-20}
      - {type: succeeded_by, target: ellen-lord, since: 2017-08-01, sources: [report]}
  - id: under-secretary
    kind: office
    name: Under Secretary
sources:
  - {id: report, title: The annual report}
conflicts:
  - id: dates
    topic: When he left
    cards: [frank-kendall]
    versions:
      - {text: In January., sources: [report]}
      - {text: In February., sources: [report]}
"""
EVENTS = """
events:
  - date: 2012-05
    title: Kendall takes office
    cards: [frank-kendall]
"""


@pytest.fixture
def kendall(folder):
    """A person with all that a card can have, who is mentioned nowhere."""
    (folder / "cards" / "more.yaml").write_text(MORE, "utf-8")
    (folder / "events.yaml").write_text(EVENTS, "utf-8")


def shown(visit, name="card") -> str:
    """The text of all rows of a pane."""
    pane = visit.room.pane(name)
    return " ".join(" ".join(line.plain for row in pane.rows for line in row.draw(pane.size.width)).split())


async def open_card(visit, words: str) -> None:
    """Open a card by way of the list of all."""
    await visit.press("C", *words, "enter")


def whole(visit) -> bool:
    """Whether the card alone is on the screen."""
    panes = [visit.room.pane(name) for name in ("documents", "reader", "entities")]
    return visit.room.card_pane.whole and not any(pane.region.area for pane in panes)


async def test_enter_twice_gives_a_card_the_whole_screen_and_back(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "enter")
        assert visit.room.place == "card"
        assert not whole(visit)
        await visit.press("enter")
        assert whole(visit)
        assert visit.room.card_pane.size.width > 100
        await visit.press("H")
        assert not whole(visit)
        assert visit.room.place == "card"
        await visit.press("L")
        assert whole(visit)
        await visit.press("escape")
        assert not whole(visit)
        assert visit.room.place == "card"
        await visit.press("z")
        assert whole(visit)
        await visit.press("z", "q")
        assert visit.room.place == "reader"


async def test_what_has_the_whole_screen_leads_to_what_has_it_and_back_to_the_same_row(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "enter", "z", "]")
        row = visit.room.card_pane.row.key
        await visit.press("enter")
        assert visit.card == "dtti"
        assert whole(visit)
        await visit.press("]", "]", "enter")
        assert visit.room.place == "reader"
        assert not whole(visit)
        await visit.press("H")
        assert (visit.card, whole(visit)) == ("dtti", True)
        await visit.press("H")
        assert (visit.card, whole(visit)) == ("ellen-lord", True)
        assert visit.room.card_pane.row.key == row
        await visit.press("H", "H")
        assert visit.room.place == "reader"


async def test_a_card_shows_all_that_is_known(enter, kendall) -> None:
    async with enter() as visit:
        await open_card(visit, "kendall")
        text = shown(visit)
        assert "Person Who was before her. Offices 2012 – 2017-01-20 Under Secretary" in text
        assert "Facts 2012 Held the office. ● high · The annual report" in text
        assert "Not confirmed ? That he came to Delhi." in text
        assert "≠ When he left a) In January. The annual report b) In February. The annual report" in text
        assert "succeeded by Ellen Lord since 2017-08-01" in text
        assert "Events 2012-05 Kendall takes office" in text
        assert "Mentioned in none of 3 documents" in text
        assert "This card is written in cards/more.yaml, line 4" in text
        await open_card(visit, "under")
        assert "Held by 2012 – 2017-01-20 Frank Kendall" in shown(visit)
        await open_card(visit, "ellen")
        assert "succeeded Frank Kendall since 2017-08-01" in shown(visit)


async def test_related_cards_and_mentions_in_context_stand_on_the_card(enter) -> None:
    async with enter() as visit:
        await open_card(visit, "ellen")
        text = shown(visit)
        assert "Named together with Ajay Kumar 1 passage in 1 document" in text
        assert "Mentioned in 3 documents 2018-07-18 Seventh talks" in text
        assert "In context Ellen Lord led the American side." in text


async def test_a_mention_on_the_card_leads_to_its_place(enter) -> None:
    async with enter() as visit:
        await open_card(visit, "ellen")
        visit.room.card_pane.highlight_key("line:1")
        await visit.press("enter")
        assert visit.document == CONTRACT
        assert visit.at.startswith("Ellen Lord said nothing")
        await visit.press("n")
        assert visit.document == NINTH
        await visit.press("N", "N")
        assert visit.document == TALKS


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (50, 20), (20, 5)])
async def test_mentions_in_context(enter, size) -> None:
    async with enter(size) as visit:
        await visit.press("}", "}", "c")
        page = visit.room.concordance
        assert visit.room.place == "concordance"
        assert page.region.area and not visit.room.reader.region.area
        lines = [row.key for row in page.rows if row.selectable]
        assert len(lines) == 3
        await visit.press("n", "enter")
        assert visit.room.place == "reader"
        assert visit.document == CONTRACT
        assert visit.at.startswith("Ellen Lord said nothing")
        assert visit.room.reader.place.hit_total == 1
        await visit.press("n")
        assert visit.document == NINTH
        await visit.press("H", "H")
        assert visit.room.place == "concordance"
        assert page.row.key == lines[1]
        await visit.press("escape")
        assert visit.room.place == "reader"
        assert visit.at.startswith("Ellen Lord led")


async def test_mentions_are_put_into_another_order(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "c")
        page = visit.room.concordance
        row = page.row.key
        await visit.press("s")
        assert page.order == "left"
        assert page.row.key == row
        await visit.press("s", "g")
        assert page.order == "right"
        assert page.row.key == f"line:{TALKS}:{visit.room.library.read(TALKS).text.index('Ellen Lord')}"
        await visit.press("enter", "H")
        assert page.order == "right"
        await visit.press("s", "}", "enter")
        assert visit.document == CONTRACT
        await visit.press("s")
        assert visit.said.startswith("Nothing is searched for")  # s saves a search where nothing is to be sorted


async def test_everywhere_and_once_more_is_in_context(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "}", "*")
        assert visit.status == "S-400: 3 mentions in 2 of 3 documents"
        await visit.press("*")
        assert visit.room.place == "concordance"
        assert "S-400" in str(visit.room.concordance.border_title)
        await visit.press("tab")
        assert visit.room.place == "reader"


async def test_in_context_without_an_entity_says_so(enter) -> None:
    async with enter() as visit:
        await visit.press("c", "p")
        assert visit.said == "p lists what supports a relation: go to one on a card first."
        assert visit.room.place == "reader"


async def test_from_a_relation_to_the_sentences_that_support_it(enter, folder) -> None:
    (folder / "2020-01-01-more.txt").write_text(
        "Ellen Lord chaired the DTTI. Nobody else did.\n\nEllen Lord left. The DTTI went on.\n", "utf-8"
    )
    async with enter() as visit:
        await visit.press("}", "}", "enter", "]", "p")
        assert visit.room.place == "evidence"
        text = shown(visit, "evidence")
        assert text.startswith("Ellen Lord co-chairs DTTI The card says so, and names no source.")
        assert "Both in one sentence" in text and "Both in one passage, not in one sentence" in text
        assert "Ellen Lord chaired the DTTI." in text and "Nobody else" not in text
        await visit.press("j", "enter")
        assert visit.document == "2020-01-01-more.txt"
        assert visit.at == "Ellen Lord left. The DTTI went on."
        await visit.press("H")
        assert visit.room.place == "evidence"
        assert visit.room.evidence.row.key == "piece:1"
        await visit.press("H")
        assert visit.room.place == "card"
        assert visit.room.card_pane.row.key.endswith(":dtti")
        await visit.press("L", "L")
        assert visit.room.place == "reader"
        assert visit.document == "2020-01-01-more.txt"


async def test_cards_that_are_only_named_together_have_evidence_too(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "enter")
        visit.room.card_pane.highlight_key("with:ajay-kumar")
        await visit.press("p")
        assert "Ellen Lord and Ajay Kumar" in shown(visit, "evidence")


async def test_a_relation_that_nothing_supports_says_what_is_known(enter, kendall) -> None:
    async with enter() as visit:
        await open_card(visit, "kendall")
        visit.room.card_pane.highlight_key("card:1:ellen-lord")
        await visit.press("p")
        text = shown(visit, "evidence")
        assert "The card says so, after: The annual report" in text
        assert "No sentence and no passage of these documents names both" in text
        await visit.press("enter", "q")
        assert (visit.card, whole(visit)) == ("frank-kendall", True)


async def test_searching_from_a_page_and_coming_back(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "c", "j", "/", *"missile", "enter")
        assert visit.room.place == "reader"
        await visit.press("H")
        assert visit.room.place == "concordance"
        await visit.press("/", "escape")
        assert visit.room.place == "concordance"
        await visit.press("?", "escape", "z", "3")
        assert visit.room.place == "entities"


async def test_what_a_page_has_no_use_for_is_not_done_behind_it(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "c", "c")
        for key in ("J", "x"):
            await visit.press(key)
            assert "not on this page" in visit.said
        assert visit.document == TALKS
        await visit.press("H")
        assert visit.room.place == "reader"
        await visit.press("H")
        assert visit.said == "This is where you began."


async def test_from_the_whole_card_on_to_matches_and_documents(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "enter", "enter", "z", "n")
        assert visit.room.place == "reader"
        await visit.press("H")
        assert whole(visit)
        await visit.press("J")
        assert visit.room.place == "reader"


async def test_a_page_that_comes_late_takes_nobody_away(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "c")
        late = PageRead(visit.room.desk.page, visit.room.concordance.view)
        await visit.press("escape", "3")
        page_read(visit.room, late)
        assert visit.room.place == "entities"
        page_read(visit.room, PageRead(Page("russia"), late.view))
        assert visit.room.place == "entities"


async def test_all_cards_by_kind_name_and_mentions(enter) -> None:
    async with enter() as visit:
        await visit.press("C")
        screen = visit.pilot.app.screen
        assert isinstance(screen, CardsScreen)
        assert [row.key for row in screen.rows.rows][:3] == ["heading:People", "ajay-kumar", "ellen-lord"]
        await visit.press("ctrl+s")
        assert [row.key for row in screen.rows.rows][:3] == ["ajay-kumar", "dtti", "ellen-lord"]
        await visit.press("ctrl+s")
        assert [row.key for row in screen.rows.rows][:2] == ["ellen-lord", "s-400"]
        assert "by mentions" in str(screen.query_one("#sheet").border_title)
        preview = str(screen.query_one("#preview").content)
        assert preview == "Ellen Lord  person · 3 mentions\nUnder Secretary of Defense."
        await visit.press("tab", "j")
        assert str(screen.query_one("#preview").content).startswith("S-400")
        await visit.press("enter", "C")
        screen = visit.pilot.app.screen
        assert screen.order == "mentions"
        assert screen.rows.row.key == "s-400"
        await visit.press("tab", "s", "escape")
        assert visit.card == "s-400"


async def test_the_filter_highlights_the_card_of_that_name(enter, folder) -> None:
    text = (folder / "cards" / "all.yaml").read_text("utf-8")
    (folder / "cards" / "all.yaml").write_text(
        text.replace("name: Ajay Kumar", "name: Ajay Kumar\n    aliases: [Rosa]")
    )
    async with enter() as visit:
        await visit.press("C", *"ros")
        screen = visit.pilot.app.screen
        assert [row.key for row in screen.rows.rows if row.selectable] == ["ajay-kumar", "rosoboronexport"]
        assert screen.rows.row.key == "rosoboronexport"


async def test_without_room_the_list_has_no_word_on_the_card(enter) -> None:
    async with enter((80, 20)) as visit:
        await visit.press("C")
        assert not visit.pilot.app.screen.query_one("#preview").display


async def test_front_matter_is_not_shown(enter, folder) -> None:
    (folder / "2017-01-01-front.md").write_text(
        "---\ntitle: A backgrounder\ndate: 2017-01-01\nkind: backgrounder\nabout: [s-400]\n---\nThe S-400 is dear.\n",
        "utf-8",
    )
    async with enter() as visit:
        reader = visit.room.reader
        text = " ".join(reader.render_line(y).text for y in range(reader.size.height))
        assert "about:" not in text and "---" not in text
        assert "backgrounder" in text and "The S-400 is dear." in text
        assert visit.card == "s-400"
        await visit.press("b")
        assert visit.said == "Kept: “The S-400 is dear.”"
        assert reader.reading.text.startswith("---")


BAD = """
kind: person
cards:
  - id: joseph-banks
    name: Joseph Banks
    alias: Sir Joseph
  - id: james-cook
    name: James Cook
"""


async def test_cards_that_are_left_out_are_told_of_at_once_and_lastingly(enter, folder) -> None:
    (folder / "cards" / "people.yaml").write_text(BAD, "utf-8")
    (folder / "cards" / "broken.yaml").write_text("cards: [", "utf-8")
    async with enter() as visit:
        assert visit.said.startswith("1 card, 1 file left out (! lists why): cards/broken.yaml:")
        assert "! 1 card and 1 more left out" in str(visit.room.bar.border_title)
        await open_card(visit, "cook")
        assert visit.card == "james-cook"
        assert "! 1 card and 1 more left out" in str(visit.room.bar.border_title)
        await visit.press("!")
        screen = visit.pilot.app.screen
        assert isinstance(screen, ProblemsScreen)
        text = " ".join(" ".join(line.plain for row in screen.rows.rows for line in row.draw(90)).split())
        assert "Cards and manifest: 1 card, 1 file left out" in text
        assert "cards/people.yaml, line 6, column 5 cards[0].alias: this key is not known" in text


async def test_in_good_order_nothing_is_said(enter) -> None:
    async with enter() as visit:
        assert str(visit.room.bar.border_title) == "/ search the collection"
        assert left_out(()) == left_out_briefly(()) == left_out_line(()) == ""
