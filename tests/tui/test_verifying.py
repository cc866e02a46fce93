"""Checking the quotations of a draft, by keys."""

from __future__ import annotations

import pytest

from tui.ascii_signs import PlainSigns
from tui.screens import verified
from tui.screens.draft import DraftScreen
from tui.screens.verified import VerifiedScreen

TALKS, CONTRACT = "2018-07-18-talks.txt", "2018-10-05-contract.txt"
DRAFT = (
    "“Ellen Lord led the American side.”\n\n"
    "“Russia and India signed a contract for the S-500 missile system”\n\n"
    "“Zebras and giraffes are on sale in Moscow today”\n\n"
    "The “experts” said so.\n"
)


def rows(visit) -> list[str]:
    screen = visit.screen(VerifiedScreen)
    return ["\n".join(line.plain.rstrip() for line in row.draw(80)) for row in screen.rows.rows]


async def check(visit, text: str = DRAFT) -> None:
    await visit.press('"')
    await visit.paste(text)
    await visit.press("ctrl+s")


async def test_each_quotation_is_listed_with_its_verdict(enter) -> None:
    async with enter() as visit:
        await check(visit)
        exact, altered, invented, short, searched = rows(visit)
        assert exact.splitlines()[:2] == [" = exact  line 1", "   “Ellen Lord led the American side.”"]
        assert "Seventh talks on defence trade, 2018-07-18 · passage 3 of 5" in exact
        assert altered.splitlines()[0] == " ≈ altered, 92 % of the words are the same  line 3"
        assert "for the [-S-400-]{+S-500+} missile system" in altered.replace("\n   ", " ")
        assert invented.splitlines()[0] == " × not found  line 5"
        assert short.splitlines()[0] == " ? too short to tell  line 7"
        assert searched == "3 documents searched."
        title = str(visit.screen(VerifiedScreen).query_one("#sheet").border_title)
        assert title == "Quotations ─ 1 exact, 1 altered, 1 not found, 1 too short to tell"


async def test_enter_lands_on_the_words_and_the_list_comes_back_as_it_was(enter) -> None:
    async with enter() as visit:
        await check(visit)
        await visit.press("j", "enter")
        assert visit.document == CONTRACT
        reader = visit.room.reader
        assert (
            reader.reading.text[slice(*reader.selection)]
            == "Russia and India signed a contract for the S-400 missile system"
        )
        await visit.press("escape", "H")
        assert visit.document == TALKS
        await visit.press('"')
        assert visit.screen(VerifiedScreen).rows.row.key == "1"
        await visit.press("e")
        assert visit.screen(DraftScreen).draft.text == DRAFT


async def test_what_was_not_found_leads_nowhere(enter) -> None:
    async with enter() as visit:
        await check(visit)
        await visit.press("j", "j", "enter")
        screen = visit.screen(VerifiedScreen)
        assert "no place to go to" in str(screen.query_one("#sheet").border_subtitle)


async def test_further_places_are_rows_of_their_own(enter, folder) -> None:
    (folder / "2020-01-01-again.txt").write_text("Ellen Lord led the American side. It is told again.\n", "utf-8")
    async with enter() as visit:
        await check(visit, "“Ellen Lord led the American side.”")
        assert len(rows(visit)) == 3
        assert rows(visit)[1].startswith("   also in ")
        await visit.press("j", "enter")
        assert {visit.document} < {TALKS, "2020-01-01-again.txt"}
        assert visit.room.reader.selection is not None


async def test_the_citation_is_copied_and_what_was_not_found_with_the_verdict(enter) -> None:
    async with enter() as visit:
        await check(visit)
        await visit.press("y")
        assert visit.pilot.app._clipboard.startswith(
            "“Ellen Lord led the American side.”\nSeventh talks on defence trade."
        )
        await visit.press("j", "j", "Y")
        assert visit.pilot.app._clipboard == (
            "“Zebras and giraffes are on sale in Moscow today”\nnot found; 3 documents searched (Talks)\n"
        )


async def test_the_list_is_filtered_by_verdict_and_words(enter) -> None:
    async with enter() as visit:
        await check(visit)
        await visit.press("f", *"altered")
        assert [row.key for row in visit.screen(VerifiedScreen).rows.rows] == ["1"]


async def test_what_stands_for_dots_and_brackets_is_shown(enter) -> None:
    async with enter() as visit:
        await check(visit, "“Ellen Lord … the American side” and “led the [French] side.”")
        elided, replaced = rows(visit)[:2]
        assert elided.splitlines()[:2] == [
            " = exact (1 word is left out at its dots)  line 1",
            "   Ellen Lord [-led-]{+…+} the American side",
        ]
        assert replaced.splitlines()[0].startswith(" ≈ altered, 75 % of the words are the same (words in its brackets")
        assert replaced.splitlines()[1] == "   led the [-American-]{+[French]+} side."


async def test_a_file_is_read_by_its_path(enter, tmp_path) -> None:
    file = tmp_path / "draft.md"
    async with enter() as visit:
        await check(visit, str(file))
        screen = visit.screen(DraftScreen)
        assert "draft.md: can't be read" in str(screen.ways.visual)
        file.write_text(DRAFT, "utf-8")
        await visit.press("ctrl+s")
        assert len(rows(visit)) == 5


async def test_a_text_is_typed_and_stays_when_the_screen_is_left(enter) -> None:
    async with enter() as visit:
        await visit.press('"', "ctrl+s")
        assert "There is no text yet" in str(visit.screen(DraftScreen).ways.visual)
        await visit.press(*"he said", "escape")
        assert visit.room.is_active
        await visit.press('"')
        assert visit.screen(DraftScreen).draft.text == "he said"
        await visit.press("ctrl+s")
        assert rows(visit) == []
        assert "no quotations in it" in visit.screen(VerifiedScreen).empty


async def test_another_text_takes_the_place_of_the_first(enter) -> None:
    async with enter() as visit:
        await check(visit)
        await visit.press("e")
        await visit.paste("“Zebras and giraffes are on sale”")
        await visit.press("ctrl+s")
        assert rows(visit)[0].startswith(" × not found  line 1")
        await visit.press("escape", '"')
        assert len(rows(visit)) == 2


async def test_files_that_were_not_searched_are_told(enter, folder) -> None:
    (folder / "empty.txt").write_text("")
    async with enter() as visit:
        await check(visit)
        told = rows(visit)[-2:]
        assert told[0] == "3 documents searched, 1 file could not be read."
        assert told[1] == "not searched: empty.txt: is empty"


async def test_signs_of_a_plain_terminal_tell_the_verdicts_apart(enter) -> None:
    async with enter(signs=PlainSigns("ascii")) as visit:
        await check(visit)
        screen = visit.pilot.app.screen
        painted = "\n".join(
            "".join(part.text for part in strip) for strip in screen._compositor.render_strips(screen.size)
        )
        assert "= exact" in painted
        assert "~ altered" in painted
        assert "x not found" in painted


async def test_a_document_that_has_changed_since_is_not_selected_in(enter, folder) -> None:
    async with enter() as visit:
        await check(visit)
        await visit.press("escape")
        text = (folder / TALKS).read_text("utf-8")
        (folder / TALKS).write_text("A new beginning.\n\n" + text, "utf-8")
        await visit.press("R", '"', "enter")
        assert visit.room.reader.selection is None
        assert visit.said.startswith("The document has changed since it was checked")


async def test_a_passage_that_stands_nearly_so_elsewhere_is_told(enter, folder) -> None:
    (folder / "2020-01-01-again.txt").write_text("Ellen Lord led the whole American side then.\n", "utf-8")
    async with enter() as visit:
        await visit.press("}", "}", "v", "s", "V")
        assert "nearly so in “Again”, passage 1 (75 % of the words)" in visit.said


async def test_of_hundreds_of_quotations_only_those_in_view_are_drawn(enter, monkeypatch) -> None:
    drawn: list[str] = []
    words = verified._words

    def counted(checked, width):
        drawn.append(checked.quotation.text)
        return words(checked, width)

    monkeypatch.setattr(verified, "_words", counted)
    between = "And so it went on for a while, as they say in the towns on the coast. " * 8
    quoted = [f"“Zebras and giraffes number {number} are on sale in Moscow today”" for number in range(500)]
    text = "\n\n".join(f"{each} {between}" for each in quoted)
    assert len(text) > 300_000
    async with enter() as visit:
        await check(visit, text)
        screen = visit.screen(VerifiedScreen)
        assert len(screen.rows.rows) == 501
        assert 0 < len(set(drawn)) <= screen.rows.view_height
        await visit.press("G")
        assert screen.rows.row.key == "499"
        assert len(set(drawn)) <= 2 * screen.rows.view_height


@pytest.mark.parametrize("width", [46, 80, 120])
@pytest.mark.parametrize(
    "words",
    [
        "Zebras and giraffes are on sale in Moscow today. " * 9,
        "国防贸易与技术倡议将在印度和美国之间继续进行双方同意在春季再次会面" * 9,
        "وقد اتفق الوفدان على تبادل القوائم قبل نهاية العام " * 9,
        "Donaudampfschifffahrtsgesellschaft" * 12,
        "Zebras are on sale 👩‍🚀 today",
    ],
    ids=["english", "chinese", "arabic", "one word", "emoji"],
)
async def test_each_row_has_as_many_lines_as_it_says_and_none_is_too_wide(enter, words: str, width: int) -> None:
    async with enter(size=(width, 30)) as visit:
        await check(visit, f"“{words}”\n\n“Ellen Lord led {words[:150]} the American side.”\n")
        screen = visit.screen(VerifiedScreen)
        room = screen.rows.scrollable_content_region.width
        for row in screen.rows.rows:
            lines = row.draw(room)
            assert row.height - 1 <= len(lines) <= row.height  # a blank line may follow
            assert all(line.cell_length < room for line in lines)
