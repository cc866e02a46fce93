"""One key keeps what the focus is on, shows that it is kept, and lets go of it again."""

from __future__ import annotations

from tui.screens.cards import CardsScreen

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


def kept(visit) -> list[tuple[str, str, str]]:
    """What is kept, newest first: its kind, its document or card, and how its quote begins."""
    return [(mark.kind, mark.document or mark.card, mark.quote[:9]) for mark in visit.room.notebook.bookmarks()]


def drawn(rows, key: str) -> str:
    """What a row says."""
    row = next(row for row in rows.rows if row.key == key)
    return "\n".join(line.plain for line in row.draw(70))


async def test_a_document_is_kept_from_the_list(enter) -> None:
    async with enter() as visit:
        await visit.press("1", "j", "b")
        assert visit.said == "Kept the document: “A contract is signed”"
        assert kept(visit) == [("document", CONTRACT, "")]
        documents = visit.room.documents_pane
        assert "★ A contract" in drawn(documents, f"doc:{CONTRACT}")
        assert "★" not in drawn(documents, f"doc:{TALKS}")
        await visit.press("2", "}", "b")
        assert drawn(documents, f"doc:{CONTRACT}").endswith("★1")
        await visit.press("1", "b")
        assert visit.said == "Bookmark removed; u brings it back."
        assert [kind for kind, _, _ in kept(visit)] == ["passage"]
        await visit.press("u")
        assert len(kept(visit)) == 2
    async with enter() as visit:
        assert "★ A contract" in drawn(visit.room.documents_pane, f"doc:{CONTRACT}")


async def test_a_hit_keeps_its_passage_and_the_search(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"rosoboronexport", "enter", "1", "j")
        key = visit.room.highlighted
        assert key.startswith(f"hit:{CONTRACT}:")
        await visit.press("b")
        assert kept(visit) == [("passage", CONTRACT, "Rosoboron")]
        assert visit.room.notebook.bookmarks()[0].query == "rosoboronexport"
        assert drawn(visit.room.documents_pane, key).startswith(" ★")
        await visit.press("b")
        assert kept(visit) == []
        assert "★" not in drawn(visit.room.documents_pane, key)
        await visit.press("k", "b")
        assert kept(visit) == [("document", CONTRACT, "")]
        await visit.press("2", "b")
        assert visit.room.notebook.bookmarks()[0].query == "rosoboronexport"
        await visit.press("v", "w", "b")
        assert {mark.query for mark in visit.room.notebook.bookmarks()} == {"rosoboronexport"}


async def test_a_card_is_kept_from_names_from_itself_and_from_the_list(enter) -> None:
    async with enter() as visit:
        await visit.press("3", "b")
        kind, card, _ = kept(visit)[0]
        assert kind == "card"
        assert drawn(visit.room.entities_pane, f"card:{card}").startswith("★")
        await visit.press("enter")
        assert (visit.room.place, visit.card) == ("card", card)
        assert "★ " in str(visit.room.card_pane.border_title)
        await visit.press("b")
        assert kept(visit) == []
        assert "★" not in str(visit.room.card_pane.border_title)
        await visit.press("C", *"rosobor", "ctrl+b")
        assert kept(visit) == [("card", "rosoboronexport", "")]
        screen = visit.screen(CardsScreen)
        assert drawn(screen.rows, "rosoboronexport").startswith("★ Rosoboronexport")
        await visit.press("tab", "b")
        assert kept(visit) == []
        assert drawn(screen.rows, "rosoboronexport").startswith("Rosoboronexport")
        await visit.press("u")
        assert len(kept(visit)) == 1


async def test_the_passage_of_a_mention_and_of_a_proof_is_kept(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "}", "c", "b")
        assert visit.room.place == "concordance"
        assert [kind for kind, _, _ in kept(visit)] == ["passage"]
        assert drawn(visit.room.concordance, visit.room.concordance.row.key).startswith("★")
        await visit.press("b")
        assert kept(visit) == []
        await visit.press("escape", "C", *"s-400", "enter", "]", "p", "b")
        assert visit.room.place == "evidence"
        assert [kind for kind, _, _ in kept(visit)] == ["passage"]
        assert drawn(visit.room.evidence, visit.room.evidence.row.key).startswith("★ ")


async def test_a_note_stands_beside_the_passage_that_it_was_written_on(enter) -> None:
    async with enter() as visit:
        await visit.press("}", "b", "e", *"ask why", "ctrl+s", "/", *"in:notes ask", "enter")
        rows = [row for row in visit.room.documents_pane.rows if row.key.startswith("hit:")]
        told = [drawn(visit.room.documents_pane, row.key) for row in rows]
        assert len(told) == 1
        assert "held talks" in told[0] and "Note: ask why" in told[0]
        assert 3 <= rows[0].height <= 4
        await visit.press("escape", "escape", "/", *"delhi", "enter")
        assert sum("Note: ask why" in drawn(visit.room.documents_pane, key) for key in visit.listed) == 1


async def test_kept_documents_answer_and_cards_do_not(enter) -> None:
    async with enter() as visit:
        await visit.press("3", "b", "1", "j", "b", "/", *"is:bookmarked", "enter")
        assert [key for key in visit.listed if key.startswith("doc:")] == [f"doc:{CONTRACT}"]
        assert visit.room.reader.place.hit_total == 0


async def test_where_there_is_nothing_to_keep_that_is_said(enter) -> None:
    async with enter() as visit:
        await visit.press("1", "f", *"zzzz", "enter", "b")
        assert visit.said == "There is nothing in this row to keep."
        assert kept(visit) == []
