"""Writing what the list of what is kept shows to a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from indexdir import Library
from tui.exchange import BY_TAG, FORMATS, contents_of, format_of, free_name, write_file
from tui.notebook import Bookmark
from tui.screens.bookmark_list import Entry
from tui.screens.prompt import PromptScreen
from tui.screens.reading.answers import Answer
from tui.screens.reading.handlers import hears
from tui.screens.reading.kept_list import listing_screen
from tui.screens.reading.room import Room
from tui.screens.reading.working import Cancelled
from tui.widgets.wrapping import counted

_ENDINGS = ".md, .jsonld, .csv, .yaml, .json or .csl.json"


class ListWritten(Answer, frozen=True):
    """What became of the file; `there` where it is another already, which is not written over without a question."""

    marks: tuple[Bookmark, ...]
    path: Path
    said: str
    trouble: bool = False
    there: bool = False


def write_shown(room: Room, entries: Sequence[Entry]) -> None:
    """Ask for a file, and write the bookmarks among what is shown to it."""
    marks = tuple(entry.item for entry in entries if isinstance(entry.item, Bookmark))
    if marks:
        told = f"{counted(len(marks), 'bookmark')} to a file whose name ends in {_ENDINGS}"
        _ask(room, marks, "Write to a file", told, str(free_name(_directory(room.library), "bookmarks", ".md")))
    else:
        room.say("There is no bookmark in what is shown; saved searches are not written.")


def _directory(library: Library) -> Path:
    """Where one is, unless that is in the collection, where the file would be searched like a document."""
    here = Path.cwd().resolve()
    return Path.home() if here.is_relative_to(library.folder.resolve()) else Path()


def _ask(
    room: Room, marks: tuple[Bookmark, ...], heading: str, told: str, line: str, there: Path | None = None
) -> None:
    screen = listing_screen(room)
    by_tag = screen is not None and screen.view.group == "tag"

    def written(name: str | None) -> None:
        if name:
            path = Path(name).expanduser()
            room.fetch("writing", partial(_write, room.library, marks, path, by_tag, path == there))

    room.app.push_screen(PromptScreen(heading, told, line, fits=_fits), written)


def _fits(line: str) -> bool:
    return bool(format_of(Path(line)))


def _write(
    library: Library, marks: tuple[Bookmark, ...], path: Path, by_tag: bool, force: bool, cancelled: Cancelled
) -> ListWritten | None:
    form = format_of(path)
    write = BY_TAG if by_tag and form == "md" else FORMATS[form]
    text = write(contents_of(library, marks))
    if cancelled():
        return None
    try:
        write_file(path, text, force=force)
    except FileExistsError:
        return ListWritten(marks, path, f"{path} is there already", there=True)
    except OSError as error:
        return ListWritten(
            marks, path, f"{path} can't be written: {(error.strerror or str(error)).lower()}.", trouble=True
        )
    return ListWritten(marks, path, f"{counted(len(marks), 'bookmark')} written to {path.absolute()}")


@hears(ListWritten)
def list_written(room: Room, answer: ListWritten) -> None:
    """Say it, or ask whether the file may be written over."""
    if answer.there:
        told = f"{answer.said}: Enter writes over it; another name keeps it."
        _ask(room, answer.marks, "Write over the file?", told, str(answer.path), answer.path)
    else:
        room.say(answer.said, trouble=answer.trouble)
