"""The default engine: Whoosh (the maintained fork whoosh3).

Words are cut by `indexdir.query.words`, never by Whoosh's analyzers, which have a stop list that loses `US`. Whoosh
keeps terms and postings in segments, merges and deletes; what stands where is then worked out on whole posting lists
(`indexdir.query.places`), since Whoosh's matchers go through them one document at a time. The schema that Whoosh
still pickles is the reason why storage opens nobody's index but the user's own.
"""

from __future__ import annotations

import errno
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import numpy as np
from whoosh import fields, index

from indexdir.engines.base import Cut, Field
from indexdir.engines.cutting import WIDTH_BITS
from indexdir.engines.packed import Packed, PackedCodec
from indexdir.engines.segment import Segment
from indexdir.errors import DamagedIndexError
from indexdir.query.places import SHIFT, Ints, Places, either, nowhere, places_of

NUMBER, STEM, FORM = "number", "stem", "form"
MEMORY_MB = 128
CACHED_PLACES = 6_000_000  # of both arrays, 16 bytes a place
# Among the forms, terms that are no words: they say something of every document, in the place of positions.
_NUMBER, _LENGTHS, _PASSAGES, _WRITTEN = "\x01n", "\x01l", "\x01p", "\x02"
_FIRST_WORD = "\x03"


class _Cut:
    """Stands in for an analyzer in the schema; the words come cut already."""

    def __call__(self, value: str, **_: Any) -> Iterator[Any]:
        raise NotImplementedError("words are cut by indexdir.query.words")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))


class WordField(fields.FieldType):  # type: ignore[misc]
    """A field whose value is pairs of a word and its packed places."""

    def __init__(self) -> None:
        super().__init__(Packed(), _Cut(), scorable=False)

    def index(self, value: Iterable[tuple[str, Sequence[int]]], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Give each word with its frequency, weight and packed posting."""
        pack = self.format.encode
        for word, found in value:
            yield word.encode(), len(found), float(len(found)), pack(found)


def _schema() -> fields.Schema:
    return fields.Schema(**{NUMBER: fields.ID(unique=True), STEM: WordField(), FORM: WordField()})


class WhooshWriter:
    """Adds and removes documents in one segment; what is deleted is purged when segments are merged."""

    def __init__(self, folder: Path) -> None:
        with damage():
            exists = index.exists_in(str(folder))
            self._index = index.open_dir(str(folder)) if exists else index.create_in(str(folder), _schema())
            self._writer = self._index.writer(limitmb=MEMORY_MB, codec=PackedCodec())

    def add(self, number: int, cut: Cut) -> None:
        """Add a document's words."""
        told: list[tuple[str, Sequence[int]]] = [
            (_NUMBER, [number]),
            (_LENGTHS, [len(cut.starts), cut.title_words]),
            (_PASSAGES, cut.passages),
        ]
        told += ((f"{_WRITTEN}{form}\0{written}", places) for (form, written), places in cut.written.items())
        forms = [*told, *cut.forms.items()]
        self._writer.add_document(**{NUMBER: str(number), STEM: cut.stems.items(), FORM: forms})

    def remove(self, number: int) -> None:
        """Take a document out."""
        with damage():
            self._writer.delete_by_term(NUMBER, str(number))

    def commit(self) -> None:
        """Write everything out."""
        with damage():
            self._writer.commit()
            self._index.close()

    def cancel(self) -> None:
        """Let go without writing."""
        with suppress(Exception):
            self._writer.cancel()
            self._index.close()


class WhooshReader:
    """Says where words stand in the segments of one generation; see `EngineReader`."""

    def __init__(self, folder: Path) -> None:
        self._lock = threading.RLock()
        self._cache: dict[tuple[str, str], Places] = {}
        self._cached = 0
        self._vocabulary: list[str] | None = None
        with damage():
            self._index = index.open_dir(str(folder))
            self._reader = self._index.reader()
            leaves = self._reader.leaf_readers() if self._reader.doc_count_all() else []  # an empty one has no files
            self._segments = [Segment(leaf, offset) for leaf, offset in leaves]
            self.size = int(self._reader.doc_count_all())
            self.alive = np.ones(self.size, dtype=np.bool_)
            for segment in self._segments:
                for number in segment.deleted:
                    self.alive[number] = False
            self._deletions = not bool(self.alive.all())
            self.numbers = self._told(_NUMBER, 1)[:, 0]
            self.lengths, self.title_lengths = self._told(_LENGTHS, 2).T
            self.passages = self._places(segment.term(FORM, _PASSAGES) for segment in self._segments)

    def term(self, field: Field, text: str) -> Places:
        """Where a stem or a form stands."""
        return self._remembered((field, text), lambda: [each.term(field, text) for each in self._segments])

    def beginning(self, prefix: str) -> Places:
        """Where any form stands that begins so."""
        return self._remembered(("beginning", prefix), lambda: [each.region(FORM, prefix) for each in self._segments])

    def written(self, form: str, written: str) -> Places:
        """Where a word stands just as it is written here."""
        if form != written:
            return self.term("form", f"{_WRITTEN}{form}\0{written}")
        other = self.beginning(f"{_WRITTEN}{form}\0").starts
        found = self.term("form", form)
        return found.where((found.ends - found.starts == 1) & ~np.isin(found.starts, other))

    def forms(self, prefix: str, wanted: Callable[[str], bool]) -> list[str]:
        """The forms that begin so and are wanted, in order."""
        if self._vocabulary is not None:
            low = bisect_left(self._vocabulary, prefix)
            high = bisect_left(self._vocabulary, prefix + chr(0x10FFFF), low)
            return [form for form in self._vocabulary[low:high] if wanted(form)]
        with self._lock, damage():
            found = {form for segment in self._segments for form in segment.words(FORM, prefix or _FIRST_WORD)}
        return sorted(form for form in found if wanted(form))

    def vocabulary(self) -> Sequence[str]:
        """All forms, in order."""
        if self._vocabulary is None:
            self._vocabulary = self.forms("", lambda form: form >= _FIRST_WORD)
        return self._vocabulary

    def close(self) -> None:
        """Let go of the files."""
        with self._lock, suppress(Exception):
            self._reader.close()
            self._index.close()

    def _remembered(self, key: tuple[str, str], read: Callable[[], Iterable[tuple[Ints, Ints]]]) -> Places:
        with self._lock, damage():
            found = self._cache.pop(key, None)
            if found is None:
                found = self._places(read())
                self._cached += len(found) + 1
                while self._cached > CACHED_PLACES and self._cache:
                    self._cached -= len(self._cache.pop(next(iter(self._cache)))) + 1
            self._cache[key] = found
            return found

    def _places(self, found: Iterable[tuple[Ints, Ints]]) -> Places:
        parts = []
        for documents, packed in found:
            starts = (documents << SHIFT) + (packed >> WIDTH_BITS)
            parts.append(places_of(starts, starts + (packed & ((1 << WIDTH_BITS) - 1)) + 1))
        places = either(parts) if parts else nowhere()
        return places.where(self.alive[places.documents]) if self._deletions else places

    def _told(self, term: str, width: int) -> Ints:
        """What a term that is no word says of each document; -1 of those that were taken out."""
        table = np.full((self.size, width), -1, dtype=np.int64)
        for segment in self._segments:
            documents, values = segment.term(FORM, term)
            table[documents.reshape(-1, width)[:, 0]] = values.reshape(-1, width)
        table[~self.alive] = -1
        if (table[self.alive] < 0).any():
            raise ValueError("documents are missing from a list of all")
        return cast(Ints, table)


class damage:  # noqa: N801
    """Turns what Whoosh raises over broken files (EOFError, TypeError, struct.error and more) into one error."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        # What the operating system says of a full or failing disk is no damage to rebuild; the build reports it.
        # A broken offset makes the system refuse the place in the file: EINVAL.
        told_by_system = isinstance(error, OSError) and error.errno not in (None, errno.ENOENT, errno.EINVAL)
        if told_by_system:
            return
        if isinstance(error, Exception) and not isinstance(error, DamagedIndexError):
            raise DamagedIndexError(f"the word index can't be read ({type(error).__name__}: {error})") from error


class WhooshEngine:
    """The engine as the build and the library see it."""

    name = "whoosh"
    files_changed_in_place: tuple[str, ...] = ()

    def writer(self, folder: Path) -> WhooshWriter:
        """Open a folder for writing."""
        return WhooshWriter(folder)

    def reader(self, folder: Path) -> WhooshReader:
        """Open a folder for searching."""
        return WhooshReader(folder)
