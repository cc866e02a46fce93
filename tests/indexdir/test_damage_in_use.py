"""Damage that is met after opening: in a build, in a search; and what only looks like damage."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest

from indexdir import DamagedIndexError, Library, Query
from indexdir.catalogue import FILE, Catalogue
from indexdir.engines.whoosh import damage
from indexdir.openings import Opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "cards").mkdir(parents=True)
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"Paper {name} on the deal with Ellen Lord.\n")
    (folder / "cards" / "people.yaml").write_text("kind: person\ncards:\n- {id: lord, name: Ellen Lord}\n")
    return folder


def opened(folder: Path) -> Library:
    library = Library.open(folder)
    library.build()
    return library


def current(library: Library) -> Path:
    generation = library._openings.directory.current()
    assert generation is not None
    return generation.path


def spoil(path: Path) -> None:
    """Other bytes of the same number, so that only who reads them can tell."""
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(b"\xff" * len(data))


def spoil_a_text(folder: Path, column: str = "text") -> None:
    """Change a text in a catalogue, as a failing disk would, and leave its checksum."""
    path = folder / FILE
    size = path.stat().st_size
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        row = connection.execute(f"SELECT {column} FROM texts WHERE number = 1").fetchone()
        changed = bytes(row[0]).replace(b"deal", b"dead") if column == "text" else bytes(row[0])[::-1]
        connection.execute(f"UPDATE texts SET {column} = ? WHERE number = 1", (changed,))
        connection.commit()
    assert path.stat().st_size == size


def set_aside(library: Library) -> list[str]:
    return [path.name for path in library.index_path.iterdir() if path.name.startswith("set-aside")]


def test_a_word_index_found_broken_in_a_build_is_built_anew(folder: Path) -> None:
    library = opened(folder)
    (words,) = current(library).glob("*.toc")
    spoil(words)
    (folder / "d.txt").write_text("Paper d on the deal.\n")
    report = Library.open(folder).build()
    assert "word index" in report.rebuilt
    assert report.added == 4
    again = Library.open(folder)
    assert {hit.document.id for hit in again.search(Query("deal")).hits} == {"a.txt", "b.txt", "c.txt", "d.txt"}


def test_a_text_found_broken_while_linking_anew_is_read_anew(folder: Path) -> None:
    library = opened(folder)
    spoil_a_text(current(library))
    (folder / "cards" / "people.yaml").write_text("kind: person\ncards:\n- {id: lord, name: Lord}\n")
    report = Library.open(folder).build()
    assert "damaged" in report.rebuilt
    assert report.added == 3
    reading = Library.open(folder).read("a.txt")
    assert reading.text == "Paper a on the deal with Ellen Lord.\n"
    assert [mention.text for mention in reading.mentions] == ["Lord"]


@pytest.mark.parametrize("column", ["text", "passages"])
def test_a_search_never_quotes_a_damaged_text(folder: Path, column: str) -> None:
    library = opened(folder)
    spoil_a_text(current(library), column)
    catalogue = Catalogue.open(current(library))
    with pytest.raises(DamagedIndexError, match=r"text of .* is damaged"):
        catalogue.text(1)
    catalogue.close()
    fresh = Library.open(folder)
    with pytest.raises(DamagedIndexError):
        fresh.search(Query("paper"))
    assert fresh.damage
    assert fresh.generation == 0
    assert len(set_aside(fresh)) == 1
    fresh.build()
    assert len(fresh.search(Query("paper")).hits) == 3


def test_files_closed_under_a_question_are_no_damage(folder: Path) -> None:
    library = opened(folder)

    def close(*_: object) -> None:
        library.close()
        raise DamagedIndexError("the file is closed")

    assert library._openings.ask(close, "nothing") == "nothing"
    assert library.damage == ""
    assert set_aside(library) == []
    assert len(Library.open(folder).documents()) == 3


def test_an_index_that_was_replaced_is_asked_again_and_not_set_aside(folder: Path) -> None:
    reader = opened(folder)
    assert len(reader.documents()) == 3
    before = current(reader)
    (folder / "d.txt").write_text("Paper d on the deal.\n")
    writer = Library.open(folder)
    writer.build()
    (folder / "e.txt").write_text("Paper e on the deal.\n")
    writer.build()  # this takes away the files that the reader was opened on
    shutil.rmtree(before, ignore_errors=True)
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(len(reader.search(Query("deal")).hits)))
    thread.start()  # a thread that has nothing open yet
    thread.join()
    assert found == [5]
    assert reader.damage == ""
    assert set_aside(reader) == []


def test_a_question_to_an_index_that_another_thread_saw_replaced_is_asked_again(folder: Path) -> None:
    library = opened(folder)
    begun, replaced = threading.Event(), threading.Event()
    answers: list[int] = []

    def count(opened_: Opened) -> int:
        if not begun.is_set():
            begun.set()
            replaced.wait(10)
            raise DamagedIndexError("its files are gone")
        return opened_.catalogue.count()

    thread = threading.Thread(target=lambda: answers.append(library._openings.ask(count, -1)))
    thread.start()
    begun.wait(10)
    (folder / "d.txt").write_text("Paper d on the deal.\n")
    library.build()  # turns to the new generation, so that the thread finds no newer one than that
    replaced.set()
    thread.join()
    assert answers == [4]
    assert (library.damage, library.generation) == ("", 2)


def test_a_place_that_the_system_refuses_is_damage_and_a_full_disk_is_none() -> None:
    with pytest.raises(DamagedIndexError), damage():
        raise OSError(errno.EINVAL, "Invalid argument")
    with pytest.raises(OSError, match="No space"), damage():
        raise OSError(errno.ENOSPC, "No space left on device")


def test_only_the_generation_that_is_damaged_is_set_aside(folder: Path) -> None:
    reader = opened(folder)
    damaged = reader._openings.directory.current()
    (folder / "d.txt").write_text("Paper d on the deal.\n")
    Library.open(folder).build()
    reader._openings.directory.set_aside(damaged)  # late: another has taken its place
    assert len(Library.open(folder).documents()) == 4
    assert set_aside(reader) == []


@pytest.mark.parametrize("place", [0.05, 0.35, 0.65, 0.95])
def test_no_flipped_byte_of_any_file_changes_an_answer(tmp_path: Path, folder: Path, place: float) -> None:
    with closing(Library.open(folder, index_dir=tmp_path / "sound")) as library:
        library.build()
        answer = library.search(Query("paper lord"))
        names = [file.name for file in current(library).iterdir() if file.stat().st_size]
    assert len(answer.hits) == 3
    for name in names:
        shutil.copytree(tmp_path / "sound", tmp_path / name)
        with closing(Library.open(folder, index_dir=tmp_path / name)) as library:
            file = current(library) / name
            data = bytearray(file.read_bytes())
            data[int(place * len(data))] ^= 0x08
            file.write_bytes(data)
            with pytest.raises(DamagedIndexError):
                library.search(Query("paper lord"))
            library.build()
            assert library.search(Query("paper lord")).hits == answer.hits


@pytest.mark.parametrize("part", [0.0, 0.5, 0.99, None])
def test_any_file_of_the_index_may_be_cut_off_or_gone(tmp_path: Path, folder: Path, part: float | None) -> None:
    with closing(Library.open(folder, index_dir=tmp_path / "sound")) as library:
        library.build()
        answer = library.search(Query("paper lord")).hits
        files = [file.relative_to(tmp_path / "sound") for file in library.index_path.rglob("*") if file.is_file()]
        locks = {file for file in files if not (tmp_path / "sound" / file).stat().st_size}
    assert len(set(files) - locks) >= 5
    for number, name in enumerate(sorted(set(files) - locks)):
        copy = tmp_path / str(number)
        shutil.copytree(tmp_path / "sound", copy)
        data = (copy / name).read_bytes()
        (copy / name).unlink()
        if part is not None:
            (copy / name).write_bytes(data[: int(part * len(data))])
        with closing(Library.open(folder, index_dir=copy)) as library:
            with suppress(DamagedIndexError):
                library.search(Query("paper lord"))
            library.build()
            assert library.search(Query("paper lord")).hits == answer, name
            assert [document.id for document in library.documents()] == ["a.txt", "b.txt", "c.txt"], name
