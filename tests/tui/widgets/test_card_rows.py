"""The rows of a card, beside the text and on the whole screen."""

import pytest
from hosting import hosted, screen_lines

from indexdir import (
    Card,
    Claim,
    ConcordanceLine,
    Conflict,
    Document,
    Event,
    Fact,
    Link,
    Related,
    Source,
)
from tui.content import Palette
from tui.widgets.card import CardPane
from tui.widgets.card_rows import card_rows
from tui.widgets.card_view import CardView, Extent, Sheet, relations_of

PALETTE = Palette.of({}, colours=0)
WHOLE = Extent(True)
TALKS = Document("talks.txt", "Seventh talks", "2018-07-18")


def lines_of(view, width, extent=WHOLE):
    return [line.plain for row in card_rows(view, Sheet(width, PALETTE, extent)) for line in row.draw(width)]


def text_of(view, width, extent=WHOLE):
    return " ".join(" ".join(lines_of(view, width, extent)).split())


def keys_of(view, extent=WHOLE):
    return [row.key for row in card_rows(view, Sheet(90, PALETTE, extent)) if row.selectable]


def test_offices_stand_by_date_with_those_who_acted_in_them():
    card = Card("lord", "person", "Ellen Lord")
    links = (
        Link("usd", "held_office", True, "2018-02-01", "2021-01-20"),
        Link("atl", "held_office", True, "2017-08-01", "2018-02-01"),
        Link("old", "acting_in", True, "2016"),
    )
    view = CardView(card, links, {"usd": "Under Secretary", "atl": "The office before", "old": "Textron"})
    lines = lines_of(view, 90)
    assert lines[lines.index("Offices") + 1 :] == [
        "since 2016               Textron (acting)",
        "2017-08-01 – 2018-02-01  The office before",
        "2018-02-01 – 2021-01-20  Under Secretary",
    ]


def test_an_office_lists_its_holders_by_date():
    card = Card("minister", "office", "Defence Minister")
    links = (
        Link("sitharaman", "held_office", False, "2017-09-03", "2019-05-31"),
        Link("parrikar", "held_office", False, "2014-11-09", "2017-03-13"),
        Link("mattis", "held_office", False),
    )
    view = CardView(card, links, {"sitharaman": "Nirmala Sitharaman", "parrikar": "Manohar Parrikar"})
    lines = lines_of(view, 90)
    assert lines[lines.index("Held by") + 1 :] == [
        "2014-11-09 – 2017-03-13  Manohar Parrikar",
        "2017-09-03 – 2019-05-31  Nirmala Sitharaman",
        "date not known           mattis",
    ]
    assert "Held by Manohar Parrikar 2014-11-09 – 2017-03-13" in text_of(view, 30, Extent())


def test_relations_that_say_the_same_stand_together_and_once():
    card = Card("dtti", "forum", "DTTI")
    links = (
        Link("a", "co_chaired_by", True),
        Link("b", "part_of", False),
        Link("a", "co_chaired", False, "2018-07-18", "2018-07-18"),
        Link("c", "co_chaired_by", True, "2019"),
    )
    assert [(one.number, one.label, one.link.card) for one in relations_of(links).others] == [
        (1, "includes", "b"),
        (2, "co-chaired by", "a"),
        (3, "co-chaired by", "c"),
    ]
    lines = lines_of(CardView(card, links, {"a": "Lord", "b": "Group", "c": "Kumar"}), 80)
    assert "includes              Group" in lines
    assert "co-chaired by         Lord  2018-07-18" in lines
    assert "                      Kumar  since 2019" in lines


def test_two_terms_in_one_office_stay_two():
    links = (Link("o", "held_office", True, "2001", "2002"), Link("o", "held_office", True, "2005", "2006"))
    assert len(relations_of(links).offices) == 2


def test_conflicts_doubts_and_confidence_are_shown_as_such():
    card = Card(
        "border",
        "place",
        "The border",
        facts=(Fact("It is long.", "2021", ("one",), "medium"),),
        unverified=("That it was surveyed.",),
        since="1947",
    )
    conflict = Conflict(
        "length",
        "How long it is",
        ("border",),
        (Claim("4,000 km.", ("one",)), Claim("3,488 km.", ("two",))),
        "Say whose.",
    )
    sources = {"one": Source("one", "Atlas", "Press", "1950", "https://example.org/a"), "two": Source("two", "Almanac")}
    view = CardView(card, sources=sources, kind_label="Place", conflicts=(conflict,))
    text = text_of(view, 80)
    assert "Place · since 1947" in text
    assert "2021 It is long. ◐ medium · Atlas" in text
    assert "Not confirmed ? That it was surveyed." in text
    assert (
        "Sources disagree ≠ How long it is a) 4,000 km. Atlas b) 3,488 km. Almanac How to take it: Say whose." in text
    )
    assert "· Atlas · Press · 1950 https://example.org/a · Almanac" in text


def test_events_are_dated_lines_and_lead_to_their_own_card():
    card = Card("lord", "person", "Ellen Lord")
    events = (
        Event("2017-08-01", "Confirmed", cards=("lord",)),
        Event("2018-07-18", "Seventh meeting", "2018-07-19", "In Delhi.", ("lord", "delhi", "seventh"), ("s",)),
    )
    view = CardView(card, kinds={"delhi": "place", "seventh": "event"}, events=events)
    assert "2017-08-01 Confirmed 2018-07-18 Seventh meeting until 2018-07-19 · In Delhi. · s" in text_of(view, 80)
    assert "Events 2017-08-01 Confirmed 2018-07-18 Seventh meeting" in text_of(view, 30, Extent())
    assert keys_of(view) == ["event:1:seventh"]


def test_documents_related_cards_and_mentions_in_context():
    lines = (ConcordanceLine(TALKS, 10, 14, "## On ", "Lord", " and\x1b[31m Kumar"),)
    view = CardView(
        Card("lord", "person", "Ellen Lord"),
        names={"kumar": "Ajay Kumar"},
        documents=((TALKS, 1_200),),
        related=(Related("kumar", 12, 5), Related("x", 1, 1)),
        lines=lines,
    )
    shown = lines_of(view, 80)
    assert "2018-07-18  Seventh talks" + " " * 49 + "1,200×" in shown
    assert any(line.startswith("Ajay Kumar ") and line.endswith(" 12 passages in 5 documents") for line in shown)
    assert any(line.endswith(" 1 passage in 1 document") for line in shown)
    assert " " * 30 + "On Lord and\ufffd[31m Kumar" in shown
    assert keys_of(view) == ["doc:talks.txt", "with:kumar", "with:x", "line:0", "context"]
    compact = lines_of(view, 30, Extent())
    assert "  Ajay Kumar" in compact and "    12 passages in 5 documents" in compact
    assert " ".join(compact[-2:]) == "… all 1,200 mentions in context"


def test_long_sections_show_the_first_and_how_many_more_there_are():
    links = tuple(Link(f"c{number}", "includes", True) for number in range(300))
    card = Card("x", "forum", "X", facts=tuple(Fact(f"Fact {number}.") for number in range(9)))
    view = CardView(card, links)
    compact = keys_of(view, Extent())
    assert compact[0] == "more:facts" and compact[-1] == "more:relations"
    assert "… 5 more" in text_of(view, 30, Extent())
    whole = keys_of(view)
    assert "more:facts" not in whole and len(whole) == 81
    assert len(keys_of(view, WHOLE.with_more("relations"))) == 181


def test_a_card_of_fifty_thousand_names_and_endless_texts_is_cut():
    card = Card("x", "term", "X", tuple(f"alias {n}" for n in range(50_000)), summary="word " * 100_000)
    assert "… 49,996 more" in text_of(CardView(card), 30, Extent())
    assert len(lines_of(CardView(card), 30)) < 250


@pytest.mark.parametrize("width", [8, 20, 59, 60, 100])
def test_no_line_is_wider_than_the_card(width):
    card = Card(
        "x", "person", "A name of some length and 漢字漢字漢字", ("alias",), facts=(Fact("A fact. " * 9, "2018"),)
    )
    events = (Event("2018-07-18", "An event of a long name that has to be wrapped", summary="Words. " * 20),)
    view = CardView(
        card,
        (Link("a" * 90, "held_office", True, "2017-08-01", "2018-02-01"), Link("b", "of" * 40, True, "2018-02-01")),
        documents=((Document("d" * 80, "漢" * 60, "2018-07-18"), 9),),
        events=events,
        related=(Related("r" * 80, 1, 1),),
        lines=(ConcordanceLine(TALKS, 1, 2, "left " * 30, "x" * 120, "right " * 30),),
    )
    for extent in (Extent(), WHOLE):
        for row in card_rows(view, Sheet(width, PALETTE, extent)):
            drawn = row.draw(width)
            assert len(drawn) == row.height
            assert all(line.cell_length <= width or row.key.startswith(("heading:", "more:")) for line in drawn)


async def test_the_rest_of_a_section_is_asked_for_and_then_shown():
    links = tuple(Link(f"c{number}", "includes", True) for number in range(200))
    pane = CardPane()
    async with hosted(pane, CardPane.MoreWanted, CardPane.CardOpened, size=(80, 30)) as (pilot, posted):
        pane.show(CardView(Card("x", "forum", "X"), links))
        await pilot.pause()
        pane.highlight_key("more:relations")
        pane.choose()
        await pilot.pause()
        assert posted[-1].section == "relations"
        pane.show_whole(True, "relations")
        assert pane.row.key == "card:8:c8"
        assert pane.pair() == ("c8", links[8])
        pane.highlight_key("more:relations")
        pane.show_more("relations")
        assert pane.row.key == "card:80:c80"
        pane.show_whole(False)
        assert pane.scroll_offset.y == 0
        assert "X" in screen_lines(pilot)[0]


async def test_a_name_that_fills_the_frame_is_told_to_be_pinned_below():
    pane = CardPane()
    async with hosted(pane, size=(30, 12)) as (pilot, _):
        pane.show(CardView(Card("x", "forum", "A name of twenty one"), pinned=True))
        await pilot.pause()
        assert "pinned" in screen_lines(pilot)[-1]
        assert "A name of twenty one ━" in screen_lines(pilot)[0]
