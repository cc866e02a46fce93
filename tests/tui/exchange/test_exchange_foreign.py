"""Notes of other programs: read, and put on the words that they quote."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from indexdir import Library
from tui.exchange import Foreign, place_foreign, read_bookmarks
from tui.exchange.arrivals import made_id
from tui.notebook import Bookmark
from tui.notebook.bookmark import bookmark_of
from tui.notebook.finding_again import find_again
from tui.notebook.merging import Merged, compared
from tui.notebook.uniting import unite

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
    assert (first.created, first.modified) == ("2026-10-05T10:00:00.123456+00:00", "2026-10-07T09:00:00.000000+00:00")
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
        ("C:\\papers\\talks\\seventh.md", "", "talks/seventh.md"),
        ("http://example.org/talks/7/?x=1#a", "", "talks/seventh.md"),
        ("https://example.org/talks/7", "", ""),
        ("https://elsewhere.org/talks/seventh.md", "", ""),
        ("https://elsewhere.org/", "SEVENTH  talks", "talks/seventh.md"),
        ("file:///home/x/talks/seventh.md", "", "talks/seventh.md"),
        ("file://[broken/talks/seventh.md", "", "talks/seventh.md"),
        ("https://[broken", "", ""),
        ("", "", ""),
    ],
)
def test_a_document_is_known_by_path_address_or_title(library: Library, source: str, title: str, document: str) -> None:
    found = place_foreign([foreign(source=source, title=title, note="x")], library, {})
    assert [each.document for each in found.marks] == ([document] if document else [])
    assert len(found.unplaced) == (not document)


@pytest.mark.parametrize("source", ["C:\\papers\\contract.txt", "file://[broken/contract.txt", "/x/contract.txt"])
def test_the_name_of_a_file_elsewhere_is_enough_only_with_words(library: Library, source: str) -> None:
    found = place_foreign([foreign(source=source, note="x")], library, {})
    assert (found.marks, [why for _, why in found.unplaced]) == ([], ["no document here"])
    quoted = foreign(source=source, exact="words that it may have had once", note="x")
    assert [each.document for each in place_foreign([quoted], library, {}).marks] == ["contract.txt"]


def test_the_file_itself_is_known_by_its_whole_path(library: Library) -> None:
    address = (library.folder / "contract.txt").as_uri()
    (mark,) = place_foreign([foreign(source=address, note="x")], library, {}).marks
    assert (mark.document, mark.kind) == ("contract.txt", "document")


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

    def taken(kept: Bookmark, **values: object) -> Bookmark:
        new = foreign(id=kept.id, source="nowhere", exact=LED, **values)
        return unite(kept, *place_foreign([new], library, {kept.id: kept}).marks).bookmark

    assert taken(kept) is kept
    later = "2999-01-01T00:00:00.000000+00:00"
    changed = taken(kept, note="new", created=kept.created, modified=later)
    assert (changed.note, changed.modified, changed.start, changed.digest) == ("new", later, at, kept.digest)
    edited = taken(kept, note="new", created=kept.created, colour="red")
    assert (edited.note, edited.colour) == ("new", "red") and edited.modified > kept.created


def test_an_entry_without_a_date_replaces_nothing_that_was_written_here(library: Library) -> None:
    reading = library.read("talks/seventh.md")
    table = f'document,quote,note\ntalks/seventh.md,"{LED}",who?\n'.encode()

    def coming(here: list[Bookmark], data: bytes = table) -> tuple[Merged, list[Bookmark]]:
        marks = place_foreign(read_bookmarks(data).foreign, library, {each.id: each for each in here}).marks
        merged, changes = compared(here, marks)
        return merged, [replace(marks[0], **{**change.after, "tags": (), "placeless": False}) for change in changes]

    merged, (kept,) = coming([])
    assert (merged.added, kept.note, kept.modified) == (1, "who?", "") and kept.created
    assert coming([kept])[0].same == 1
    merged, (both,) = coming([kept], table.replace(b"who?", b"whom?"))
    assert both.note == "whom?\n\n— as it was here: who?" and merged.changed == 1
    noted = replace(kept, note="a longer note, written since", modified="2026-11-25T10:00:00.000000+00:00")
    merged, nothing = coming([noted])
    assert (merged.older, merged.changed, nothing) == (1, 0, [])
    assert "nothing says when it was changed there; left out: note “who?”" in merged.remarks[0]
    assert reading.text.count(kept.quote) == 1


def test_a_reply_to_a_note_that_is_not_there_is_told_of() -> None:
    entry = {"id": "r", "uri": "x", "references": ["gone"], "text": "t", "target": []}
    arrivals = read_bookmarks(json.dumps([entry]).encode())
    assert arrivals.foreign == []
    assert arrivals.remarks == ["entry 1 answers a note that is not in the file, and is left out"]
