"""Finding in the text on the screen: what is found, and the way from one place to the next."""

from __future__ import annotations

import pytest
from textual import events
from textual.keys import _character_to_key

from tui.find_here import WINDOW, find_all, folded, has_all, pattern_for
from tui.widgets.reader_place import Place

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


def found(wanted: str, text: str) -> list[str]:
    pattern = pattern_for(wanted)
    assert pattern is not None
    return [text[start:end] for start, end in find_all(pattern, text)]


@pytest.mark.parametrize(
    ("wanted", "text", "places"),
    [
        ("kumar", "Kumar kumar KUMAR", ["Kumar", "kumar", "KUMAR"]),
        ("Kumar", "Kumar kumar KUMAR", ["Kumar"]),
        ("kumar", "kumár ku\u0301mar", ["kumár", "ku\u0301mar"]),
        ("kúmar", "kumar kúmar", ["kumar", "kúmar"]),
        ("new delhi", "New\n   Delhi, new\tdelhi, newdelhi", ["New\n   Delhi", "new\tdelhi"]),
        ("don't", "don’t", ["don’t"]),
        ('"us"', "“US”", ["“US”"]),
        ("us-india", "US–India, US\u2011India", ["US–India", "US\u2011India"]),
        ("office", "o\ufb00ice o\ufb03ce of\ufb01ce", ["o\ufb00ice", "of\ufb01ce"]),
        ("strasse", "Straße", ["Straße"]),
        ("œuvre", "oeuvre œuvre", ["oeuvre", "œuvre"]),
        ("defence", "de\u00adfence", ["de\u00adfence"]),
        (" us ", "bus us usa us.\nus", ["us", "us"]),
        ("a.c*", "a.c* abcc", ["a.c*"]),
        ("]", "a]b", ["]"]),
        ("москва", "Москва", ["Москва"]),
        ("aa", "aaaa", ["aa", "aa"]),
    ],
)
def test_what_is_found(wanted, text, places) -> None:
    assert found(wanted, text) == places


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_a_blank_text_is_not_looked_for(blank) -> None:
    assert pattern_for(blank) is None


def test_a_match_across_the_windows_is_found_once() -> None:
    text = "x" * (WINDOW - 3) + "needle" + "x" * WINDOW + "needle"
    finds = find_all(pattern_for("needle"), text)
    assert list(finds) == [(WINDOW - 3, WINDOW + 3), (2 * WINDOW + 3, 2 * WINDOW + 9)]
    assert finds.at_or_after(WINDOW) == 1
    assert finds[:1] == [(WINDOW - 3, WINDOW + 3)]


def test_finding_that_is_not_wanted_any_more_stops() -> None:
    text = "needle " + "x" * 3 * WINDOW + " needle"
    assert list(find_all(pattern_for("needle"), text, lambda: True)) == [(0, 6)]


def test_words_are_compared_without_case_and_accents() -> None:
    assert folded("Kúmar") == "kumar"
    assert has_all(["kumar", "delhi"], folded("New Delhi: Kúmar"))
    assert not has_all(["kumar", "paris"], folded("New Delhi: Kúmar"))


def test_the_place_tells_of_what_was_found() -> None:
    assert "found 2 of 7" in Place(9, 19, 3, 14, find_number=2, find_total=7).words(60)
    assert "7 found" in Place(9, 19, find_total=7).words(60)
    assert Place(9, 19, 3, 14, find_number=2, find_total=7).words(4) == "2/7"


async def burst(visit, *keys: str) -> None:
    for key in keys:
        single = len(key) == 1
        visit.pilot.app.post_message(events.Key(_character_to_key(key) if single else key, key if single else None))
    await visit.settle()


async def test_it_is_found_as_it_is_typed_and_n_goes_on(enter) -> None:
    async with enter() as visit:
        await visit.press("f", *"s-400")
        assert visit.at.startswith("S-400 missile")
        assert visit.room.find_line.told == "1 of 2"
        await visit.press("enter")
        assert visit.room.focused is visit.room.reader
        assert not visit.room.find_line.display
        await visit.press("n")
        assert visit.at.startswith("S-400 would come")
        assert visit.room.reader.find_place == (2, 2)
        assert "found 2 of 2" in str(visit.room.reader.border_subtitle)
        await visit.press("n")
        assert visit.said == "Begun again at the top."
        assert visit.at.startswith("S-400 missile")
        await visit.press("N")
        assert visit.said == "Begun again at the end."
        assert visit.at.startswith("S-400 would come")
        await visit.press("escape")
        assert visit.room.reader.find_place == (0, 0)
        await visit.press("n")
        assert visit.said.startswith("Nothing is searched for")


async def test_escape_while_typing_brings_the_place_back(enter) -> None:
    async with enter() as visit:
        await visit.press("j", "f", *"officials")
        assert visit.at.startswith("Officials")
        await visit.press("escape")
        assert visit.at.startswith("India and the United States")
        assert visit.room.reader.find_place == (0, 0)
        assert visit.room.place == "reader"


async def test_it_begins_at_the_cursor_and_says_when_it_began_again(enter) -> None:
    async with enter() as visit:
        await visit.press("G", "f", *"s-400")
        assert visit.room.find_line.told == "2 of 2"
        await visit.press("escape", "G", "f", *"ellen")
        assert visit.room.find_line.told == "from the top: 1 of 1"


async def test_back_returns_to_where_the_finding_began(enter) -> None:
    async with enter() as visit:
        await visit.press("f", *"officials", "enter")
        assert visit.at.startswith("Officials")
        await visit.press("H")
        assert visit.room.reader.cursor == 0


async def test_what_was_found_is_recalled(enter) -> None:
    async with enter() as visit:
        await visit.press("f", *"lord", "enter", "escape", "f", *"kumar", "enter", "escape", "f", "up")
        assert visit.room.find_line.value == "kumar"
        await visit.press("up")
        assert visit.room.find_line.value == "lord"
        await visit.press("down", "enter")
        assert visit.at.startswith("Kumar")
        await visit.press("escape", "g", "f", "enter")
        assert visit.room.desk.here.text == "kumar"
        assert visit.at.startswith("Kumar")


async def test_what_is_not_here_is_searched_for_everywhere(enter) -> None:
    async with enter() as visit:
        await visit.press("f", *"rosoboronexport")
        assert visit.room.find_line.told == "nothing"
        assert visit.said == "Nothing here; Enter searches the collection for it."
        await visit.press("enter")
        assert visit.document == CONTRACT
        assert visit.room.bar.value == "rosoboronexport"
        assert visit.room.desk.here.text == ""
        await visit.press("H")
        assert visit.document == TALKS


async def test_what_is_looked_for_goes_along_to_the_next_document(enter) -> None:
    async with enter() as visit:
        await visit.press("f", *"lord", "enter", "J")
        assert visit.document == CONTRACT
        assert visit.room.reader.find_place[1] == 1
        await visit.press("n")
        assert visit.at.startswith("Lord said nothing")
        await visit.press("escape", "f", *"delhi", "escape", "K", "f", *"officials", "enter", "J", "n")
        assert visit.said == "“officials” is not in this text; Esc ends looking for it."


async def test_hits_and_finds_are_marked_side_by_side(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "enter", "f", *"lord", "enter")
        assert visit.room.reader.place.hit_total
        assert visit.room.reader.find_place[1] == 1
        await visit.press("escape")
        assert visit.room.desk.listing.results is not None
        document = visit.document
        await visit.press("n")
        assert visit.room.reader.place.hit_number
        await visit.press("/", *"x", "escape")
        assert visit.document == document


async def test_a_new_search_ends_what_is_looked_for(enter) -> None:
    async with enter() as visit:
        await visit.press("f", *"lord", "enter", "/", *"s-400", "enter")
        assert visit.room.desk.here.text == ""
        assert visit.room.reader.find_place == (0, 0)


async def test_a_key_after_enter_is_no_part_of_what_is_looked_for(enter) -> None:
    async with enter() as visit:
        await visit.press("f")
        await burst(visit, *"s-400", "enter", "n")
        assert visit.room.desk.here.text == "s-400"
        assert visit.at.startswith("S-400 would come")


async def test_going_to_another_pane_keeps_what_is_typed(enter) -> None:
    async with enter() as visit:
        await visit.press("f", *"s-400", "tab")
        assert visit.room.place == "entities"
        assert visit.room.desk.here.typing is None
        assert visit.room.desk.here.text == "s-400"
        assert not visit.room.find_line.display


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 8)])
async def test_the_line_lies_at_the_foot_of_the_pane(enter, size) -> None:
    async with enter(size=size) as visit:
        await visit.press("f", *"lord")
        line, pane = visit.room.find_line.region, visit.room.reader.region
        assert line.height == 1
        assert line.bottom == pane.bottom
        assert pane.x <= line.x and line.right <= pane.right
        await visit.resize(100, 30)
        line, pane = visit.room.find_line.region, visit.room.reader.region
        assert (line.bottom, line.right) == (pane.bottom, pane.right - 1)
        await visit.press("enter")
        assert visit.at.startswith("Lord")
