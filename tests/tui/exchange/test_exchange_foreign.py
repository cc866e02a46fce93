"""Notes of other programs: read, and put on the words that they quote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexdir import Library
from tui.exchange import Foreign, place_foreign, read_bookmarks
from tui.exchange.arrivals import made_id
from tui.notebook import Bookmark
from tui.notebook.bookmark import bookmark_of
from tui.notebook.finding_again import find_again

FILES = Path(__file__).parent / "files"
LED = "Ellen Lord led the American side."


@pytest.mark.parametrize("name", ["hypothesis-api.json", "hypothesis-client.json"])
def test_both_exports_of_hypothesis_are_read_alike(name: str) -> None:
    arrivals = read_bookmarks((FILES / name).read_bytes(), name=name)
    first, page, elsewhere, stranger, video = arrivals.foreign
    assert arrivals.own == arrivals.remarks == []
    assert first.id == made_id("https://hypothes.is/a/LGVKq4E4SKKro99dnCvVtA")
    assert (first.source, first.title) == ("https://example.org/talks/7?x=1#top", "Seventh talks")
    assert (first.exact.split(), first.start) == (LED.split(), -1)
    assert first.note == "Why *now*?\r\nAsk again.\n\nReply: Because of October."
    assert first.tags == ("exports", "Waivers", "again")
    assert (first.created, first.modified) == ("2026-10-05T10:00:00.123456+00:00", "2026-10-07T09:00:00+00:00")
    assert (page.exact, page.unquoted, page.modified) == ("", False, "")
    assert (elsewhere.prefix, elsewhere.note, stranger.number, video.unquoted) == ("", "", 5, True)


def placed(library: Library, name: str, here: dict[str, Bookmark] | None = None, **options: bool):
    arrivals = read_bookmarks((FILES / name).read_bytes(), name=name)
    return place_foreign(arrivals.foreign, library, here or {}, **options)


def test_they_stand_on_their_words(library: Library) -> None:
    found = placed(library, "hypothesis-api.json")
    first, page, elsewhere = found.marks
    reading = library.read("talks/seventh.md")
    assert (first.document, first.quote) == ("talks/seventh.md", LED)
    assert reading.text[first.start : first.end] == LED and first.digest == reading.document.digest
    assert first.note == "Why *now*?\nAsk again.\n\nReply: Because of October."
    assert (page.kind, page.document, page.note) == ("document", "contract.txt", "About the whole page.")
    assert (elsewhere.document, elsewhere.tags) == ("contract.txt", ("found by its words",))
    assert [(each.number, why) for each, why in found.unplaced] == [
        (5, "no document here"),
        (6, "none of its words given"),
    ]


def test_what_has_no_place_is_kept_only_when_that_is_wanted(library: Library) -> None:
    marks = placed(library, "hypothesis-api.json", keep_unplaced=True).marks
    stranger, video = marks[3:]
    assert (stranger.placeless, stranger.kind, stranger.document) == (True, "passage", "https://nowhere.example/")
    assert stranger.quote.startswith("words that no document")
    assert (video.kind, video.note) == ("document", "At this minute.")
    assert len({each.id for each in marks}) == 5


def test_annotations_of_others_are_read_in_all_their_shapes() -> None:
    arrivals = read_bookmarks((FILES / "w3c.jsonld").read_bytes(), name="w3c.jsonld")
    one, two, three, part, whole, nowhere = arrivals.foreign
    assert arrivals.remarks == ["more annotations are not in the file but at http://example.org/page2"]
    assert (one.note, one.created, one.modified) == (
        "A comment",
        "2026-01-28T12:00:00.000000+00:00",
        "2026-01-29T09:00:00.000000+00:00",
    )
    assert one.exact == "The S-400 missile system of Russia"
    assert (two.tags, two.note, two.exact) == (("love",), "A remark\n\nhttp://example.org/body1", "")
    assert (three.note, three.prefix) == ("Of which of the two?", "")
    assert (part.source, part.unquoted, part.start, part.end) == ("contract.txt", True, 1, 5)
    assert (whole.source, whole.unquoted) == ("talks%2Fseventh.md", False)
    assert len({each.id for each in arrivals.foreign}) == 6 and nowhere.created == ""


def test_doubt_stays_doubt(library: Library) -> None:
    found = placed(library, "w3c.jsonld")
    one, two, three, whole, nowhere = found.marks
    assert [why for _, why in found.unplaced] == ["none of its words given"]
    assert (one.quote, two.kind, whole.document) == (
        "The S-400 missile system of Russia",
        "document",
        "talks/seventh.md",
    )
    assert (three.digest, nowhere.digest) == ("", "")
    standing = find_again(found.marks, library)
    assert [standing[each.id].status for each in (one, two, three, nowhere)] == ["exact", "exact", "doubtful", "lost"]
    assert standing[three.id].rivals


def foreign(**values: object) -> Foreign:
    return Foreign(**{"number": 1, "id": "f", "source": "talks/seventh.md", **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "title", "document"),
    [
        ("talks/seventh.md", "", "talks/seventh.md"),
        ("talks%2Fseventh.md", "", "talks/seventh.md"),
        ("/somewhere/talks/seventh.md", "", "talks/seventh.md"),
        ("C:\\papers\\contract.txt", "", "contract.txt"),
        ("http://example.org/talks/7/?x=1#a", "", "talks/seventh.md"),
        ("https://example.org/talks/7", "", ""),
        ("https://elsewhere.org/talks/seventh.md", "", ""),
        ("https://elsewhere.org/", "SEVENTH  talks", "talks/seventh.md"),
        ("file:///home/x/talks/seventh.md", "", "talks/seventh.md"),
        ("file://[broken/contract.txt", "", "contract.txt"),
        ("https://[broken", "", ""),
        ("", "", ""),
    ],
)
def test_a_document_is_known_by_path_address_or_title(library: Library, source: str, title: str, document: str) -> None:
    found = place_foreign([foreign(source=source, title=title, note="x")], library, {})
    assert [each.document for each in found.marks] == ([document] if document else [])
    assert len(found.unplaced) == (not document)


def test_right_offsets_decide_and_wrong_ones_do_not(library: Library) -> None:
    text = library.read("talks/seventh.md").text
    words = "Officials said the same. Nothing more was said."
    second = text.rindex(words)
    right = foreign(exact=words, start=second, end=second + len(words), suffix="", prefix=text[second - 30 : second])
    wrong = foreign(id="g", exact=words, start=3, end=9)
    one, other = place_foreign([right, wrong], library, {}).marks
    assert one.start == second
    assert find_again([other], library)["g"].status == "doubtful"


def test_what_is_here_stays_where_it_stands(library: Library) -> None:
    reading = library.read("talks/seventh.md")
    at = reading.text.index(LED)
    kept = bookmark_of(reading, at, at + len(LED))
    stamped = foreign(id=kept.id, source="nowhere", exact=LED, note="new", created=kept.created)
    assert place_foreign([stamped], library, {kept.id: kept}).marks == [kept]
    later = foreign(id=kept.id, source="nowhere", exact=LED, note="new", created=kept.created, modified="2999")
    (changed,) = place_foreign([later], library, {kept.id: kept}).marks
    assert (changed.note, changed.modified, changed.start, changed.digest) == ("new", "2999", kept.start, kept.digest)
    undated = foreign(id=kept.id, exact=LED, note="new")
    (changed,) = place_foreign([undated], library, {kept.id: kept}).marks
    assert changed.modified > kept.created
    assert place_foreign([foreign(id=kept.id, exact=LED)], library, {kept.id: kept}).marks == [kept]


def test_a_reply_to_a_note_that_is_not_there_is_told_of() -> None:
    entry = {"id": "r", "uri": "x", "references": ["gone"], "text": "t", "target": []}
    arrivals = read_bookmarks(json.dumps([entry]).encode())
    assert arrivals.foreign == []
    assert arrivals.remarks == ["entry 1 answers a note that is not in the file, and is left out"]
