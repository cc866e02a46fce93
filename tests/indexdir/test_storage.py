import json
import os
from pathlib import Path

import pytest

from indexdir.errors import BusyError, DamagedIndexError, StorageError
from indexdir.storage import IndexDirectory, cache_root, collection_key


@pytest.fixture
def directory(tmp_path: Path) -> IndexDirectory:
    made = IndexDirectory(tmp_path / "index")
    made.prepare()
    return made


def publish(directory: IndexDirectory, content: str) -> None:
    generation = directory.begin(directory.current())
    (generation.path / "words").unlink(missing_ok=True)
    (generation.path / "words").write_text(content)
    directory.publish(generation)


def test_a_key_is_short_readable_and_the_same_again(tmp_path: Path) -> None:
    folder = tmp_path / "My Papers & more"
    folder.mkdir()
    assert collection_key(folder).startswith("my-papers-more-")
    assert collection_key(folder) == collection_key(tmp_path / "." / "My Papers & more")
    assert collection_key(folder) != collection_key(tmp_path)


def test_the_place_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DTTI_TUI_CACHE", str(tmp_path / "a"))
    assert cache_root() == tmp_path / "a"
    assert cache_root(tmp_path / "b") == tmp_path / "b"


@pytest.mark.skipif(os.name != "posix", reason="POSIX modes")
def test_the_directory_is_private(directory: IndexDirectory) -> None:
    assert directory.path.stat().st_mode & 0o777 == 0o700
    directory.path.chmod(0o770)
    with pytest.raises(StorageError, match="others may write"):
        directory.current()


def test_generations_grow_and_do_not_touch_each_other(directory: IndexDirectory) -> None:
    assert directory.current() is None
    publish(directory, "one")
    first = directory.current()
    publish(directory, "two")
    second = directory.current()
    assert first is not None and second is not None
    assert (first.path / "words").read_text() == "one"
    assert (second.path / "words").read_text() == "two"
    assert second.number == first.number + 1
    directory.tidy(second)
    assert not first.path.exists()


def test_an_unpublished_generation_is_not_seen_and_is_tidied(directory: IndexDirectory) -> None:
    publish(directory, "one")
    half = directory.begin(directory.current())
    current = directory.current()
    assert current is not None and current.number != half.number
    directory.tidy(current)
    assert not half.path.exists()


@pytest.mark.parametrize("damage", ["short", "missing", "pointer", "nonsense", "folder"])
def test_damage_is_found_at_open(directory: IndexDirectory, damage: str) -> None:
    publish(directory, "some words")
    current = directory.current()
    assert current is not None
    if damage == "short":
        (current.path / "words").write_text("some")
    elif damage == "missing":
        (current.path / "words").unlink()
    elif damage == "folder":
        current.path.rename(directory.path / "elsewhere")
    else:
        (directory.path / "CURRENT").write_bytes(b"\x00\xff" if damage == "pointer" else b'{"format": 1}')
    with pytest.raises(DamagedIndexError):
        directory.current()
    directory.set_aside()
    assert directory.current() is None


def test_an_index_of_another_format_is_not_opened(directory: IndexDirectory) -> None:
    publish(directory, "one")
    pointer = json.loads((directory.path / "CURRENT").read_text())
    (directory.path / "CURRENT").write_text(json.dumps({**pointer, "format": 999}))
    assert directory.current() is None


def test_only_one_builds(directory: IndexDirectory) -> None:
    other = IndexDirectory(directory.path)
    with directory.lock(), pytest.raises(BusyError, match="another"), other.lock():
        pass
    with other.lock():
        pass


def test_a_place_that_is_a_file_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="--index-dir"):
        IndexDirectory(tmp_path / "file" / "index").prepare()


def test_a_generation_after_a_damaged_one_is_another_though_its_number_is_the_same(directory: IndexDirectory) -> None:
    publish(directory, "one")
    damaged = directory.current()
    directory.set_aside(damaged)
    publish(directory, "two")
    fresh = directory.current()
    assert fresh is not None and damaged is not None
    assert fresh.number == damaged.number and fresh != damaged
    directory.set_aside(damaged)
    assert directory.current() == fresh
