"""Writing what the list of what is kept shows, or what is selected in it, to a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual import on
from textual.widgets import Input

from indexdir import IndexdirError, Library
from tui.exchange import BY_TAG, FORMATS, contents_of, format_of, free_name, write_file
from tui.notebook import Bookmark
from tui.screens.bookmark_entries import Entry
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.prompt import PromptScreen
from tui.screens.reading.answers import Answer
from tui.screens.reading.handlers import hears
from tui.screens.reading.kept_list import listing_screen
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled
from tui.widgets.wrapping import counted

_ENDINGS = ".md, .jsonld, .csv, .yaml, .json or .csl.json"


class WriteForm(PromptScreen):
    """Asks for the name of a file, and once that is `there` already, whether it is to be written over."""

    there: Path | None = None

    def ask_over(self, path: Path) -> None:
        """Ask whether a file may be written over; with another name the question is the first one again."""
        self._first = (self.heading, self.told, self.act)
        self.there = path
        self.ask("Write over the file?", f"{path} is there already; under another name it stays.", "writes over it")

    @on(Input.Changed)
    def named_otherwise(self, event: Input.Changed) -> None:
        """Nothing is written over under another name."""
        if self.there is not None and path_of(event.value) != self.there:
            self.there = None
            self.ask(*self._first)


class ListWritten(Answer, frozen=True, eq=False):
    """What became of the file; `there` where it is another already, which is not written over without a question."""

    form: WriteForm
    path: Path
    said: str
    trouble: bool = False
    there: bool = False


def write_shown(room: Room, entries: Sequence[Entry]) -> None:
    """Ask for a file, and write the bookmarks among what is selected, or else shown, to it."""
    marks = tuple(entry.item for entry in entries if isinstance(entry.item, Bookmark))
    screen = listing_screen(room)
    which = "selected" if screen is not None and screen.selected else "shown"
    if not marks:
        room.say(f"There is no bookmark in what is {which}; saved searches are not written.")
        return
    told = _told(len(marks), len(entries) - len(marks), screen if which == "selected" else None)
    line = str(free_name(_directory(room.library), "bookmarks", ".md"))
    form = WriteForm("Write to a file", told, line, act="writes", unfit=_unfit, attempt=partial(_attempt, room, marks))
    room.app.push_screen(form)


def _told(count: int, searches: int, selected: BookmarksScreen | None) -> str:
    if selected is None:
        what = f"{counted(count, 'bookmark')} shown"
    else:
        of = sum(isinstance(entry.item, Bookmark) for entry in selected.shown)
        what = f"{count:,} selected of {counted(of, 'bookmark')} shown" if count <= of else f"{count:,} selected"
    left = f"; {counted(searches, 'saved search is', 'saved searches are')} left out" if searches else ""
    return f"{what}{left}. The end of the name tells how: {_ENDINGS}"


def _directory(library: Library) -> Path:
    """Where one is, unless that is in the collection, where the file would be searched like a document."""
    here = Path.cwd().resolve()
    return Path.home() if here.is_relative_to(library.folder.resolve()) else Path()


def _unfit(line: str) -> str:
    return "" if format_of(Path(line)) else f"The end of the name tells how it is written: {_ENDINGS}."


def path_of(line: str) -> Path:
    """The path that a line names; a home that nobody has stays as it is written."""
    path = Path(" ".join(line.split()))
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _attempt(room: Room, marks: tuple[Bookmark, ...], form: PromptScreen, line: str) -> None:
    assert isinstance(form, WriteForm)
    screen, path = listing_screen(room), path_of(line)
    by_tag = screen is not None and screen.view.group == "tag"
    room.fetch("writing", partial(_write, room, marks, form, path, by_tag, path == form.there))


def _write(
    room: Room,
    marks: tuple[Bookmark, ...],
    form: WriteForm,
    path: Path,
    by_tag: bool,
    force: bool,
    cancelled: Cancelled,
) -> ListWritten | None:
    name = format_of(path)
    write = BY_TAG if by_tag and name == "md" else FORMATS[name]
    try:
        text = write(contents_of(room.library, marks))
        if cancelled():
            return None
        write_file(path, text, force=force)
    except FileExistsError:
        return ListWritten(form, path, f"{path} is there already, and was not written over.", there=True)
    except (OSError, ValueError) as error:
        why = (isinstance(error, OSError) and error.strerror) or str(error)
        return ListWritten(form, path, f"{path} can't be written: {why.lower()}.", trouble=True)
    except IndexdirError as error:
        room.post_message(ListWritten(form, path, f"Nothing is written: {error}", trouble=True))
        raise
    return ListWritten(form, path, f"{counted(len(marks), 'bookmark')} written to {path.absolute()}")


@hears(ListWritten)
def list_written(room: Room, answer: ListWritten) -> None:
    """Close the form and say what was written; else say in the form why not, or ask there."""
    form = answer.form
    if answer.there and form.is_attached:
        form.ask_over(answer.path)
    elif answer.trouble and form.is_attached:
        form.refuse(answer.said)
    else:
        form.done()
        room.say(answer.said, trouble=answer.trouble or answer.there)
