"""The façade over real folders: build, read, search, and what happens when files change or break."""

import os
from pathlib import Path

import pytest

from indexdir import (
    CollectionError,
    DamagedIndexError,
    Library,
    Progress,
    Query,
    QueryError,
    SearchCancelledError,
    UnknownItemError,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "cards").mkdir()
    (folder / "2018-07-18 talks.txt").write_text(
        "The US and India met.\n\nEllen Lord said the S-400 deal worries us.\n"
    )
    (folder / "deep" / "note.md").write_text(
        "---\ntitle: A note\ndate: 2019-10\n---\n# Head\n\nEllen Lord on naïve deals.\n"
    )
    (folder / "deep" / "er" / "old.txt").write_text("Department for Defence. Department of Defence.\n")
    (folder / "cards" / "people.yaml").write_text(
        "kind: person\ncards:\n- id: lord\n  name: Ellen Lord\n  short: [Lord]\n"
    )
    return folder


def opened(folder: Path) -> Library:
    library = Library.open(folder)
    library.build()
    return library


def ids(library: Library, text: str, **options: bool) -> list[str]:
    return [hit.document.id for hit in library.search(Query(text, **options)).hits]


def test_documents_with_what_is_known_of_them(folder: Path) -> None:
    library = opened(folder)
    assert [(d.id, d.title, d.date, d.date_source) for d in library.documents()] == [
        ("2018-07-18 talks.txt", "Talks", "2018-07-18", "file name"),
        ("deep/note.md", "A note", "2019-10", "front matter"),
        ("deep/er/old.txt", "Old", "", ""),
    ]


def test_reading_gives_text_passages_and_mentions(folder: Path) -> None:
    reading = opened(folder).read("deep/note.md")
    assert reading.text == (folder / "deep" / "note.md").read_text()
    assert [reading.text[p.start : p.end] for p in reading.passages] == ["# Head", "Ellen Lord on naïve deals."]
    assert [(m.text, m.card, m.kind) for m in reading.mentions] == [("Ellen Lord", "lord", "person")]
    assert library_counts(folder) == {"lord": 2}


def library_counts(folder: Path) -> dict[str, int]:
    return dict(Library.open(folder).entity_counts())


def test_searching(folder: Path) -> None:
    library = opened(folder)
    assert ids(library, "US") == ["2018-07-18 talks.txt"]
    assert ids(library, '"department of defence"') == ["deep/er/old.txt"]
    assert ids(library, "deals") == ["deep/note.md", "2018-07-18 talks.txt"]
    assert ids(library, "naive") == ["deep/note.md"]
    assert ids(library, "deal -naive") == ["2018-07-18 talks.txt"]
    assert ids(library, "NOT deal") == ["deep/er/old.txt"]
    assert sorted(ids(library, "lord OR NOT lord")) == sorted(d.id for d in library.documents())
    assert ids(library, "front title", plain=True) == []
    assert ids(library, "note") == ["deep/note.md"]  # in the title only
    assert library.search(Query("  ")).hits == ()


def test_a_hit_shows_its_best_passage_and_its_marks(folder: Path) -> None:
    library = opened(folder)
    (hit,) = library.search(Query("s-400 us")).hits
    assert hit.count == 3
    assert hit.passages[0].text == "Ellen Lord said the S-400 deal worries us."
    text = library.read(hit.document.id).text
    assert [text[a:b] for a, b in hit.passages[0].marks] == ["S-400", "us"]
    assert library.marks(Query("s-400 us"), library.read(hit.document.id)) == tuple(
        sorted(mark for passage in hit.passages for mark in passage.marks)
    )


def test_what_could_not_be_searched_is_said(folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 10)
    (folder / "empty.txt").write_text(" \n")
    (folder / "none.txt").write_bytes(b"")
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "dead.txt").symlink_to(folder / "nowhere")
    results = opened(folder).search(Query("deal"))
    assert results.searched == 3
    assert {failure.file: failure.reason for failure in results.not_searched} == {
        "picture.png": "no reader for .png yet",
        "binary.txt": "looks like a binary file, not text",
        "empty.txt": "is empty",
        "none.txt": "is empty",
        "pipe.txt": "not a regular file",
        "loop": "a link to a folder, which is not followed",
        "dead.txt": "can't be read: no such file or directory",
    }


def test_building_again_reads_only_what_changed(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 10)
    library = opened(folder)
    first = library.generation
    again = library.build()
    assert (again.added, again.changed, again.removed, again.unchanged) == (0, 0, 0, 3)
    assert library.generation == first
    (folder / "deep" / "note.md").write_text("Nothing of the kind.")
    (folder / "deep" / "er" / "old.txt").unlink()
    (folder / "new.txt").write_text("A new deal.")
    os.utime(folder / "2018-07-18 talks.txt", (1, 1))
    report = library.build()
    assert (report.added, report.changed, report.removed, report.unchanged) == (1, 1, 1, 1)
    assert ids(library, "deal") == ["new.txt", "2018-07-18 talks.txt"]
    assert ids(library, "department") == []
    assert dict(library.mentions_of("lord")) == {"2018-07-18 talks.txt": 1}
    assert [failure.file for failure in library.failures()] == ["bad.txt"]


def test_other_cards_link_again_without_reading(folder: Path) -> None:
    opened(folder)
    (folder / "cards" / "more.yaml").write_text("kind: place\ncards:\n- id: india\n  name: India\n")
    library = Library.open(folder)
    report = library.build()
    assert (report.added, report.changed, report.unchanged) == (0, 0, 3)
    assert library.entity_counts() == {"lord": 2, "india": 1}


def test_a_manifest_describes_documents(folder: Path) -> None:
    opened(folder)
    (folder / "manifest.yaml").write_text(
        "title: My papers\nignore: ['*/er']\ndocuments:\n  deep/note.md: {title: Another, date: 2001}\n"
    )
    library = opened(folder)
    assert library.title == "My papers"
    assert [(d.title, d.date) for d in library.documents()] == [("Another", "2001"), ("Talks", "2018-07-18")]


def test_a_long_build_can_be_read_before_it_ends(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexdir.build.FIRST_SAVE", 0.0)
    library, seen = Library.open(folder), []

    def watch(progress: Progress) -> None:
        if progress.generation and library.refresh():
            seen.append(len(library.documents()))

    library.build(report=watch)
    assert seen == [1, 2, 3]


def test_a_cancelled_build_keeps_what_it_has_and_goes_on_later(folder: Path) -> None:
    library = Library.open(folder)
    report = library.build(cancelled=lambda: True)
    assert report.cancelled and len(library.documents()) == 1
    assert library.build().added == 2


def test_a_search_can_be_given_up(folder: Path) -> None:
    with pytest.raises(SearchCancelledError):
        opened(folder).search(Query("deal"), cancelled=lambda: True)


@pytest.mark.parametrize("suffix", [".sqlite", ".toc", ".seg"])
def test_a_file_of_the_index_cut_short_leads_to_a_rebuild(folder: Path, suffix: str) -> None:
    library = opened(folder)
    library.close()
    (victim,) = library.index_path.glob(f"g*/*{suffix}")
    victim.write_bytes(victim.read_bytes()[: victim.stat().st_size // 2])
    damaged = Library.open(folder)
    assert damaged.damage and damaged.generation == 0
    assert damaged.documents() == ()
    damaged.build()
    assert damaged.damage == ""
    assert ids(damaged, "deal") == ["deep/note.md", "2018-07-18 talks.txt"]


def test_flipped_bytes_never_give_a_traceback(folder: Path) -> None:
    opened(folder).close()
    for turn in range(45):
        library = Library.open(folder)
        (victim,) = library.index_path.glob(f"g*/*{('.sqlite', '.toc', '.seg')[turn % 3]}")
        flip_a_byte(victim, turn / 45)
        try:
            library.search(Query('deal OR department OR "ellen lord"'))
            for document in library.documents():
                library.read(document.id)
        except DamagedIndexError:
            assert library.generation == 0 and library.damage
        library.build(rebuild=True)
        assert len(ids(library, "deal")) == 2
        library.close()


def flip_a_byte(path: Path, place: float) -> None:
    data = bytearray(path.read_bytes())
    data[int(len(data) * place)] ^= 0xFF
    path.unlink()  # the file may be linked into an older generation
    path.write_bytes(data)


def test_what_is_not_there_gives_one_line(folder: Path, tmp_path: Path) -> None:
    library = opened(folder)
    with pytest.raises(UnknownItemError, match="no such document"):
        library.read("nowhere.txt")
    with pytest.raises(UnknownItemError, match="no such card"):
        library.card("nobody")
    with pytest.raises(CollectionError, match="no such folder"):
        Library.open(tmp_path / "nowhere")
    with pytest.raises(CollectionError, match="not a folder"):
        Library.open(folder / "2018-07-18 talks.txt")
    with pytest.raises(QueryError):
        library.search(Query("("))


def test_the_seed_collection_opens_without_a_folder() -> None:
    library = Library.open()
    library.build()
    assert library.key == "dtti"
    assert library.problems == ()
    assert "documents/article.txt" in [document.id for document in library.documents()]
    assert "documents/article.txt" in ids(library, '"joint working group"')


def test_cards_are_remembered_until_a_file_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = opened(folder)
    with monkeypatch.context() as patch:
        patch.setattr("indexdir.cards.load.load_cards", None)  # it would be called if they were not remembered
        again = Library.open(folder)
    assert again.cards() == library.cards() and again.links("lord") == library.links("lord")
    assert again.build().unchanged == 3
    (folder / "cards" / "people.yaml").write_text("kind: person\ncards:\n- id: lord\n  name: Ellen M. Lord\n")
    assert Library.open(folder).card("lord").name == "Ellen M. Lord"
    remembered = library.index_path / "described.msgpack"
    remembered.write_bytes(remembered.read_bytes()[:-1] + b"x")
    assert Library.open(folder).card("lord").name == "Ellen M. Lord"
