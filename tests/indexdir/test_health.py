"""The lint over cards, events and documents: what it finds, and that the embedded collection is free of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexdir import Library, Problem

SOURCES = "sources: [{id: s, title: S}, {id: idle, title: Idle}]\n"


def findings(folder: Path, cards: str, documents: dict[str, str] | None = None, events: str = "") -> list[Problem]:
    (folder / "cards").mkdir()
    (folder / "cards" / "all.yaml").write_text(SOURCES + cards)
    if events:
        (folder / "events.yaml").write_text(events)
    for name, text in (documents or {}).items():
        (folder / name).write_text(text)
    library = Library.open(folder, index_dir=folder.parent / "index")
    library.build()
    return list(library.check())


def said(problems: list[Problem], level: str) -> list[str]:
    return [problem.message for problem in problems if problem.level == level]


def test_the_embedded_collection_is_clean(tmp_path: Path) -> None:
    library = Library.open(index_dir=tmp_path)
    library.build()
    assert [str(problem) for problem in library.check() if problem.level != "note"] == []
    assert not [problem for problem in library.check() if "no document mentions" in problem.message]


def test_two_holders_of_an_office_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    cards = """cards:
- {id: chair, kind: office, name: Chair of the Board}
- {id: a, kind: person, name: Ann One, relations: [{type: held_office, target: chair, since: 2010-01-01, until: 2014-05-01, sources: [s]}]}
- {id: b, kind: person, name: Bob Two, relations: [{type: held_office, target: chair, since: 2014-05-01, until: 2018, sources: [s]}]}
- {id: c, kind: person, name: Cat Three, relations: [{type: held_office, target: chair, since: 2017-02-01, sources: [s]}]}
"""
    found = said(findings(folder, cards), "warning")
    assert found == ["b (until 2018) and c (from 2017-02-01) hold this office at once"]


def test_events_against_the_time_of_their_cards(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    cards = """cards:
- {id: talks, kind: event, name: First Talks, since: 2018-07-18, until: 2018-07-18}
- {id: body, kind: organisation, name: New Body, since: 2015, until: 2017}
"""
    events = """events:
- {date: 2018-07-18, title: Right, cards: [talks], sources: [s]}
- {date: 2018-07, title: Also right, cards: [talks], sources: [s]}
- {date: 2018-07-19, title: Wrong day, cards: [talks], sources: [s]}
- {date: 2014, title: Too early, cards: [body], sources: [s]}
- {date: 2019, title: Too late, cards: [body], sources: [s]}
- {date: 2016, title: Unsourced, cards: [body, nobody]}
"""
    found = said(findings(folder, cards, events=events), "warning")
    assert len(found) == 5
    for words in ("Wrong day", "Too early", "Too late", "“Unsourced” has no source", "no card “nobody”"):
        assert any(words in message for message in found), words


def test_circles_of_parts_however_long(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    cards = "cards:\n" + "".join(
        f"- {{id: c{n}, kind: body, name: Body {n}, relations: [{{type: part_of, target: c{(n + 1) % 3000}}}]}}\n"
        for n in range(3000)
    )
    found = [message for message in said(findings(folder, cards), "warning") if "circle" in message]
    assert len(found) == 1


def test_names_that_are_one_in_a_text(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    cards = """cards:
- {id: a, kind: body, name: Café-Society}
- {id: b, kind: body, name: Cafe Society}
"""
    assert any("are one name in a text" in message for message in said(findings(folder, cards), "warning"))


def test_documents_unused_cards_frequent_names_dead_links_and_twins(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "there.txt").write_text("It was there.")
    documents = {
        "a.md": "---\ntitle: A\nabout: [used, gone]\nsources: [s, lost]\n---\n"
        "We know Used Name. See [one](there.txt), [two](not%20there.txt) and [three](https://example.org/x).\n",
        "b.txt": "Then came Great Unknown, and Great Unknown again, with Great Unknown.\n",
        "c.txt": "Again it was Great Unknown who met Great Unknown.\n",
        "d.txt": "It was there.",
    }
    cards = "cards: [{id: used, kind: body, name: Used Name}, {id: unused, kind: body, name: Unused Name}]\n"
    problems = findings(folder, cards, documents)
    assert sorted(said(problems, "warning")) == [
        "holds the same as d.txt",
        "the link leads to “not there.txt”, which is not there",
        "there is no card “gone”",
        "there is no source “lost”",
    ]
    notes = said(problems, "note")
    assert "no document mentions this card" in notes
    assert "“Great Unknown” (5 times in 2 documents) has no card" in notes
    assert "cited by no card, event, conflict or document: idle" in notes


@pytest.mark.parametrize("name", ["x", "the of", ".*"])
def test_names_that_only_hurt_are_said(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    found = findings(folder, f"cards: [{{id: a, kind: body, name: A Body, aliases: ['{name}', 'b.*c', '']}}]\n")
    assert [problem for problem in found if problem.level == "warning"]
    assert not [problem for problem in found if problem.level == "error"]


def test_fifty_thousand_aliases_are_checked(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    aliases = ", ".join(f"name {number}" for number in range(50_000))
    found = findings(
        folder, f"cards: [{{id: a, kind: body, name: A Body, aliases: [{aliases}]}}]\n", {"a.txt": "Name 7."}
    )
    assert any("50001 names" in message for message in said(found, "warning"))
