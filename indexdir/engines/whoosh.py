"""The default engine: Whoosh (the maintained fork whoosh3).

Words are cut by `indexdir.query.words`, never by Whoosh's analyzers, which have a stop list that loses `US`.
Positions are packed integers; Whoosh's own format pickles them, which is slower and would run code found in the
index. The schema that Whoosh still pickles is the reason why storage opens nobody's index but the user's own.
"""

from __future__ import annotations

import errno
import heapq
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh import fields, formats, index, scoring
from whoosh import query as tree

from indexdir.engines.base import Ranked
from indexdir.errors import DamagedIndexError, SearchCancelledError
from indexdir.query.grammar import BODY, EXACT
from indexdir.query.words import words_and_compounds

NUMBER = "number"
TITLE_GAP = 1_000  # positions between the text and the title, so that no phrase runs from one into the other
MEMORY_MB = 128
_LOOK_UP = 512  # documents scored between two looks at whether the search is still wanted


class PackedPositions(formats.Positions):  # type: ignore[misc]
    """Positions of a word in a document as an array of machine integers."""

    def encode(self, poslist: Iterable[int]) -> bytes:
        """Pack positions."""
        return array("I", poslist).tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Unpack positions."""
        return array("I", valuestring).tolist()

    def decode_frequency(self, valuestring: bytes) -> int:
        """How often the word stands in the document."""
        return len(valuestring) // array("I").itemsize

    def combine(self, vs: Iterable[bytes]) -> bytes:
        """Join the positions of several postings."""
        return self.encode(sorted({position for value in vs for position in self.decode_positions(value)}))


class _Cut:
    """Stands in for an analyzer in the schema; the words come cut already."""

    def __call__(self, value: str, **_: Any) -> Iterator[Any]:
        raise NotImplementedError("words are cut by indexdir.query.words")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))


class WordField(fields.FieldType):  # type: ignore[misc]
    """A field whose value is a mapping from each word to its positions, or to how often it occurs."""

    def __init__(self, format: formats.Format) -> None:
        super().__init__(format, _Cut(), scorable=True)

    def index(self, value: Mapping[str, Any], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Give each word with its frequency, weight and packed posting."""
        pack = self.format.encode if isinstance(self.format, PackedPositions) else None
        for word, found in value.items():
            frequency = len(found) if pack else found
            yield word.encode(), frequency, float(frequency), pack(found) if pack else _frequency(frequency)


def _frequency(count: int) -> bytes:
    return count.to_bytes(4, "big")  # what formats.Frequency reads


def _schema() -> fields.Schema:
    return fields.Schema(
        **{
            NUMBER: fields.ID(stored=True, unique=True),
            BODY: WordField(formats.Frequency()),
            EXACT: WordField(PackedPositions()),
        }
    )


class WhooshWriter:
    """Adds and removes documents in one segment; what is deleted is purged when segments are merged."""

    def __init__(self, folder: Path) -> None:
        with _damage():
            exists = index.exists_in(str(folder))
            self._index = index.open_dir(str(folder)) if exists else index.create_in(str(folder), _schema())
            self._writer = self._index.writer(limitmb=MEMORY_MB)

    def add(self, number: int, title: str, text: str, start: int) -> None:
        """Add a document's words; the title stands far behind the text."""
        stems: dict[str, int] = defaultdict(int)
        positions: dict[str, list[int]] = defaultdict(list)
        last = 0
        for word in words_and_compounds(text, start):
            stems[word.stem] += 1
            positions[word.form].append(word.position)
            last = word.position
        for word in words_and_compounds(title):
            stems[word.stem] += 1
            positions[word.form].append(last + TITLE_GAP + word.position)
        self._writer.add_document(**{NUMBER: str(number), BODY: stems, EXACT: positions})

    def remove(self, number: int) -> None:
        """Take a document out."""
        with _damage():
            self._writer.delete_by_term(NUMBER, str(number))

    def commit(self) -> None:
        """Write everything out."""
        with _damage():
            self._writer.commit()
            self._index.close()

    def cancel(self) -> None:
        """Let go without writing."""
        with suppress(Exception):
            self._writer.cancel()
            self._index.close()


class WhooshReader:
    """Answers over the segments of one generation. Belongs to one thread."""

    def __init__(self, folder: Path) -> None:
        with _damage():
            self._index = index.open_dir(str(folder))
            self._searcher = self._index.searcher(weighting=scoring.BM25F())

    def search(self, node: tree.Query, limit: int, cancelled: Callable[[], bool] | None = None) -> Ranked:
        """Score every matching document and keep the best, ties by number."""
        with _damage():
            scored = list(self._scored(_ready(node), cancelled))
            best = heapq.nsmallest(limit, scored)
            stored = ((self._searcher.stored_fields(docnum)[NUMBER], -score) for score, docnum in best)
            return Ranked(len(scored), [(int(number), score) for number, score in stored])

    def close(self) -> None:
        """Let go of the files."""
        with suppress(Exception):
            self._searcher.close()
            self._index.close()

    def _scored(self, node: tree.Query, cancelled: Callable[[], bool] | None) -> Iterator[tuple[float, int]]:
        context = self._searcher.context()
        for searcher, offset in self._searcher.leaf_searchers():
            matcher = node.matcher(searcher, context)
            seen = 0
            while matcher.is_active():
                yield -round(matcher.score(), 9), matcher.id() + offset
                matcher.next()
                seen += 1
                if cancelled and seen % _LOOK_UP == 0 and cancelled():
                    raise SearchCancelledError("the search was given up")


class _damage:  # noqa: N801
    """Turns what Whoosh raises over broken files (EOFError, TypeError, struct.error and more) into one error."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        # What the operating system says of a full or failing disk is no damage to rebuild; the build reports it.
        if isinstance(error, OSError) and error.errno is not None and error.errno != errno.ENOENT:
            return
        if isinstance(error, Exception) and not isinstance(error, SearchCancelledError):
            raise DamagedIndexError(f"the word index can't be read ({type(error).__name__}: {error})") from error


def _ready(node: tree.Query) -> tree.Query:
    """Whoosh leaves out what a NOT names from the whole of an OR; what is meant is all documents without it."""
    if isinstance(node, tree.Not):
        return tree.Not(_ready(node.query))
    if isinstance(node, tree.And | tree.Or):
        children = [_ready(child) for child in node.subqueries]
        if isinstance(node, tree.Or):
            children = [tree.And([tree.Every(), c]) if isinstance(c, tree.Not) else c for c in children]
        elif all(isinstance(child, tree.Not) for child in children):
            children = [tree.Every(), *children]
        return type(node)(children)
    return node


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
