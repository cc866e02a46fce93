"""The incremental build: look what changed, read it, link it, add it, and publish.

A long build publishes what it has at growing intervals, so that reading and searching can begin after the first
second and a build that is killed goes on where it was. Progress and failures are values, never prints.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from indexdir.catalogue import FILE as CATALOGUE
from indexdir.catalogue import Catalogue, Entry
from indexdir.catalogue_writer import CatalogueWriter
from indexdir.collection.read import UnreadableError, digest_of, load_bytes, read_document
from indexdir.collection.walk import Found, walk
from indexdir.described import CardSet, Manifest
from indexdir.engines.base import Engine, EngineWriter
from indexdir.engines.cutting import cut
from indexdir.errors import DamagedIndexError, StorageError
from indexdir.linking.linker import RULES, Linker
from indexdir.records import BuildReport, DocumentText, Failure, Progress
from indexdir.storage import Generation, IndexDirectory, storage_error

FIRST_SAVE = 1.0  # seconds of reading before the first publication; each interval is three times the one before
_REPORT_EVERY = 0.05  # seconds between two reports of progress

_LONGEST_REASON = 200

Report = Callable[[Progress], None]
T = TypeVar("T")
_log = logging.getLogger("indexdir")


@dataclass(frozen=True, slots=True)
class Work:
    """What a build works on: the folder, what its manifest and cards say, and where the index goes."""

    folder: Path
    manifest: Manifest
    cards: CardSet
    engine: Engine
    directory: IndexDirectory


@dataclass(slots=True)
class Plan:
    """What there is to do, by comparing the folder with the catalogue."""

    read: list[Found] = field(default_factory=list)
    remove: list[int] = field(default_factory=list)
    failures: dict[str, tuple[str, str]] = field(default_factory=dict)  # file: reason, stamp
    unchanged: int = 0
    relink: bool = False


@dataclass(frozen=True, slots=True)
class _Base:
    """What the generation to start from knows; all empty where there is none."""

    generation: Generation | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict)
    failures: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    cards: str = ""
    damage: str = ""


def build(
    work: Work,
    *,
    rebuild: bool = False,
    report: Report | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> BuildReport:
    """Bring the index up to date with the folder. Raises BusyError and StorageError; loses nothing of the old index."""
    started = time.monotonic()
    work.directory.prepare()
    with work.directory.lock():
        try:
            base = _Base() if rebuild else _open_base(work.directory)
            tell, give_up = report or (lambda _: None), cancelled or (lambda: False)
            try:
                done = _Build(work, base, tell, give_up).run()
            except DamagedIndexError as error:
                work.directory.set_aside()
                done = _Build(work, _Base(damage=str(error)), tell, give_up).run()
            return replace(done, seconds=time.monotonic() - started)
        except sqlite3.Error as error:
            raise StorageError(
                f"{work.directory.path}: the index can't be written ({error}); free space, or use --index-dir"
            ) from error
        except OSError as error:
            raise storage_error(error, work.directory.path) from error


def _open_base(directory: IndexDirectory) -> _Base:
    try:
        generation = directory.current()
        if generation is None:
            return _Base()
        catalogue = Catalogue.open(generation.path)
        try:
            return _Base(generation, catalogue.entries(), catalogue.failure_stamps(), catalogue.meta("cards"))
        finally:
            catalogue.close()
    except DamagedIndexError as error:
        directory.set_aside()
        return _Base(damage=str(error))


def _plan(work: Work, base: _Base) -> Plan:
    plan = Plan(relink=bool(base.entries) and base.cards != _linked_with(work))
    seen = set()
    for found in walk(work.folder, work.manifest.ignore):
        if isinstance(found, Failure):
            plan.failures[found.file] = (found.reason, "")
            continue
        entry = base.entries.get(found.id)
        failed = base.failures.get(found.id)
        if failed and failed[1] == found.stamp:
            plan.failures[found.id] = failed
            continue
        seen.add(found.id)
        if entry and (entry.stamp, entry.described) == (found.stamp, work.manifest.described(found.id)):
            plan.unchanged += 1
        else:
            plan.read.append(found)
    plan.remove = [entry.number for name, entry in base.entries.items() if name not in seen]
    return plan


def _linked_with(work: Work) -> str:
    """What mentions depend on besides the text; when it changes, all documents are linked again."""
    return f"{RULES} {work.cards.digest}"


class _Build:
    """One run: a plan carried out in rounds, each of which ends in a generation that can be read."""

    def __init__(self, work: Work, base: _Base, report: Report, cancelled: Callable[[], bool]) -> None:
        self._work = work
        self._base = base
        self._report = report
        self._cancelled = cancelled
        self._linker: Linker | None = None
        self._unlinked: set[int] = set()
        self._result = BuildReport(rebuilt=base.damage)
        self._reported = 0.0
        self._done = 0
        self._number = max((entry.number for entry in base.entries.values()), default=0)

    def run(self) -> BuildReport:
        """Plan, then read and save until everything is in or it is cancelled."""
        self._report(Progress("looking", 0, 0))
        plan = _plan(self._work, self._base)
        generation = self._base.generation
        work_left = plan.read or plan.remove or plan.relink or plan.failures != self._base.failures
        if work_left or generation is None:
            generation = self._carry_out(plan)
        self._work.directory.tidy(generation)
        self._result = replace(self._result, unchanged=self._result.unchanged + plan.unchanged)
        total = len(plan.read)
        self._report(Progress("done", self._done, total, generation=generation.number if generation else 0))
        return self._result

    def _carry_out(self, plan: Plan) -> Generation:
        generation = self._base.generation
        waiting = iter(plan.read)
        interval, first, more = FIRST_SAVE, True, True
        while more:
            previous, generation = generation, self._work.directory.begin(generation, copied=self._in_place)
            catalogue = CatalogueWriter.write(generation.path)
            writer = self._work.engine.writer(generation.path)
            try:
                if first:
                    self._prepare(plan, catalogue, writer)
                more = self._round(waiting, len(plan.read), interval, catalogue, writer)
                self._report(Progress("saving", self._done, len(plan.read)))
                writer.commit()
            except BaseException:
                writer.cancel()
                raise
            finally:
                catalogue.close()
            self._work.directory.publish(generation)
            self._work.directory.tidy(generation, previous)
            self._report(Progress("reading", self._done, len(plan.read), generation=generation.number))
            interval, first = interval * 3, False
        assert generation is not None
        return generation

    @property
    def _in_place(self) -> tuple[str, ...]:
        return (CATALOGUE, *self._work.engine.files_changed_in_place)

    def _prepare(self, plan: Plan, catalogue: CatalogueWriter, writer: EngineWriter) -> None:
        """Before anything is read: take out what is gone, and link what stays with the cards as they are now."""
        for number in plan.remove:
            catalogue.remove(number)
            writer.remove(number)
        self._result = replace(self._result, removed=len(plan.remove))
        catalogue.set_failures(plan.failures)
        if plan.relink:
            again = {entry.number for found in plan.read if (entry := self._base.entries.get(found.id))}
            for number in catalogue.numbers():
                reading = catalogue.read(number)
                try:
                    catalogue.relink(number, self._link(reading).mentions)
                except UnreadableError as error:
                    if number in again:
                        self._unlinked.add(number)
                        catalogue.relink(number, ())
                    else:
                        plan.unchanged -= 1
                        self._leave_out(reading.document.id, number, error, "", catalogue, writer)
        catalogue.set_meta("cards", _linked_with(self._work))

    def _round(
        self, waiting: Iterator[Found], total: int, seconds: float, catalogue: CatalogueWriter, writer: EngineWriter
    ) -> bool:
        """Read documents until the time is up; whether any are left."""
        until = time.monotonic() + seconds
        for found in waiting:
            now = time.monotonic()
            if now - self._reported >= _REPORT_EVERY:
                self._reported = now
                self._report(Progress("reading", self._done, total, found.id))
            self._take(found, catalogue, writer)
            self._done += 1
            if self._cancelled():
                self._result = replace(self._result, cancelled=True)
                return False
            if time.monotonic() >= until:
                return self._done < total
        return False

    def _take(self, found: Found, catalogue: CatalogueWriter, writer: EngineWriter) -> None:
        """Read, link and add one document, or remember why not."""
        manifest, entry = self._work.manifest, self._base.entries.get(found.id)
        described = manifest.described(found.id)
        result = self._result
        try:
            data = load_bytes(found.path)
            same = entry and (entry.digest, entry.described) == (digest_of(data), described)
            if entry and same and entry.number not in self._unlinked:
                catalogue.restamp(entry.number, found.stamp)
                self._result = replace(result, unchanged=result.unchanged + 1)
                return
            reading = self._link(_alone(found.id, read_document, found.id, data, manifest.documents.get(found.id)))
        except UnreadableError as error:
            stamp = found.stamp if error.lasting else ""
            self._leave_out(found.id, entry.number if entry else 0, error, stamp, catalogue, writer)
            return
        self._number += 0 if entry else 1
        number = entry.number if entry else self._number
        if entry:
            writer.remove(number)
        words = cut(reading.text, reading.passages, reading.document.title)
        catalogue.put(number, reading, found.stamp, described, words.starts)
        writer.add(number, words)
        added, changed = result.added + (entry is None), result.changed + (entry is not None)
        self._result = replace(result, added=added, changed=changed)

    def _leave_out(
        self, name: str, number: int, why: UnreadableError, stamp: str, catalogue: CatalogueWriter, writer: EngineWriter
    ) -> None:
        """Take a document out, if it was in, and remember why."""
        if number:
            catalogue.remove(number)
            writer.remove(number)
        catalogue.set_failures({name: (str(why), stamp)}, keep=True)
        self._result = replace(self._result, failures=(*self._result.failures, Failure(name, str(why))))

    def _link(self, reading: DocumentText) -> DocumentText:
        """Give the document with its mentions. Raises UnreadableError."""
        if self._linker is None:
            self._linker = Linker(self._work.cards.cards)
        name, date = reading.document.id, reading.document.date
        mentions = _alone(name, self._linker.link, reading.text, reading.passages, date)
        return msgspec.structs.replace(reading, mentions=mentions)


def _alone(name: str, work: Callable[..., T], *values: object) -> T:
    """Do a piece of work on one file; what nobody foresaw is logged and concerns that file alone."""
    try:
        return work(*values)
    except UnreadableError:
        raise
    except Exception as error:
        _log.exception("%s: unforeseen while it was read", name)
        what = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_REASON].rstrip(": ")
        raise UnreadableError(f"could not be read ({what}); please report it with the log", lasting=False) from error
