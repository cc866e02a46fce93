"""The rows of hits: their passages, places and names, and that they stay still while more is found."""

from __future__ import annotations

import pytest

from indexdir import Document, Excerpt, Library
from tui.content import Palette
from tui.themes import READING_DARK
from tui.widgets.documents import DocumentList
from tui.widgets.hit_rows import Named, excerpt_lines, place_line

PLAIN = Palette.of({}, colours=0)
COLOURED = Palette.of({**READING_DARK.to_color_system().generate(), **READING_DARK.variables})
CARDS = {"lord": Named("Ellen Lord", "person"), "s-400": Named("S-400", "weapon")}
TEXT = "They said that under the DTTI a number of [projects] had been agreed upon, and that more would follow soon."
MARK = (TEXT.index("DTTI"), TEXT.index("DTTI") + 4)
DOCUMENT = Document("d", "Title", passages=19)


@pytest.fixture
def many(folder):
    """Sixty documents about one thing."""
    for number in range(60):
        text = "\n\n".join(f"Needle {n} of {number} in Russia and more." for n in range(4))
        (folder / f"2020-01-{number % 28 + 1:02}-{number:02}.txt").write_text(f"Paper {number}\n\n{text}\n", "utf-8")


@pytest.mark.parametrize("width", [20, 27, 40, 64, 120])
@pytest.mark.parametrize("most", [1, 2])
def test_a_passage_shows_its_mark_at_every_width(width, most) -> None:
    excerpt = Excerpt(100, 100 + len(TEXT), TEXT, ((100 + MARK[0], 100 + MARK[1]),))
    lines = excerpt_lines(excerpt, width, COLOURED, most)
    assert 1 <= len(lines) <= most
    assert all(line.cell_length <= width for line in lines)
    marked = [line.plain[span.start : span.end] for line in lines for span in line.spans if span.style.background]
    assert "".join(marked) == "DTTI"


@pytest.mark.parametrize("most", [1, 2])
def test_a_passage_that_goes_on_says_so(most) -> None:
    for width in range(8, 70):
        for words in ("ab " * 60, "a bcd efghi jk " * 12, "abcdefghij " * 20):
            *_, last = excerpt_lines(Excerpt(0, len(words), words, ((0, 2),)), width, PLAIN, most)
            assert last.plain.endswith("…"), (width, last.plain)


@pytest.mark.parametrize("most", [1, 2])
def test_the_marks_of_a_heading_are_left_out(most) -> None:
    text = "## The sanctions of 2018"
    (line,) = excerpt_lines(Excerpt(50, 50 + len(text), text, ((57, 66),)), 60, COLOURED, most)
    assert line.plain == "   The sanctions of 2018"
    assert [line.plain[span.start : span.end] for span in line.spans if span.style.background] == ["sanctions"]
    assert excerpt_lines(Excerpt(0, 6, "#1 is 2", ()), 60, PLAIN)[0].plain == "   #1 is 2"


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (80, "   § The talks, in short · ¶ 9 of 19  Ellen Lord · S-400"),
        (50, "   § The talks, in short · ¶ 9 of 19  Ellen Lord"),
        (36, "   § The talks, in short · ¶ 9 of 19"),
        (28, "   § The talks,… · ¶ 9 of 19"),
        (14, "   ¶ 9 of 19"),
        (8, "   ¶ 9"),
    ],
)
def test_the_place_of_a_passage_as_far_as_there_is_room(width, told) -> None:
    excerpt = Excerpt(0, 1, "x", (), 8, "The talks,\n in short", ("lord", "s-400", "unknown"))
    assert place_line(excerpt, DOCUMENT, CARDS, width, PLAIN).plain == told


def test_names_are_told_apart_without_colour() -> None:
    excerpt = Excerpt(0, 1, "x", (), 0, "", ("lord", "s-400"))
    line = place_line(excerpt, DOCUMENT, CARDS, 80, PLAIN)
    styles = {line.plain[span.start : span.end]: span.style for span in line.spans}
    assert styles["Ellen Lord"] != styles["S-400"]


async def test_each_hit_shows_up_to_three_passages_with_their_place(enter) -> None:
    async with enter() as visit:
        await visit.press("/", *"s-400", "down")
        rows = visit.room.documents_pane.rows
        first = rows[1].draw(60)
        assert "S-400" in first[0].plain
        assert "¶ " in first[-1].plain
        assert "S-400" in first[-1].plain
        assert sum(row.key.startswith("hit:2018-07-18") for row in rows) == 2


async def test_passages_of_the_hits_in_view_are_looked_up(enter, many) -> None:
    async with enter() as visit:
        await visit.press("/", *"needle", "down")
        pane = visit.room.documents_pane
        results = visit.room.desk.listing.results
        assert all(hit.passages for hit in results.hits[:12])
        assert not results.hits[-1].passages
        assert visit.listed[-1] == "more:"
        await visit.press("G")
        results = visit.room.desk.listing.results
        assert results.hits[-1].passages
        assert pane.row is not None and pane.row.key == "more:"
        await visit.press("k")
        assert pane.row.key.startswith(f"hit:{results.hits[-1].document.id}")


async def test_the_highlighted_row_stays_where_it_is(enter, many) -> None:
    async with enter() as visit:
        await visit.press("/", *"needle", "down")
        pane: DocumentList = visit.room.documents_pane
        await visit.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
        bare = next(hit.document.id for hit in visit.room.desk.listing.results.hits if not hit.passages)
        pane.highlight_key(f"doc:{bare}")
        line = pane._stack.tops[pane._at] - pane.scroll_offset.y
        await visit.settle()
        assert pane.row.key == f"doc:{bare}"
        assert pane._stack.tops[pane._at] - pane.scroll_offset.y == line
        assert pane.rows[pane._at + 1].key.startswith(f"hit:{bare}")


async def test_more_hits_are_shown_when_they_are_asked_for(enter, many) -> None:
    async with enter() as visit:
        await visit.press("/", *"needle", "down")
        assert visit.room.desk.listing.results.total == 60
        assert len(visit.room.desk.listing.results.hits) == 50
        await visit.press("G", "enter")
        assert len(visit.room.desk.listing.results.hits) == 60
        assert "more:" not in visit.listed
        assert visit.room.place == "documents"


async def test_an_answer_that_comes_too_late_is_dropped(enter, many, monkeypatch) -> None:
    excerpts = Library.excerpts
    async with enter() as visit:
        await visit.press("/", *"needle", "down")

        def late(library, query, ids, **options):
            found = excerpts(library, query, ids, **options)
            visit.room.desk.listing = type(visit.room.desk.listing)()
            return found

        monkeypatch.setattr(Library, "excerpts", late)
        await visit.press("G")
        assert visit.room.desk.listing.results is None
