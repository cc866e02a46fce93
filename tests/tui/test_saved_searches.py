"""Searches that are saved under their own words or a name, and what is new to them."""

from __future__ import annotations

from tui.notebook import NotebookError
from tui.screens.prompt import PromptScreen
from tui.screens.saved import SavedScreen

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


async def save(visit, text: str, name: str = "") -> None:
    """Save a search with one key, and give it a name of its own in the list."""
    await visit.press("/", *text, "enter", "s")
    if name:
        await visit.press("S")
        assert visit.screen(SavedScreen).rows.highlight_key(
            next(search.id for search in visit.room.notebook.saved_searches() if search.text == text)
        )
        await visit.press("e", *name, "enter", "escape")


def rows(screen) -> list[str]:
    return [" ".join(" ".join(line.plain for line in row.draw(70)).split()) for row in screen.rows.rows]


async def test_a_search_is_saved_under_a_name_and_asked_again(enter) -> None:
    async with enter() as visit:
        await save(visit, "lord | date:2018")
        assert visit.room.is_active
        assert visit.said == "Saved as “lord | date:2018”; S lists what you saved."
        await save(visit, "lord | date:2018", "Lord in 2018")
        assert visit.said == "“lord | date:2018” is now “Lord in 2018”; u undoes it."
        (saved,) = visit.room.notebook.saved_searches()
        assert saved.text == "lord | date:2018"
        assert set(saved.seen) == {TALKS, CONTRACT}
    async with enter() as visit:
        await visit.press("S")
        screen = visit.screen(SavedScreen)
        (row,) = rows(screen)
        assert row.startswith("Lord in 2018 nothing new since ")
        assert row.endswith("lord | date:2018")
        await visit.press("enter")
        assert visit.room.bar.value == "lord | date:2018"
        assert visit.room.place == "reader"
        assert visit.said.startswith("“Lord in 2018”: nothing new since ")


async def test_what_is_new_is_counted_and_marked(enter, folder) -> None:
    async with enter() as visit:
        await save(visit, "lord", "Lord")
    (folder / "2020-01-01-new.txt").write_text("Ellen Lord spoke again.\n", "utf-8")
    async with enter() as visit:
        await visit.press("S")
        assert rows(visit.screen(SavedScreen))[0].startswith("Lord 1 new since ")
        await visit.press("enter")
        assert visit.said.startswith("“Lord”: 1 new since ")
        tails = {row.key: row.draw(60)[0].plain.split()[-2:] for row in visit.room.documents_pane.rows}
        assert tails["doc:2020-01-01-new.txt"] == ["new", "1"]
        assert tails[f"doc:{NINTH}"][0] != "new"
        await visit.press("S")
        assert rows(visit.screen(SavedScreen))[0].startswith("Lord nothing new since ")


async def test_a_saved_search_is_removed_renamed_and_brought_back(enter) -> None:
    async with enter() as visit:
        await save(visit, "lord", "One")
        await save(visit, "contract", "Two")
        await visit.press("S", "x")
        screen = visit.screen(SavedScreen)
        assert [search.name for search in screen.searches] == ["Two"]
        await visit.press("u")
        assert [search.name for search in screen.searches] == ["One", "Two"]
        await visit.press("g", "e")
        visit.screen(PromptScreen)
        await visit.press(*"Three", "enter")
        assert [search.name for search in visit.screen(SavedScreen).searches] == ["Three", "Two"]
        await visit.press("u", "delete", "delete")
        assert screen.searches == ()
        await visit.press("U", "q")
        assert visit.room.is_active


async def test_the_list_is_filtered(enter) -> None:
    async with enter() as visit:
        await save(visit, "lord", "One")
        await save(visit, "contract", "Two")
        await visit.press("S", "f", *"contr", "enter")
        assert visit.room.bar.value == "contract"
        assert visit.document == CONTRACT


async def test_there_must_be_something_to_save(enter) -> None:
    async with enter() as visit:
        await visit.press("s")
        assert visit.said.startswith("Nothing is searched for")
        await visit.press("S")
        assert visit.screen(SavedScreen).rows.empty.startswith("No search is saved yet")


async def test_a_search_is_saved_once(enter) -> None:
    async with enter() as visit:
        await save(visit, "lord", "Ellen")
        await save(visit, "lord")
        assert visit.said == "Saved already as “Ellen”; S lists what you saved."
        await save(visit, "LORD")
        await visit.press("u")
        await save(visit, "kumar", "lord")
        await save(visit, "Lord")
        assert visit.said == "Saved as “Lord (2)”; S lists what you saved."
        names = {search.name: search.text for search in visit.room.notebook.saved_searches()}
        assert names == {"Ellen": "lord", "lord": "kumar", "Lord (2)": "Lord"}


async def test_a_query_that_cannot_be_asked_any_more_is_told_of(enter) -> None:
    async with enter() as visit:
        visit.room.notebook.save_search("Broken", "(lord", {})
        await visit.press("S")
        assert "can't be asked" in rows(visit.screen(SavedScreen))[0]
        await visit.press("enter")
        assert visit.room.is_active
        assert visit.said != ""


async def test_a_notebook_that_cannot_be_written_is_told_of(enter, monkeypatch) -> None:
    async with enter() as visit:

        def refuse(*args: object) -> None:
            raise NotebookError("The disk is full.")

        monkeypatch.setattr(visit.room.notebook, "save_search", refuse)
        await save(visit, "lord")
        assert visit.said == "The disk is full."
