"""Links in documents: where they lead, and following them by key and by mouse."""

from __future__ import annotations

import os
import sys

import pytest
from textual.style import Style

from indexdir import Passage
from tui import browser
from tui.copying import link_to
from tui.hyperlinks import has_hyperlinks, hyperlink
from tui.link_target import LONGEST_ADDRESS, Target, heading_at, heading_name, target_of, web_address
from tui.screens.labels import LabelScreen

TALKS, CONTRACT, NINTH = "2018-07-18-talks.txt", "2018-10-05-contract.txt", "2019-10-24-ninth.md"
IDS = {"a.md", "sub/b.md", "sub/c d.md", "sub/deep/e.md"}
LINKED = "2021-01-01-links.md"
TEXT = """# Where links lead

See [the contract](2018-10-05-contract.txt) for more.

Read [the end](#the-end-of-it) first.

The page [is gone](gone.md) and so is [that](#nowhere).

Look at https://example.org/a?b=c&d=e today.

Never [click](javascript:alert(1)) or [open](file:///etc/passwd) these.

The ninth met [once more](2019-10-24-ninth.md#ninth-meeting).

`[code](2018-10-05-contract.txt)` is no link.

## The end of it

Here it ends.
"""


@pytest.mark.parametrize(
    ("destination", "document", "target"),
    [
        ("sub/b.md", "a.md", Target("document", "sub/b.md")),
        ("b.md#x%20y", "sub/c d.md", Target("document", "sub/b.md", "x y")),
        ("c%20d.md", "sub/b.md", Target("document", "sub/c d.md")),
        ("../a.md?raw=1", "sub/b.md", Target("document", "a.md")),
        ("../../a.md", "sub/deep/e.md", Target("document", "a.md")),
        ("./deep/e.md", "sub/b.md", Target("document", "sub/deep/e.md")),
        ("/sub/b.md", "sub/deep/e.md", Target("document", "sub/b.md")),
        ("#here", "a.md", Target("document", "a.md", "here")),
        ("../../../etc/passwd", "sub/b.md", Target("broken", "../../../etc/passwd")),
        ("gone.md", "a.md", Target("broken", "gone.md")),
        ("https://example.org/ü", "a.md", Target("web", "https://example.org/%C3%BC")),
        ("//example.org", "a.md", Target("web", "https://example.org")),
        ("javascript:alert(1)", "a.md", Target("refused", "javascript")),
        ("JavaScript:alert(1)", "a.md", Target("refused", "javascript")),
        ("data:text/html,x", "a.md", Target("refused", "data")),
        ("file:///etc/passwd", "a.md", Target("refused", "file")),
        ("mailto:a@b.c", "a.md", Target("refused", "mailto")),
        ("dtti://key/a.md?at=0#x", "a.md", Target("item", "dtti://key/a.md?at=0#x")),
    ],
)
def test_where_a_link_leads(destination, document, target) -> None:
    assert target_of(destination, document, IDS) == target


@pytest.mark.parametrize(
    "address", ["https://a.b/\x1b]8;;x\x07", "http://a.b/\u202ec", "https://a.b/ c\n", "https://a.b/é"]
)
def test_no_sign_of_an_address_drives_the_terminal(address) -> None:
    written = web_address(address)
    assert written.isascii() and written.isprintable() and " " not in written
    assert written.startswith("http")


def test_only_addresses_of_the_web_are_addresses() -> None:
    assert web_address("ftp://a.b") == web_address("javascript:x") == web_address("") == ""
    assert web_address("https://a.b/" + "x" * LONGEST_ADDRESS) == ""


def test_headings_are_named_as_on_the_web() -> None:
    assert heading_name("## The S-400, in short!") == "the-s-400-in-short"
    assert heading_name("Über uns\n====") == "über-uns"
    text = "# One\n\ntext\n\n# One\n"
    passages = (Passage(0, 0, 5, "heading"), Passage(1, 7, 11), Passage(2, 13, 18, "heading"))
    assert heading_at(text, passages, "one") == 0
    assert heading_at(text, passages, "One-1") == 13
    assert heading_at(text, passages, "two") is None
    assert heading_name("Part two\n---") == "part-two"
    noted = "a[^1] b\n\n[^1]: Note\n"
    assert heading_at(noted, (), "^1") == noted.index("[^1]:")
    assert heading_at(noted, (), "^2") is None


@pytest.mark.parametrize(
    ("environment", "platform", "has"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "w"}, "linux", True),
        ({}, "darwin", True),
        ({"SSH_TTY": "t"}, "darwin", False),
        ({"SSH_TTY": "t", "DISPLAY": ":10"}, "linux", True),
    ],
)
def test_where_a_window_can_open(environment, platform, has) -> None:
    assert browser.has_desktop(environment, platform) is has


@pytest.mark.skipif(sys.platform == "win32", reason="opened there as files are")
def test_a_browser_has_nothing_of_the_terminal(monkeypatch, tmp_path, capfd) -> None:
    told = tmp_path / "told"
    for name in ("xdg-open", "open"):
        (tmp_path / name).write_text(
            f'#!/bin/sh\necho warning; echo error >&2\n[ -t 0 ] || read line\necho "$1" > "{told}"\n'
            'case "$1" in *refused) exit 3;; esac\n'
        )
        (tmp_path / name).chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(browser, "has_desktop", lambda: True)
    assert browser.open_address("https://a.b")
    assert told.read_text() == "https://a.b\n"
    assert not browser.open_address("https://a.b/refused")
    assert capfd.readouterr() == ("", "")
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    assert not browser.open_address("https://c.d")
    monkeypatch.setattr(browser, "has_desktop", lambda: False)
    monkeypatch.setenv("PATH", str(tmp_path))
    told.unlink()
    assert not browser.open_address("https://e.f")
    assert not told.exists()


@pytest.fixture
def linked(folder):
    """A document with links, which is opened first."""
    (folder / LINKED).write_text(TEXT, encoding="utf-8")


async def go_to_line(visit, beginning: str) -> None:
    """Go to the line that begins so, by keys."""
    for _ in range(30):
        if visit.at.startswith(beginning):
            return
        await visit.press("j")
    raise AssertionError(f"no line begins with {beginning}")


async def open_linked(visit) -> None:
    await visit.press("1", "f", *"lead", "enter", "enter")
    assert visit.document == LINKED
    await visit.press("g")


async def test_enter_follows_a_link_to_another_document_and_back_returns(enter, linked) -> None:
    async with enter() as visit:
        await open_linked(visit)
        await go_to_line(visit, "See [the")
        await visit.press("enter")
        assert visit.document == CONTRACT
        assert visit.room.place == "reader"
        await visit.press("H")
        assert visit.document == LINKED
        assert visit.at.startswith("See [the")


async def test_a_fragment_goes_to_its_heading(enter, linked) -> None:
    async with enter() as visit:
        await open_linked(visit)
        await go_to_line(visit, "Read [the")
        await visit.press("enter")
        assert visit.at.startswith("## The end of it")
        await visit.press("H")
        await go_to_line(visit, "The ninth met")
        await visit.press("enter")
        assert visit.document == NINTH
        assert visit.at.startswith("# Ninth")


async def test_what_a_link_does_not_find_is_said(enter, linked) -> None:
    async with enter() as visit:
        await open_linked(visit)
        await go_to_line(visit, "The page")
        await visit.press("enter")
        assert visit.said == "The link leads to “gone.md”, which is not in this collection."
        assert visit.document == LINKED


async def test_other_schemes_are_refused(enter, linked) -> None:
    async with enter() as visit:
        await open_linked(visit)
        await go_to_line(visit, "Never")
        await visit.press("enter")
        assert visit.said == "A link of the kind “javascript:” is not opened from here."
        assert visit.document == LINKED


async def test_an_address_is_opened_in_the_browser(enter, linked, monkeypatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(browser, "open_address", lambda address: opened.append(address) is None)
    async with enter() as visit:
        await open_linked(visit)
        await go_to_line(visit, "Look at")
        await visit.press("enter")
        assert opened == ["https://example.org/a?b=c&d=e"]
        assert visit.said == "Opened in the browser: https://example.org/a?b=c&d=e"


async def test_without_a_browser_the_address_is_told(enter, linked, monkeypatch) -> None:
    monkeypatch.setattr(browser, "open_address", lambda address: False)
    async with enter() as visit:
        await open_linked(visit)
        await go_to_line(visit, "Look at")
        await visit.press("enter")
        assert visit.said.startswith("https://example.org/a?b=c&d=e ─ no browser opens here.")


async def test_a_name_at_the_cursor_comes_before_a_link(enter, folder) -> None:
    (folder / LINKED).write_text("# Leads\n\nEllen Lord and [a link](2018-10-05-contract.txt).\n", encoding="utf-8")
    async with enter() as visit:
        await open_linked(visit)
        await visit.press("}", "enter")
        assert visit.card == "ellen-lord"
        assert visit.document == LINKED


async def test_references_and_footnotes_lead_to_where_they_are_defined(enter, folder) -> None:
    text = "# Leads\n\nA note[^n] here.\n\nSee [the paper][p].\n\n[^n]: The note.\n[p]: 2018-10-05-contract.txt\n"
    (folder / LINKED).write_text(text, encoding="utf-8")
    async with enter() as visit:
        await open_linked(visit)
        await go_to_line(visit, "A note")
        await visit.press("enter")
        assert visit.at.startswith("[^n]: The note")
        await visit.press("H")
        await go_to_line(visit, "See [the paper")
        await visit.press("enter")
        assert visit.document == CONTRACT


async def test_a_label_follows_a_link(enter, folder) -> None:
    (folder / LINKED).write_text("# Leads\n\nEllen Lord and [a link](2018-10-05-contract.txt).\n", encoding="utf-8")
    async with enter() as visit:
        await open_linked(visit)
        await visit.press(";")
        picture = visit.screen(LabelScreen)._picture
        lines = [strip.text for strip in picture._strips]
        y = next(number for number, text in enumerate(lines) if "Lord and" in text)
        x = lines[y].index("Lord and") + len("Lord and ")
        label = next(label for label, spot in picture.labels.items() if spot[1] == y and spot[0] in (x, x + 1))
        await visit.type(label)
        assert visit.document == CONTRACT


async def test_a_click_follows_a_link(enter, linked) -> None:
    async with enter() as visit:
        await open_linked(visit)
        lines = [strip.text for strip in visit.room._compositor.render_strips()]
        y = next(number for number, text in enumerate(lines) if "See" in text and "the contract" in text)
        x = lines[y].index("the contract") + 4
        await visit.pilot.click(offset=(x, y))
        await visit.settle()
        assert visit.document == CONTRACT


async def test_a_passage_link_leads_to_its_passage(enter, folder) -> None:
    text = "Russia and India signed a contract for the S-400 missile system."
    async with enter() as visit:
        key = visit.room.library.key
    contract = (folder / CONTRACT).read_text("utf-8")
    start = contract.index(text)
    link = link_to(key, CONTRACT, contract, start, start + len(text))
    (folder / LINKED).write_text(f"# Leads\n\nQuoted [here]({link}).\n", encoding="utf-8")
    async with enter() as visit:
        await open_linked(visit)
        await visit.press("}", "enter")
        assert visit.document == CONTRACT
        assert visit.at.startswith("Russia and India signed")


@pytest.mark.parametrize(
    ("collection", "words", "document", "said"),
    [
        ("other", "Russia%20and%20India", LINKED, "The link leads to a passage of another collection."),
        (
            "",
            "Nobody%20said",
            CONTRACT,
            "The document does not have the words of the link (now); this is its beginning.",
        ),
        ("", "", CONTRACT, ""),
    ],
)
async def test_a_passage_link_that_leads_elsewhere_says_so(enter, folder, collection, words, document, said) -> None:
    async with enter() as visit:
        key = collection or visit.room.library.key
    (folder / LINKED).write_text(f"# Leads\n\nQuoted [here](dtti://{key}/{CONTRACT}#{words}).\n", encoding="utf-8")
    async with enter() as visit:
        await open_linked(visit)
        await visit.press("}", "enter")
        assert visit.document == document
        assert visit.said == said if said else "words of the link" not in visit.said


@pytest.mark.parametrize(
    ("address", "document", "said"),
    [
        (
            f"{CONTRACT}#Russia%20and%20India%20signed%20a%20contract%20for%20the%20old%20missile%20system.",
            CONTRACT,
            "The words of the link are not there as they were; ",
        ),
        (
            "gone.txt#signed%20a%20contract%20for%20the%20S-400",
            CONTRACT,
            "The document gone.txt is not here as it was; perhaps",
        ),
        ("?bookmark=unknown", LINKED, "The link leads to a bookmark, which is not in this collection."),
    ],
)
async def test_a_passage_link_that_is_no_longer_exact_says_so(enter, folder, address, document, said) -> None:
    async with enter() as visit:
        key = visit.room.library.key
    (folder / LINKED).write_text(f"# Leads\n\nQuoted [here](dtti://{key}/{address}).\n", encoding="utf-8")
    async with enter() as visit:
        await open_linked(visit)
        await visit.press("}", "enter")
        assert visit.document == document
        assert visit.said.startswith(said)
        if document == CONTRACT:
            assert "signed" in visit.at


@pytest.mark.parametrize(("term", "has"), [("xterm-256color", True), ("", True), ("dumb", False), ("linux", False)])
def test_the_terminal_gets_addresses_it_can_open(term, has, monkeypatch) -> None:
    monkeypatch.setenv("TERM", term)
    assert has_hyperlinks() is has
    assert hyperlink("https://a.b/\x1bc").link == ("https://a.b/%1Bc" if has else None)
    assert hyperlink("javascript:x") == hyperlink("a.md") == Style()


@pytest.mark.parametrize("name", ["2021-01-01-lead.txt", "2021-01-01-lead.md"])
async def test_addresses_in_a_text_are_hyperlinks(enter, folder, name, monkeypatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    (folder / name).write_text("Leads\n\nSee https://example.org/\x07x and lead on.\n", encoding="utf-8")
    async with enter() as visit:
        await visit.press("1", "f", *"lead", "enter", "enter")
        reader = visit.room.reader
        links = {
            segment.style.link
            for y in range(reader.view_height)
            for segment in reader.render_line(y)
            if segment.style is not None and segment.style.link
        }
        assert links
        assert all(link.startswith("https://example.org/") and link.isascii() and link.isprintable() for link in links)
