from hosting import hosted, screen_lines, styles_at

from indexdir import Card, Document, Fact, Link, Source
from tui.widgets.card import CardPane, CardView

CARD = Card(
    "lord",
    "person",
    "Ellen M. Lord",
    aliases=("Ellen Lord", "Under Secretary Lord"),
    summary="Under Secretary of Defense, and co-chair of the group for the United States [/oops].",
    facts=(
        Fact("Led the delegation that met the Indian side in New Delhi.", "2018-07-18", ("mod", "unknown"), "high"),
        Fact("Asked for the meeting.", "", (), "low"),
    ),
)
LINKS = (Link("dtti", "co_chairs", True, "2018", "2020"), Link("kumar", "met_with", False))
DOCUMENTS = ((Document("talks.txt", "Seventh talks", "2018-07-18"), 3),)
SOURCES = {"mod": Source("mod", "Annual report")}


def view(**more):
    return CardView(
        CARD, LINKS, {"dtti": "The Initiative", "kumar": "Ajay Kumar"}, "Person", DOCUMENTS, SOURCES, **more
    )


def words(pilot):
    return " ".join(" ".join(line.strip("┃╭╮─┏┓━ ▌") for line in screen_lines(pilot)).split())


async def test_a_card_shows_all_that_is_known_of_it():
    pane = CardPane()
    async with hosted(pane, size=(60, 40)) as (pilot, _):
        pane.show(view())
        await pilot.pause()
        text = words(pilot)
        assert "Ellen M. Lord" in screen_lines(pilot)[0]
        assert "Person also Ellen Lord, Under Secretary Lord" in text
        assert "United States [/oops]." in text
        assert (
            "· Led the delegation that met the Indian side in New Delhi. 2018-07-18 · ● high · Annual report + 1 more"
            in text
        )
        assert "· Asked for the meeting. ○ low" in text
        assert "co-chairs The Initiative 2018 – 2020" in text
        assert "met with Ajay Kumar" in text
        assert "Seventh talks 2018-07-18 · 3×" in text
        assert pane.row is None


async def test_links_and_documents_are_opened():
    pane = CardPane()
    async with hosted(pane, CardPane.CardOpened, CardPane.DocumentOpened, size=(60, 40)) as (pilot, posted):
        pane.show(view())
        await pilot.pause()
        pane.move(1)
        pane.choose()
        pane.move(1)
        pane.choose()
        pane.move(1)
        pane.choose()
        await pilot.pause()
        assert [message.card_id for message in posted] == ["dtti", "kumar", "lord"]
        assert posted[-1].document_id == "talks.txt"
        y, line = next((y, line) for y, line in enumerate(screen_lines(pilot)) if "The Initiative" in line)
        await pilot.click("#guest", offset=(line.index("The Initiative"), y))
        assert posted[-1].card_id == "dtti"


async def test_a_card_longer_than_the_pane_is_read_from_its_top_line_by_line():
    pane = CardPane()
    async with hosted(pane, size=(30, 8)) as (pilot, _):
        pane.show(view())
        await pilot.pause()
        assert pane.scroll_offset.y == 0
        for line in range(1, 6):
            pane.move(1)
            assert (pane.scroll_offset.y, pane.row) == (line, None)
        for _ in range(40):
            pane.move(1)
            await pilot.pause()
        assert pane.row.key == "context"


async def test_another_width_wraps_the_card_anew_and_keeps_the_row():
    pane = CardPane()
    async with hosted(pane, size=(60, 40)) as (pilot, _):
        pane.show(view())
        await pilot.pause()
        pane.move(2)
        key, height = pane.row.key, pane.virtual_size.height
        await pilot.resize_terminal(30, 40)
        await pilot.pause()
        assert pane.row.key == key
        assert pane.virtual_size.height > height
        assert all(len(line) == 30 for line in screen_lines(pilot))


async def test_pinning_is_told_and_keeps_the_place():
    pane = CardPane()
    async with hosted(pane, size=(60, 12)) as (pilot, _):
        pane.show(view())
        await pilot.pause()
        for _ in range(5):
            pane.move(1)
        pane.show(view(pinned=True))
        await pilot.pause()
        assert "Ellen M. Lord ─ pinned" in screen_lines(pilot)[0]
        assert pane.scroll_offset.y == 5


async def test_without_a_card_the_pane_says_how_to_get_one():
    pane = CardPane(empty="Move to a name and its card shows here.")
    async with hosted(pane) as (pilot, _):
        pane.show(view())
        pane.show(None)
        await pilot.pause()
        assert "Move to a name and its card shows here." in words(pilot)
        pane.choose()
        assert pane.row is None


async def test_another_theme_draws_the_card_in_its_colours():
    pane = CardPane()
    async with hosted(pane, size=(60, 40)) as (pilot, _):
        pane.show(view())
        await pilot.pause()
        before = styles_at(pilot, "Person").color
        pilot.app.theme = "reading-light"
        await pilot.pause()
        assert styles_at(pilot, "Person").color != before
