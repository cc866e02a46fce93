"""A page of HTML in the reading room: it looks as it is meant, and is found, kept and followed like any document."""

from __future__ import annotations

PAGE = """<!DOCTYPE html><html><head><title>A page</title><script>var hidden = 1;</script></head><body>
<nav><a href="/">Home</a></nav><h1>The page</h1>
<p>Ellen Lord spoke of the <b>S-400</b> and of <a href="2018-10-05-contract.txt">a contract</a> that *nobody* had read.</p>
<ul><li>An item of the list that goes on for so long that it has to be broken over two lines of the reader, or over three
<ol><li>A smaller one within it, which is as long as the one that it stands in, and which is broken too</li></ol></li></ul>
<blockquote>A quotation, said by somebody who could not stop before the end of the line was reached, nor after it.</blockquote>
<table><tr><th>year<th>sum<tr><td>2018<td>5 &lt; 6</table></body></html>"""


def shown(visit) -> list[str]:
    reader = visit.room.reader
    return [reader.render_line(y).text.strip("┃╻╹█▌ ").rstrip() for y in range(reader.size.height)]


def indents(visit, word: str, following: str) -> tuple[int, int]:
    """The columns in which two words stand."""
    reader = visit.room.reader
    lines = [reader.render_line(y).text for y in range(reader.size.height)]
    return tuple(next(line.index(each) for line in lines if each in line) for each in (word, following))


async def test_a_page_looks_as_it_is_meant(enter, folder) -> None:
    (folder / "2017-01-01-page.html").write_text(PAGE, "utf-8")
    async with enter() as visit:
        lines = shown(visit)
        text = "\n".join(lines)
        assert visit.document == "2017-01-01-page.html"
        assert "The page" in lines
        assert "S-400 and of a contract" in text and "*nobody*" in text and "5 < 6" in text
        assert not any(sign in text for sign in ("**", "](", "\\", "<b>", "# The", "var hidden", "Home"))
        assert any(line.startswith("- An item") for line in lines)
        assert any(line.startswith("│ A quotation") for line in lines)
        item = next(at for at, line in enumerate(lines) if line.startswith("- An item"))
        smaller = next(at for at, line in enumerate(lines) if "1. A smaller" in line)
        quoted = next(at for at, line in enumerate(lines) if line.startswith("│ A quotation"))
        assert smaller > item + 1 and lines[quoted + 1].startswith("│ ")
        first, below = lines[item + 1].split()[0], lines[smaller + 1].split()[0]
        assert indents(visit, "An item", first)[0] == visit_column(visit, item + 1)
        assert indents(visit, "A smaller", below)[0] == visit_column(visit, smaller + 1)


def visit_column(visit, y: int) -> int:
    """The column of the first letter of a line."""
    line = visit.room.reader.render_line(y).text
    return next(at for at, sign in enumerate(line) if sign.isalnum())


async def test_it_is_found_and_kept_and_its_links_are_followed(enter, folder) -> None:
    (folder / "2017-01-01-page.html").write_text(PAGE, "utf-8")
    async with enter() as visit:
        await visit.press("slash", *"quotation", "enter", "enter")
        assert visit.document == "2017-01-01-page.html"
        assert visit.at.startswith("quotation")
        await visit.press("b")
        assert visit.said.startswith("Kept: “")
        await visit.press("g", "f", *"contract", "enter", "enter")
        assert visit.document == "2018-10-05-contract.txt"
