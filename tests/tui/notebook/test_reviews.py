"""What is decided about hits: kept before it is told, undone with its bookmark, and never moved to other text."""

from __future__ import annotations

import pytest

from indexdir import Document, DocumentText, Library
from tui.notebook import NotebookError
from tui.notebook.ledger import find_hits, ledger_of
from tui.notebook.review import review_of
from tui.notebook.review_base import Base, base_from, base_text

LONG = "It was said that the missile would come in spring, whatever others thought of that."
TALKS, NOTES = "a.txt", "b.txt"


def text_of(*passages: str) -> str:
    return "\n\n".join(passages) + "\n"


def reading_of(*passages: str, digest: str = "d1", name: str = TALKS) -> DocumentText:
    return DocumentText(Document(id=name, title="The talks", digest=digest), text_of(*passages))


def span(reading: DocumentText, quote: str) -> tuple[DocumentText, int, int]:
    start = reading.text.index(quote)
    return reading, start, start + len(quote)


def verdicts(notebook, query: str = "missile") -> list[tuple[str, str]]:
    return [(each.quote, each.verdict) for each in notebook.reviews(query)]


def test_a_hit_is_kept_with_its_bookmark_and_one_undo_takes_back_both(open_notebook, reading) -> None:
    notebook = open_notebook()
    place = span(reading, "Kumar said")
    assert notebook.review(" missile ", [place], "kept") == 1
    (mark,) = notebook.bookmarks()
    assert (mark.quote, mark.query) == ("Kumar said", "missile")
    assert mark.span_in(reading) == place[1:]
    assert verdicts(notebook) == [("Kumar said", "kept")]
    again = open_notebook()
    assert again.undo() == "hit kept: “Kumar said”"
    assert (again.bookmarks(), verdicts(again)) == ((), [])
    assert again.redo() == "hit kept: “Kumar said”"
    assert [each.id for each in again.bookmarks()] == [mark.id]
    assert verdicts(open_notebook()) == [("Kumar said", "kept")]


def test_another_verdict_takes_the_place_of_the_first(open_notebook, reading) -> None:
    notebook = open_notebook()
    place = span(reading, "Kumar said")
    notebook.review("missile", [place], "kept")
    assert notebook.review("missile", [place], "kept") == 0
    assert notebook.review("missile", [place], "dismissed") == 1
    assert (verdicts(notebook), notebook.bookmarks()) == ([("Kumar said", "dismissed")], ())
    assert notebook.review("missile", [place], None) == 1
    assert verdicts(notebook) == []
    assert [notebook.undo() for _ in range(3)] == [
        "hit left open: “Kumar said”",
        "hit dismissed: “Kumar said”",
        "hit kept: “Kumar said”",
    ]
    assert (verdicts(notebook), notebook.bookmarks()) == ([], ())


def test_a_bookmark_that_was_there_or_written_to_stays(open_notebook, reading) -> None:
    notebook = open_notebook()
    place, other = span(reading, "Kumar said"), span(reading, "India and the US")
    own = notebook.keep_bookmark(*place)
    notebook.review("missile", [place, other], "kept")
    assert len(notebook.bookmarks()) == 2
    made = next(each for each in notebook.bookmarks() if each.id != own.id)
    notebook.annotate(made.id, "Of use.", ())
    notebook.review("missile", [place, other], "dismissed")
    assert {each.id for each in notebook.bookmarks()} == {own.id, made.id}


def test_a_bookmark_on_a_sentence_of_the_passage_is_the_one_that_keeps_it(open_notebook, reading) -> None:
    notebook = open_notebook()
    _, start, end = span(reading, "Kumar said")
    own = notebook.keep_bookmark(reading, start + 2, end - 2)
    assert notebook.review("missile", [(reading, start, end)], "kept") == 1
    assert [each.id for each in notebook.bookmarks()] == [own.id]
    assert notebook.undo() == "hit kept: “Kumar said”"
    assert ([each.id for each in notebook.bookmarks()], verdicts(notebook)) == ([own.id], [])
    notebook.redo()
    assert notebook.review("missile", [(reading, start, end)], "dismissed") == 1
    assert [each.id for each in notebook.bookmarks()] == [own.id]
    assert notebook.review("missile", [(reading, end, end + 5)], "kept") == 1
    assert len(notebook.bookmarks()) == 2


def test_passages_and_hits_are_named_beside_each_other(library, open_notebook) -> None:
    ledger = ledger_of("missile", find_hits(library, "missile"), (), library)
    found = ("20 hits in 3 of 30 documents", "20 hits in 3")
    forms = ledger.beside(found)
    assert forms[0] == f"{ledger.words} · {found[0]}"
    assert all("passage" in form for form in forms if "hits" in form)
    assert not any(form.endswith(found[1]) for form in forms)
    partly = (*found, "20 hits in 3 · 28/30")
    assert all("28/30" in form or "hits in" in form for form in ledger.beside(partly))


def test_several_are_one_action(open_notebook, reading) -> None:
    notebook = open_notebook()
    places = [span(reading, quote) for quote in ("India", "Kumar", "nothing")]
    notebook.review("missile", places[:1], "kept")
    assert notebook.review("missile", places, "dismissed") == 3
    assert notebook.undo() == "hit dismissed: “India” and 2 more"
    assert (verdicts(notebook), len(notebook.bookmarks())) == ([("India", "kept")], 1)


def test_what_was_seen_is_no_action_and_gives_way(open_notebook, reading) -> None:
    notebook = open_notebook()
    place = span(reading, "Kumar said")
    (seen,) = notebook.see("missile", [place])
    assert notebook.see("missile", [place]) == ()
    assert (verdicts(notebook), notebook.undo()) == ([("Kumar said", "seen")], "")
    notebook.review("missile", [place], "dismissed")
    assert [(each.id, each.verdict) for each in notebook.reviews("missile")] == [(seen.id, "dismissed")]
    assert notebook.see("missile", [place]) == ()
    notebook.undo()
    assert verdicts(notebook) == [("Kumar said", "seen")]
    notebook.redo()
    assert verdicts(notebook) == [("Kumar said", "dismissed")]


def test_what_was_seen_between_undo_and_redo_does_no_harm(open_notebook, reading) -> None:
    notebook = open_notebook()
    place = span(reading, "Kumar said")
    notebook.review("missile", [place], "kept")
    notebook.undo()
    notebook.see("missile", [place])
    notebook.redo()
    assert notebook.reviewed()[0].kept == 1
    assert notebook.reviewed()[0].seen == 0
    assert notebook.review("missile", [place], "dismissed") == 1
    assert verdicts(notebook) == [("Kumar said", "dismissed")]


def test_each_query_has_its_own_ledger(open_notebook, reading) -> None:
    notebook = open_notebook()
    place = span(reading, "Kumar said")
    notebook.review("missile", [place], "kept")
    notebook.review("kumar", [place], "dismissed")
    notebook.see("talks", [place])
    assert verdicts(notebook, "kumar") == [("Kumar said", "dismissed")]
    assert verdicts(notebook) == [("Kumar said", "kept")]
    assert [(each.query, each.kept, each.dismissed, each.seen) for each in notebook.reviewed()] == [
        ("talks", 0, 0, 1),
        ("kumar", 0, 1, 0),
        ("missile", 1, 0, 0),
    ]


def test_a_query_must_be_one(open_notebook, reading) -> None:
    with pytest.raises(NotebookError, match="no query"):
        open_notebook().review(" ", [span(reading, "Kumar")], "kept")
    with pytest.raises(NotebookError, match="no valid text"):
        open_notebook().see("\ud800", [span(reading, "Kumar")])


@pytest.mark.parametrize(
    ("after", "stands"),
    [
        ((LONG, "Before it.", LONG[:40], "The missile."), False),
        (("Something new stands here now, at the top.", "Title", LONG, "And others did not say so, at all."), True),
        (("Title", LONG.replace("spring", "autumn"), "And others did not say so, at all."), False),
        (("Title", LONG, "And others did not."), False),
        (("Title", LONG, "And others did not say so, at all.") * 2, False),
    ],
)
def test_a_verdict_stands_on_its_very_words_or_nowhere(after, stands) -> None:
    before = reading_of("Title", LONG, "And others did not say so, at all.")
    review = review_of("missile", *span(before, LONG), "kept")
    changed = reading_of(*after, digest="d2")
    found = review.span_in(changed)
    assert (found is not None) == stands
    assert found is None or changed.text[slice(*found)] == LONG


def test_passages_of_the_same_words_are_told_apart_by_more_of_what_is_around(open_notebook) -> None:
    again = ("A line that stands in the text more than once.", "The missile.", "Another line that stands in it twice.")
    reading = reading_of("The first part.", *again, "The second part.", *again)
    first = reading.text.index("The missile.")
    second = reading.text.rindex("The missile.")
    reviews = [review_of("missile", reading, at, at + 12, "kept") for at in (first, second)]
    changed = reading_of("New.", "The first part.", *again, "The second part.", *again, digest="d2")
    assert [review.span_in(changed) for review in reviews] == [
        (changed.text.index("The missile."), changed.text.index("The missile.") + 12),
        (changed.text.rindex("The missile."), changed.text.rindex("The missile.") + 12),
    ]
    one_left = reading_of("New.", "The second part.", *again, digest="d2")
    assert reviews[0].span_in(one_left) is None


def test_passages_that_nothing_tells_apart_are_never_placed_in_another_text() -> None:
    reading = reading_of(*["The missile."] * 3000)
    middle = reading.text.index("The missile.", len(reading.text) // 2)
    review = review_of("missile", reading, middle, middle + 12, "kept")
    assert (review.prefix, review.suffix) == ("", "")
    assert review.span_in(reading) == (middle, middle + 12)
    assert review.span_in(reading_of("The missile.", digest="d2")) is None


@pytest.fixture
def library(tmp_path):
    folder = tmp_path / "collection"
    folder.mkdir()
    for name, passages in {
        TALKS: ("Talks", LONG, "Nothing of that kind was said by anybody in the whole room.", "The missile again."),
        NOTES: ("Notes", "A missile perhaps, and much more that is worth a note of its own."),
        "c.txt": ("Title of missile", "But not in the text."),
    }.items():
        (folder / name).write_text(text_of(*passages), "utf-8")
    library = Library.open(folder)
    library.build()
    yield library
    library.close()


def ledger(library, notebook, query: str = "missile", **options):
    return ledger_of(query, find_hits(library, query), notebook.reviews(query), library, **options)


def judge(library, notebook, document: str, quote: str, verdict: str) -> None:
    assert notebook.review("missile", [span(library.read(document), quote)], verdict) == 1


def test_every_passage_that_matches_is_a_hit(library, open_notebook) -> None:
    found = {each.document.id: each for each in find_hits(library, "missile")}
    text = library.read(TALKS).text
    assert [text[slice(*each)] for each in found[TALKS].spans] == [LONG, "The missile again."]
    assert [text[mark : mark + 7] for mark in found[TALKS].marks] == ["missile", "missile"]
    title = found["c.txt"]
    assert library.read("c.txt").text[slice(*title.spans[0])] == "Title of missile"
    every = find_hits(library, "type:txt")
    assert [len(each.spans) for each in every] == [1, 1, 1]
    assert find_hits(library, "zzzzzz") == ()


def test_the_ledger_counts_and_leads_on(library, open_notebook) -> None:
    notebook = open_notebook()
    start = ledger(library, notebook)
    assert (start.total, start.reviewed, start.begun) == (4, 0, False)
    judge(library, notebook, TALKS, LONG, "dismissed")
    judge(library, notebook, NOTES, "A missile perhaps, and much more that is worth a note of its own.", "kept")
    now = ledger(library, notebook)
    assert now.wordings()[0] == "2 of 4 passages reviewed: 1 kept, 1 dismissed"
    assert now.wordings()[-1] == "2/4"
    order = [each.document.id for each in now.found]
    assert [now.open_in(name) for name in (TALKS, NOTES, "c.txt", "none")] == [1, 0, 1, 0]
    assert now.all_dismissed(NOTES) is False
    going, spot = [], now.next_open("", -1)
    while spot is not None:
        going.append(spot[0])
        spot = now.next_open(spot[0], spot[1])
    assert going == [name for name in order if name != NOTES]
    again = next(now.open_hits(TALKS))
    assert now.hit_at(TALKS, again[1] + 4) == again
    assert now.hit_at(TALKS, library.read(TALKS).text.index("kind was said")) is None
    assert now.next_open("", -1, among={"c.txt"})[0] == "c.txt"


def test_verdicts_are_laid_over_changed_and_renamed_documents(library, open_notebook) -> None:
    notebook = open_notebook()
    judge(library, notebook, TALKS, LONG, "kept")
    judge(library, notebook, TALKS, "The missile again.", "dismissed")
    judge(library, notebook, NOTES, "A missile perhaps, and much more that is worth a note of its own.", "kept")
    (library.folder / TALKS).write_text(
        text_of("New", "Talks", LONG, "Nothing of that kind was said by anybody in the whole room.", "The missile, no.")
    )
    (library.folder / NOTES).rename(library.folder / "renamed.txt")
    library.build()
    now = ledger(library, notebook)
    assert {(spot[0], review.quote[:9]) for spot, review in now.verdicts.items()} == {
        (TALKS, "It was sa"),
        ("renamed.txt", "A missile"),
    }
    assert [each.quote for each in now.earlier] == ["The missile again."]
    assert now.wordings()[0] == "2 of 4 passages reviewed: 2 kept, 0 dismissed · 1 of an earlier text"
    assert notebook.review("missile", [span(library.read(TALKS), LONG)], "dismissed") == 1
    assert len(notebook.reviews("missile")) == 3


def test_what_is_new_is_told_until_it_is_reviewed(library, open_notebook) -> None:
    notebook = open_notebook()
    judge(library, notebook, NOTES, "A missile perhaps, and much more that is worth a note of its own.", "kept")
    base = ledger(library, notebook).caught_up()
    assert base_from(base_text(base)) == base
    (library.folder / "new.txt").write_text("A missile.\n\nAnd a missile more.\n")
    library.build()
    now = ledger(library, notebook, base=base)
    assert (now.total, now.new, now.caught_up()) == (6, 2, None)
    assert f" · 2 new since {base.at[:10]}" in now.wordings()[0]
    judge(library, notebook, "new.txt", "A missile.", "dismissed")
    assert ledger(library, notebook, base=base).new == 1
    judge(library, notebook, "new.txt", "And a missile more.", "dismissed")
    then = ledger(library, notebook, base=base)
    assert then.new == 0
    assert set(then.caught_up().documents) == {TALKS, NOTES, "c.txt", "new.txt"}


def test_a_base_that_cannot_be_read_is_none() -> None:
    assert {base_from(written) for written in ()} == set()
    for written in ("", "[]", "[1, 2]", '{"a": 1}', "[[1], 2]"):
        assert base_from(written) == Base({}, "")


def test_what_the_query_finds_no_longer_is_told(library, open_notebook) -> None:
    notebook = open_notebook()
    reading = library.read(TALKS)
    notebook.review("missile", [span(reading, "Nothing of that kind was said by anybody in the whole room.")], "kept")
    now = ledger(library, notebook)
    assert (now.reviewed, now.beyond) == (0, 1)
    assert now.wordings()[0].endswith(" · 1 no longer found")
