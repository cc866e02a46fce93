"""What the list of what is kept shows, in which order and under which headings: without any screen."""

from __future__ import annotations

import pytest

from tui.notebook import Bookmark, SavedSearch, Standing
from tui.screens.bookmark_entries import folded
from tui.screens.bookmark_frame import fitting, frame_title, told_empty
from tui.screens.bookmark_list import GROUPS, ONLY, SORTS, KeptList, ListView, view_from
from tui.screens.bookmark_rows import (
    SIGNS,
    counted_kinds,
    entry_rows,
    id_of,
    is_heading,
    list_rows,
    next_heading,
    row_showing,
    status_of,
)
from tui.screens.tags import tag_changes, tags_of


def mark(name: str, document: str = "a.txt", start: int = 0, *, status: str = "exact", **more) -> Bookmark:
    standing = Standing("r", status, document, start, start + 5)
    values = {"quote": f"words of {name}", "title": f"Title of {document}", "created": f"2026-01-0{start % 9 + 1}"}
    values |= more
    quote, title, created = (values.pop(each) for each in ("quote", "title", "created"))
    return Bookmark(name, document, start, start + 5, quote, "", "", "d", title, created, **values, standing=standing)


ONE = mark("one", "b.txt", 3, tags=("Export", "quote"), note="Ask the café", colour="red")
TWO = mark("two", "a.txt", 7, tags=("export",), status="doubtful", modified="2026-02-01")
THREE = mark("three", "a.txt", 2, status="lost")
WHOLE = mark("whole", "a.txt", 5, kind="document", quote="")
CARD = mark("card", "", 6, kind="card", card="lord", title="Ellen Lord", quote="")
SEARCH = SavedSearch("search", "Waivers", "waiver OR sanction", "2026-01-05", {}, "2026-01-05")


def kept() -> KeptList:
    titles = {"b.txt": "Beta", "a.txt": "Alpha"}
    return KeptList((ONE, TWO, THREE, WHOLE, CARD), (SEARCH,), documents=titles, cards={"lord": "Ellen Lord"})


def ids(view: ListView, of: KeptList | None = None) -> str:
    return " ".join(entry.id for entry in (of or kept()).found(view))


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("newest", "two card whole search one three"),
        ("place", "one three whole two card search"),
        ("title", "three whole two one card search"),
        ("changed", "two card whole search one three"),
    ],
)
def test_orders(sort, order) -> None:
    assert ids(ListView(sort=sort)) == order


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", "two card whole search one three"),
        ("words ONE", "one"),
        ("cafe", "one"),
        ("alpha", ""),
        ("title b.txt", "one"),
        ("ellen", "card"),
        ("sanction", "search"),
        ("#exp", "two one"),
        ("#exp #quo", "one"),
        ("is:note", "one"),
        ("is:red words", "one"),
        ("is:doubtful", "two"),
        ("is:lost", "three"),
        ("is:document", "whole"),
        ("2026-01-05", "search"),
        ("zzz", ""),
    ],
)
def test_filters(text, left) -> None:
    assert set(ids(ListView(filter=text)).split()) == set(left.split())


def test_typing_on_leaves_what_a_whole_filter_leaves() -> None:
    listed = kept()
    for text in ("is:red", "words of t", "#export", "ask café is:note"):
        for length in range(len(text) + 1):
            view = ListView(filter=text[:length])
            assert ids(view, listed) == ids(view), text[:length]
        for length in range(len(text), -1, -1):
            view = ListView(filter=text[:length])
            assert ids(view, listed) == ids(view), text[:length]


@pytest.mark.parametrize(
    ("only", "left"),
    [
        ("passage", "two one three"),
        ("document", "whole"),
        ("card", "card"),
        ("search", "search"),
        ("audit", "two three"),
    ],
)
def test_only_one_kind(only, left) -> None:
    assert set(ids(ListView(only=only)).split()) == set(left.split())


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        ("document", [("Beta", 1), ("Alpha", 3), ("Cards", 1), ("Saved searches", 1)]),
        ("tag", [("export", 2), ("quote", 1), ("No tag", 3), ("Saved searches", 1)]),
        ("card", [("Ellen Lord", 2), ("No card", 3), ("Saved searches", 1)]),
        ("colour", [("Red", 1), ("No colour", 4), ("Saved searches", 1)]),
    ],
)
def test_headings(group, headings) -> None:
    found = kept().groups(ListView(group=group), {"one": ("lord",)})
    names = [(heading.title, len(heading.entries)) for heading in found]
    assert sorted(names) == sorted(headings)
    assert names[-1] == ("Saved searches", 1)


def test_days_stand_newest_first() -> None:
    titles = [heading.title for heading in kept().groups(ListView(group="date"), {})]
    assert titles == sorted(titles, reverse=True)
    assert len(titles) == len(set(titles)) > 3


def test_rows_under_headings_are_folded_and_told_apart() -> None:
    listed, selected = kept(), {"one"}
    headings = listed.groups(ListView(group="tag"), {})
    rows = list_rows(listed, headings, {headings[1].key}, selected)
    keys = [row.key for row in rows]
    assert len(keys) == len(set(keys))
    shown = [entry.id for heading in (headings[0], *headings[2:]) for entry in heading.entries]
    assert [id_of(row) for row in rows if id_of(row)] == shown
    first = next(row for row in rows if id_of(row) == "one").draw(80)
    assert first[0].plain.startswith("[x] ★ “words of one”")
    assert [line.plain for line in rows[0].draw(40)] == [f"[-] ▼ {headings[0].title}  2"]


def test_rows_are_found_by_what_they_show() -> None:
    listed = kept()
    headings = listed.groups(ListView(group="tag"), {})
    rows = list_rows(listed, headings, (), set())
    assert [rows.heights[at] for at in range(len(rows))] == [row.height for row in rows]
    assert [id_of(rows[row_showing(rows, name)]) for name in listed.by_id] == [*listed.by_id]
    assert row_showing(rows, "gone") == -1
    tops = [at for at, row in enumerate(rows) if is_heading(row)]
    assert [next_heading(rows, at, 1) for at in tops] == [*(rows.keys[at] for at in tops[1:]), ""]
    assert [next_heading(rows, at, -1) for at in tops] == ["", *(rows.keys[at] for at in tops[:-1])]


def test_an_entry_is_lent_to_the_next_list_while_its_bookmark_is_the_same() -> None:
    first = kept()
    changed = mark("one", "b.txt", 3, note="something else")
    other = KeptList((mark("new", start=8), changed, TWO), (SEARCH,), before=first)
    assert other.by_id["two"] is first.by_id["two"] and other.by_id["search"] is first.by_id["search"]
    assert other.by_id["one"] is not first.by_id["one"] and other.by_id["one"].height == 3
    assert ids(ListView(), other) == "new two search one"


@pytest.mark.parametrize("width", [12, 30, 60, 120])
def test_rows_fit_and_say_what_they_are(width) -> None:
    listed = kept()
    rows = {row.key: row for row in entry_rows(listed, listed.found(ListView()), set())}
    assert set(rows) == set(listed.by_id)
    for name, row in rows.items():
        lines = row.draw(width)
        assert len(lines) == row.height
        assert all(line.cell_length <= width for line in lines), name
    drawn = {name: " ".join(line.plain for line in row.draw(120)) for name, row in rows.items()}
    assert "? in doubt" in drawn["two"] and "! lost" in drawn["three"]
    assert "red" in drawn["one"] and "Note: Ask the café" in drawn["one"]
    assert " document" in drawn["whole"] and " card" in drawn["card"] and " search" in drawn["search"]
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_what_is_known_is_lent_to_the_next_list() -> None:
    first = kept()
    first.look_through()
    other = KeptList((mark("one", "b.txt", 3, note="something else"), TWO), (), before=first)
    assert ids(ListView(filter="else"), other) == "one"
    assert ids(ListView(filter="cafe"), other) == ""


def test_a_view_is_kept_as_text() -> None:
    for view in (ListView(), ListView("a b", "title", "tag", "card", "id", ("tag:x",))):
        assert view_from(view.kept()) == view
    for broken in ("", "{", '{"sort": "by luck"}', "[]"):
        assert view_from(broken) == ListView()
    assert set(SORTS) and set(GROUPS) and set(ONLY)


def test_tags_to_add_and_to_take_off() -> None:
    assert tag_changes(" export , +a  b,-draft, - old ,,") == (("export", "a b"), ("draft", "old"))
    assert tag_changes(" , ") == ((), ())
    assert tags_of((ONE, TWO, mark("x", tags=("quote",)))) == ("quote", "Export", "export")


def test_what_the_frame_says() -> None:
    assert frame_title(3, 10, 2, 1)[0] == "Bookmarks ─ 3 of 10 · 2 selected, 1 of them not shown"
    assert frame_title(10, 10, 0, 0)[0] == "Bookmarks ─ 10"
    assert fitting(("long words", "short"), 6) == "short"
    assert told_empty(KeptList(), "", ListView()).startswith("Nothing is kept yet: b keeps")
    assert (
        told_empty(kept(), "zzz", ListView(only="card"))
        == "Nothing kept has “zzz” among the cards; o shows the others."
    )


def test_words() -> None:
    assert counted_kinds(kept().entries) == "3 passages, 1 document, 1 card and 1 search"
    assert counted_kinds([]) == "nothing"
    assert folded("Ÿé Straße") == "ye strasse"
    assert status_of(mark("p", placeless=True, status="lost")) == "kept without a place"
    assert status_of(SEARCH) == ""
