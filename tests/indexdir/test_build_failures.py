"""What goes wrong with one file concerns that file alone, and is tried again when it may have passed."""

from __future__ import annotations

import errno
import logging
import os
from pathlib import Path

import pytest

import indexdir.build
from indexdir import Library, Query
from indexdir.collection.read import read_document
from indexdir.linking.linker import Linker


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "cards").mkdir(parents=True)
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"Paper {name} on the deal with Ellen Lord.\n")
    write_cards(folder, "Ellen Lord")
    return folder


def write_cards(folder: Path, name: str) -> None:
    (folder / "cards" / "people.yaml").write_text(f"kind: person\ncards:\n- {{id: lord, name: {name}}}\n")


def failing_reader(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def read(name: str, *rest: object) -> object:
        if name == "b.txt":
            raise error
        return read_document(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(indexdir.build, "read_document", read)


def failing_linker(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    link = Linker.link

    def fail(linker: Linker, text: str, *rest: object) -> object:
        if "Paper b" in text:
            raise error
        return link(linker, text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Linker, "link", fail)


def failures(library: Library) -> dict[str, str]:
    return {failure.file: failure.reason for failure in library.failures()}


@pytest.mark.parametrize("fail", [failing_reader, failing_linker])
@pytest.mark.parametrize("error", [ValueError("two\nlines"), RecursionError("too deep"), MemoryError()])
def test_what_nobody_foresaw_in_one_file_is_its_failure(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fail, error
) -> None:
    library = Library.open(folder)
    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
        fail(patch, error)
        report = library.build()
    assert report.added == 2
    assert [failure.file for failure in report.failures] == ["b.txt"]
    (reason,) = failures(library).values()
    assert type(error).__name__ in reason
    assert "\n" not in reason
    assert reason.endswith("please report it with the log")
    assert [record.getMessage() for record in caplog.records if record.name == "indexdir"] == [
        "b.txt: unforeseen while it was read"
    ]
    assert [hit.document.id for hit in library.search(Query("deal")).hits] == ["a.txt", "c.txt"]
    again = library.build()
    assert (again.added, again.unchanged, again.failures) == (1, 2, ())
    assert failures(library) == {}
    assert library.entity_counts() == {"lord": 3}


@pytest.mark.parametrize("fail", [failing_reader, failing_linker])
def test_a_document_that_can_no_longer_be_read_is_not_left_as_it_was(folder: Path, monkeypatch, fail) -> None:
    library = Library.open(folder)
    library.build()
    (folder / "b.txt").write_text("Paper b, changed, on the deal.\n")
    with monkeypatch.context() as patch:
        fail(patch, ValueError("no"))
        library.build()
    assert list(failures(library)) == ["b.txt"]
    assert [hit.document.id for hit in library.search(Query("deal")).hits] == ["a.txt", "c.txt"]
    assert library.build().added == 1
    assert [hit.document.id for hit in library.search(Query("changed")).hits] == ["b.txt"]


def test_linking_with_other_cards_fails_for_one_document_only(folder: Path, monkeypatch) -> None:
    Library.open(folder).build()
    write_cards(folder, "Lord")
    library = Library.open(folder)
    with monkeypatch.context() as patch:
        failing_linker(patch, ValueError("no"))
        report = library.build()
    assert [failure.file for failure in report.failures] == ["b.txt"]
    assert report.unchanged == 2
    assert [document.id for document in library.documents()] == ["a.txt", "c.txt"]
    assert [mention.text for mention in library.read("a.txt").mentions] == ["Lord"]
    assert library.build().added == 1
    assert [mention.text for mention in library.read("b.txt").mentions] == ["Lord"]


@pytest.mark.parametrize("touched", [True, False])
def test_a_file_that_changes_as_its_old_text_fails_to_be_linked(folder: Path, monkeypatch, touched: bool) -> None:
    Library.open(folder).build()
    write_cards(folder, "Lord")
    if touched:
        os.utime(folder / "b.txt", (1, 1))
    else:
        (folder / "b.txt").write_text("Another text by Lord.\n")
    library = Library.open(folder)
    with monkeypatch.context() as patch:
        failing_linker(patch, ValueError("no"))
        library.build()
    if touched:
        assert list(failures(library)) == ["b.txt"]
        assert library.build().added == 1
    assert failures(library) == {}
    assert [mention.text for mention in library.read("b.txt").mentions] == ["Lord"]


def test_cards_that_can_not_be_made_ready_are_no_fault_of_the_files(folder: Path, monkeypatch) -> None:
    library = Library.open(folder)
    library.build()
    write_cards(folder, "Lord")
    other = Library.open(folder)
    with monkeypatch.context() as patch:
        patch.setattr(Linker, "__init__", lambda *_: (_ for _ in ()).throw(ValueError("no")))
        with pytest.raises(ValueError, match="no"):
            other.build()
    assert len(Library.open(folder).documents()) == 3


def test_a_file_that_may_not_be_read_is_tried_again(folder: Path, monkeypatch) -> None:
    real = Path.open

    def refuse(path: Path, *rest: object, **options: object) -> object:
        if path.name == "b.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, *rest, **options)  # type: ignore[call-overload]

    library = Library.open(folder)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        library.build()
        assert failures(library) == {"b.txt": "can't be read: permission denied"}
        assert library.build().added == 0
    assert library.build().added == 1  # the file is as it was, only the permission has changed
    assert failures(library) == {}


def test_a_file_that_is_no_text_is_not_tried_again(folder: Path, monkeypatch) -> None:
    (folder / "b.txt").write_bytes(bytes(range(256)) * 10)
    library = Library.open(folder)
    library.build()
    generation = library.generation
    with monkeypatch.context() as patch:
        failing_reader(patch, AssertionError("it was read again"))
        library.build()
    assert library.generation == generation
    assert "binary" in failures(library)["b.txt"]
