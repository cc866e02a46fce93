"""What each thread has open of the index, and what happens when it turns out to be damaged."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from indexdir.catalogue import Catalogue
from indexdir.errors import DamagedIndexError
from indexdir.storage import Generation, IndexDirectory

T = TypeVar("T")


class Shared:
    """Something of a generation that is made once, when it is first asked for, and used by all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: Any = None
        self._close: Callable[[Any], None] | None = None

    def once(self, make: Callable[[], T], close: Callable[[T], None]) -> T:
        """What was made, or is now; `close` lets go of it."""
        with self._lock:
            if self._close is None:
                self._made = make()
                self._close = close
            made: T = self._made
            return made

    def close(self) -> None:
        """Let go of it; it is made anew if it is asked for again."""
        with self._lock:
            if self._close is not None:
                self._close(self._made)
            self._made = self._close = None


@dataclass(slots=True, eq=False)
class Opened:
    """The files of a generation that one thread has open; `shared` is what all have of it."""

    generation: Generation
    catalogue: Catalogue
    shared: Shared

    @property
    def folder(self) -> Path:
        """Where the generation is."""
        return self.generation.path

    def close(self) -> None:
        """Let go of the files."""
        self.catalogue.close()


class Openings:
    """The newest generation, opened by every thread for itself; `damage` says why one was set aside."""

    def __init__(self, directory: IndexDirectory) -> None:
        self.damage = ""
        self.directory = directory
        self._closed = False
        self._generation: Generation | None = None
        self._local = threading.local()
        self._all: list[Opened] = []
        self._shared = Shared()
        self._lock = threading.Lock()
        self.refresh()

    @property
    def generation(self) -> int:
        """The number of the generation that is asked; 0 for none."""
        return self._generation.number if self._generation else 0

    def refresh(self) -> bool:
        """Turn to the newest generation; whether it is another one than before."""
        with self._lock:
            before = self._generation
            try:
                self._generation = self.directory.current()
            except DamagedIndexError as error:
                self._generation = None
                self.damage = str(error)
            if self._generation != before:
                self._shared = Shared()  # the old one goes when the last thread has turned to the new generation
            return self._generation != before

    def ask(self, question: Callable[[Opened], T], nothing: T) -> T:
        """Put a question to what this thread has open. Raises DamagedIndexError once the generation is set aside."""
        while (opened := self._open()) is not None:
            try:
                return question(opened)
            except DamagedIndexError as error:
                if self._closed:
                    return nothing  # the files were closed under the question; nothing is wrong with them
                if self._replaced(opened.generation):
                    continue  # its files are gone because there is a newer one
                self._set_aside(opened.generation, error)
                raise
        return nothing

    def close(self) -> None:
        """Let go of all files, of all threads."""
        with self._lock:
            self._closed = True
            self._generation = None
            for opened in self._all:
                opened.close()
            self._all.clear()
            self._shared.close()

    def _open(self) -> Opened | None:
        while (generation := self._generation) is not None:
            opened: Opened | None = getattr(self._local, "opened", None)
            if opened is not None and opened.generation == generation:
                return opened
            try:
                fresh = Opened(generation, Catalogue.open(generation.path), self._shared_of(generation))
            except DamagedIndexError as error:
                if self.refresh() or self._replaced(generation):  # it was not damaged but replaced by a newer one
                    continue
                self._set_aside(generation, error)
                raise
            self._keep(fresh, instead_of=opened)
            return fresh
        return None

    def _shared_of(self, generation: Generation) -> Shared:
        with self._lock:
            return self._shared if generation == self._generation else Shared()

    def _keep(self, fresh: Opened, *, instead_of: Opened | None) -> None:
        with self._lock:
            if instead_of is not None:
                instead_of.close()
                if instead_of in self._all:
                    self._all.remove(instead_of)
            self._all.append(fresh)
        self._local.opened = fresh

    def _replaced(self, generation: Generation) -> bool:
        """Whether there is a newer one, also where another thread has turned to it already."""
        self.refresh()
        return self._generation is not None and self._generation != generation

    def _set_aside(self, generation: Generation, error: DamagedIndexError) -> None:
        self.directory.set_aside(generation)
        self._generation = None
        self.damage = str(error)
