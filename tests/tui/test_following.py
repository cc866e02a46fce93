"""What follows the cursor follows once it stands still, and only where it would show something else."""

from __future__ import annotations

import pytest

from indexdir import Library
from tui.screens.reading import following
from tui.widgets.entities import EntityList


@pytest.fixture
def fetched(monkeypatch):
    """The cards that were looked up to be shown."""
    cards: list[str] = []
    read = following.card_view
    monkeypatch.setattr(
        following, "card_view", lambda library, card, **named: (cards.append(card), read(library, card, **named))[1]
    )
    return cards


async def test_a_cursor_that_moves_on_fetches_the_card_it_comes_to_rest_on(enter, fetched) -> None:
    async with enter() as visit:
        fetched.clear()
        for card in ("ellen-lord", "ajay-kumar", "s-400"):
            following.follow(visit.room, card)
        await visit.settle()
        assert fetched == ["s-400"]
        assert visit.card == "s-400"
        assert visit.room.entities_pane.row.key == "card:s-400"


async def test_a_card_on_the_screen_is_not_fetched_again(enter, fetched) -> None:
    async with enter() as visit:
        await visit.press("]")
        shown = visit.card
        fetched.clear()
        following.follow(visit.room, shown)
        await visit.settle()
        assert not fetched
        assert visit.card == shown


async def test_a_card_that_is_opened_is_not_replaced_by_the_one_under_the_cursor(enter) -> None:
    async with enter() as visit:
        following.follow(visit.room, "s-400")
        following.pin(visit.room, "ellen-lord")
        await visit.settle()
        assert visit.card == "ellen-lord"
        assert visit.room.desk.pinned


async def test_the_names_are_not_painted_where_the_same_one_is_highlighted(enter, monkeypatch) -> None:
    async with enter() as visit:
        await visit.press("]")
        names = visit.room.entities_pane
        painted: list[str] = []
        monkeypatch.setattr(EntityList, "refresh", lambda self, *args, **named: painted.append("names"))
        assert names.follow(names.row.key.removeprefix("card:"))
        assert not painted
        assert names.follow("s-400")
        assert painted


def test_a_document_that_is_open_is_not_read_once_more(folder, monkeypatch) -> None:
    from indexdir.catalogue import Catalogue

    library = Library.open(folder)
    library.build()
    read: list[int] = []
    was = Catalogue.read
    monkeypatch.setattr(Catalogue, "read", lambda self, number: (read.append(number), was(self, number))[1])
    held = [library.read(document.id) for document in library.documents()]
    assert len(read) == len(held)
    related = library.related("s-400")
    assert library.concordance("s-400") and related
    assert len(read) == len(held)
    del held
    assert library.concordance("s-400") and library.related("s-400") == related
    assert len(read) > len(library.documents())
    library.close()
