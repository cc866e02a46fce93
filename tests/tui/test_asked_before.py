"""What was asked before: with the arrows, in the list, and from one day to the next."""

from __future__ import annotations

from tui.notebook import NotebookError
from tui.screens.asked import AskedScreen

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"


async def ask(visit, *texts: str) -> None:
    for text in texts:
        await visit.press("/", *text, "enter")


async def test_up_recalls_and_down_comes_back(enter) -> None:
    async with enter() as visit:
        await ask(visit, "lord", "contract", "s-400")
        await visit.press("/", "backspace", "up")
        assert visit.room.bar.value == "s-400"
        assert "3 hits" in visit.status
        await visit.press("up", "up")
        assert visit.room.bar.value == "lord"
        await visit.press("up")
        assert visit.room.bar.value == "lord"
        assert visit.said == "Nothing was asked before that."
        await visit.press("down")
        assert visit.room.bar.value == "contract"
        assert f"doc:{CONTRACT}" in visit.listed
        await visit.press("down", "down")
        assert visit.room.bar.value == ""
        assert visit.room.place == "search"
        await visit.press("down")
        assert visit.room.place == "documents"


async def test_only_what_begins_so_and_what_was_typed_comes_back(enter) -> None:
    async with enter() as visit:
        await ask(visit, "contract", "lord", "continue")
        await visit.press("/", *"CON", "up")
        assert visit.room.bar.value == "continue"
        await visit.press("up")
        assert visit.room.bar.value == "contract"
        await visit.press("up", "down", "down")
        assert visit.room.bar.value == "CON"
        await visit.press("x", "up")
        assert visit.room.bar.value == "CONx"
        assert visit.said == "Nothing else was asked before that begins so."


async def test_typing_on_from_what_was_recalled(enter) -> None:
    async with enter() as visit:
        await ask(visit, "lord")
        await visit.press("/", "backspace", "up", "space", *"kumar")
        assert visit.room.bar.value == "lord kumar"
        assert [key for key in visit.listed if key.startswith("doc:")] == [f"doc:{TALKS}"]
        await visit.press("down")
        assert visit.room.place == "documents"


async def test_it_is_there_the_next_day(enter) -> None:
    async with enter() as visit:
        await ask(visit, "lord", "contract")
    async with enter() as visit:
        await visit.press("/", "up", "up", "enter")
        assert visit.room.bar.value == "lord"
        assert visit.room.place == "reader"


async def test_the_list_finds_by_some_letters(enter) -> None:
    async with enter() as visit:
        await ask(visit, "contract", "rosoboronexport", "lord")
        await visit.press("r")
        screen = visit.screen(AskedScreen)
        assert [row.key for row in screen.rows.rows] == ["lord", "rosoboronexport", "contract"]
        await visit.type("cntrt")
        assert [row.key for row in screen.rows.rows] == ["contract"]
        await visit.press("enter")
        assert visit.room.bar.value == "contract"
        assert visit.document == CONTRACT
        assert visit.room.place == "reader"


async def test_the_list_opens_from_the_bar_too(enter) -> None:
    async with enter() as visit:
        await visit.press("/", "ctrl+r")
        screen = visit.screen(AskedScreen)
        assert screen.rows.empty == "Nothing was asked yet."
        await visit.press("escape")
        assert visit.room.place == "search"


async def test_a_notebook_that_cannot_be_written_holds_nobody_back(enter, monkeypatch) -> None:
    async with enter() as visit:

        def refuse(*args: object) -> None:
            raise NotebookError("The disk is full.")

        monkeypatch.setattr(visit.room.notebook, "remember_search", refuse)
        await ask(visit, "contract")
        assert visit.document == CONTRACT
        assert visit.said == ""


async def test_what_finds_nothing_is_remembered_too(enter) -> None:
    async with enter() as visit:
        await ask(visit, "zzyzx")
        assert [(each.text, each.hits) for each in visit.room.notebook.asked()] == [("zzyzx", 0)]
