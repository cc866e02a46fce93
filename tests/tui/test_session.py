"""One goes on where one left: the search, the hit, the panes, the filters and the place in every text."""

from __future__ import annotations

import asyncio

from tui.screens.reading.leaving import session_of

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


async def until_kept(visit) -> None:
    """Wait until the view has been kept beside the reading, as happens now and then."""
    async with asyncio.timeout(30):
        while session_of(visit.room) != visit.room.notebook.session():
            await visit.pilot.pause()


async def test_search_hit_and_pane_come_back(enter) -> None:
    async with enter() as visit:
        await visit.press("slash", *"s-400", "enter", "n", "n", "n", "1")
        listed, at, status = visit.listed, visit.at, visit.status
        row = visit.room.highlighted
        assert visit.document == CONTRACT or visit.document == TALKS
        document, hits = visit.document, visit.room.reader.place.hit_total
        await visit.press("ctrl+q")
    async with enter() as visit:
        assert (visit.document, visit.at) == (document, at)
        assert (visit.listed, visit.status, visit.room.bar.value) == (listed, status, "s-400")
        assert visit.room.highlighted == row
        assert visit.room.reader.place.hit_total == hits > 0
        assert visit.room.place == "documents"
        await visit.press("n")  # and the search goes on


async def test_without_a_search_there_is_none_the_next_time(enter) -> None:
    async with enter() as visit:
        await visit.press("J", "}", "ctrl+q")
    async with enter() as visit:
        assert visit.document == CONTRACT
        assert visit.room.bar.value == ""
        assert visit.room.desk.listing.results is None


async def test_card_zoom_and_listing_of_an_entity_come_back(enter) -> None:
    async with enter() as visit:
        await visit.press("]", "asterisk", "enter", "z")
        card, listing = visit.card, visit.room.desk.listing
        assert listing.card
        await visit.press("ctrl+q")
    async with enter() as visit:
        assert visit.card == card
        assert visit.room.desk.pinned
        assert visit.room.desk.whole
        assert visit.room.place == "card"
        assert visit.room.desk.listing.card == listing.card


async def test_filter_and_find_come_back(enter) -> None:
    async with enter() as visit:
        await visit.press("f", *"lord", "enter", "1", "f", *"talks", "enter", "2", "ctrl+q")
    async with enter() as visit:
        assert visit.room.documents_pane.filter == "talks"
        assert visit.listed == [f"doc:{TALKS}"]
        assert visit.room.desk.here.text == "lord"


async def test_fresh_begins_anew(enter) -> None:
    async with enter() as visit:
        await visit.press("slash", *"s-400", "enter", "J", "ctrl+q")
    async with enter(fresh=True) as visit:
        assert visit.document == TALKS
        assert visit.room.reader.cursor == 0
        assert visit.room.bar.value == ""
        assert visit.room.desk.listing.results is None


async def test_what_is_asked_at_once_is_not_overruled(enter, monkeypatch) -> None:
    async with enter() as visit:
        await visit.press("slash", *"s-400", "enter", "ctrl+q")
    import tui.screens.reading.resuming as resuming

    held = []
    monkeypatch.setattr(resuming, "_ask", lambda room, session, cancelled: held.append(session))
    async with enter() as visit:
        await visit.press("slash", *"lord", "enter")
        answer = resuming.SearchResumed(held[0], resuming.Listing())
        resuming.search_resumed(visit.room, answer)
        assert visit.room.desk.listing.query is not None
        assert visit.room.desk.listing.query.text == "lord"


async def test_each_text_is_opened_where_it_was_left(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}")
        at = visit.at
        await visit.press("J")
        assert visit.document == CONTRACT
        await visit.press("K")
        assert (visit.document, visit.at) == (TALKS, at)
        await until_kept(visit)
        await visit.press("J", "ctrl+q")
    async with enter() as visit:
        assert visit.document == CONTRACT
        await visit.press("K")
        assert (visit.document, visit.at) == (TALKS, at)


async def test_the_place_follows_the_text_that_has_moved(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("}", "}")
        at = visit.at
        await visit.press("ctrl+q")
    text = (folder / TALKS).read_text("utf-8")
    (folder / TALKS).write_text("A title put before it\n\nA paragraph that was not there.\n\n" + text, encoding="utf-8")
    async with enter() as visit:
        assert (visit.document, visit.at) == (TALKS, at)


async def test_a_text_that_changed_behind_another_is_opened_at_the_same_words(enter, folder) -> None:
    async with enter() as visit:
        await visit.press("}", "}")
        at = visit.at
        await visit.press("J")
        text = (folder / TALKS).read_text("utf-8")
        (folder / TALKS).write_text(text.replace("\n\n", "\n\nPut in before.\n\nAnd more.\n\n", 1), encoding="utf-8")
        await visit.press("R")
        await visit.press("K")
        assert (visit.document, visit.at) == (TALKS, at)
        await visit.press("J", "H")
        assert (visit.document, visit.at) == (TALKS, at)


async def test_leaving_before_the_search_is_back_does_not_forget_it(enter, monkeypatch) -> None:
    async with enter() as visit:
        await visit.press("slash", *"s-400", "enter", "ctrl+q")
    import tui.screens.reading.resuming as resuming

    with monkeypatch.context() as slow:
        slow.setattr(resuming, "_ask", lambda room, session, cancelled: None)
        async with enter() as visit:
            await visit.press("}", "ctrl+q")
            assert visit.room.notebook.session().query == "s-400"
            cursor = visit.room.notebook.session().cursor
    async with enter() as visit:
        assert visit.room.bar.value == "s-400"
        assert visit.room.reader.cursor == cursor


async def test_fresh_keeps_the_session_until_something_is_done(enter) -> None:
    async with enter() as visit:
        await visit.press("slash", *"s-400", "enter", "ctrl+q")
    async with enter(fresh=True) as visit:
        await visit.press("ctrl+q")
    async with enter() as visit:
        assert visit.room.bar.value == "s-400"
    async with enter(fresh=True) as visit:
        await visit.press("J", "ctrl+q")
    async with enter() as visit:
        assert (visit.document, visit.room.bar.value) == (CONTRACT, "")
