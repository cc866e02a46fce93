"""`dtti-tui bookmarks`: list them, write to them, look them over, write them out and take others in."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing

from indexdir import Library
from tui.cli import bookmarks_audit, bookmarks_export, bookmarks_filter, bookmarks_import
from tui.cli.arguments import add_common_to, add_folder, add_json
from tui.cli.kept import called, kept_bookmarks, placed_bookmarks, standing_now, told_of_doubt
from tui.cli.opening import open_library
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA, bookmark_shape, bookmark_values, status_of
from tui.cli.standing_text import place_now
from tui.cli.status import FOUND, NOTHING, CommandError
from tui.cli.text import count, one_line
from tui.notebook import COLOURS, Amendment, Bookmark, Colour, Notebook

SHOWN_ID = 8


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="|".join(_ACTIONS))
    listing = actions.add_parser("list", help="a bookmark a line, newest first: id, day, status, place, quote, …")
    noting = actions.add_parser("note", help="write the note, the tags and the colour of a bookmark")
    tagging = actions.add_parser("tag", help="add tags to bookmarks, or take some away")
    removing = actions.add_parser("remove", help="remove bookmarks; u in the reading room brings them back")
    bookmarks_audit.add_to(actions.add_parser("audit", help="those that have moved, are in doubt, or are lost"))
    bookmarks_export.add_to(actions.add_parser("export", help="write them out for people and other programs"))
    bookmarks_import.add_to(actions.add_parser("import", help="take in bookmarks or Web Annotations"))
    noting.add_argument("item", metavar="ID", help="of the bookmark, or the first four or more characters of it")
    noting.add_argument("--note", metavar="TEXT", help="the note, in place of what is there; '' removes it")
    for each in (tagging, removing):
        each.add_argument("items", metavar="ID", nargs="+", help="of a bookmark, or the beginning of it")
    for each in (noting, tagging):
        each.add_argument("--tag", metavar="TAG", nargs="+", action="extend", default=[], help="add tags")
        each.add_argument("--untag", metavar="TAG", nargs="+", action="extend", default=[], help="take tags away")
        each.add_argument("--colour", choices=[*filter(None, COLOURS), "none"], help="the label")
    bookmarks_filter.add_to(listing)
    for each in actions.choices.values():
        add_folder(each)
    for name in ("list", "note", "tag", "remove", "audit", "import"):
        add_json(actions.choices[name])
    add_common_to([*actions.choices.values()])


def run(options: argparse.Namespace, output: Output) -> int:
    """Do what the action says."""
    return _ACTIONS[options.action](options, output)


def _list(options: argparse.Namespace, output: Output) -> int:
    wanted = bookmarks_filter.filter_of(options)
    library, every = placed_bookmarks(options, output)
    bookmarks = wanted.keep(every)
    if options.json:
        output.json({"schema": SCHEMA, "bookmarks": [bookmark_values(each) for each in bookmarks]})
    else:
        for each in bookmarks:
            output.line(line_of(each))
    if not every and output.err_terminal:
        output.note(f"no bookmarks in {library.title} yet; b keeps a passage in the reading room")
    elif (doubt := told_of_doubt(bookmarks)) and output.err_terminal:
        output.note(f"{doubt}; dtti-tui bookmarks audit shows them")
    return FOUND if bookmarks else NOTHING


def _note(options: argparse.Namespace, output: Output) -> int:
    library = open_library(options)
    found = _found([options.item], library, output)
    if not found:
        return NOTHING
    if options.note is not None or options.tag or options.untag or options.colour:
        with closing(Notebook.open(library.key)) as notebook:
            _amend(notebook, [found[0].id], options)
            found = [each for each in notebook.bookmarks() if each.id == found[0].id]
        if not found:
            raise CommandError(f"{options.item}: this bookmark is not there any more; nothing was changed")
    (bookmark,) = standing_now(found, library, output)
    output.json(bookmark_shape(bookmark)) if options.json else output.line(line_of(bookmark))
    return FOUND


def _tag(options: argparse.Namespace, output: Output) -> int:
    return _changed("changed", lambda notebook, ids: _amend(notebook, ids, options), options, output)


def _remove(options: argparse.Namespace, output: Output) -> int:
    return _changed("removed", lambda notebook, ids: notebook.remove_bookmark(*ids), options, output)


def _changed(
    what: str, act: Callable[[Notebook, Sequence[str]], int], options: argparse.Namespace, output: Output
) -> int:
    """Do something to all the bookmarks that are named, or to none."""
    library = open_library(options)
    found = _found(options.items, library, output)
    if not found:
        return NOTHING
    ids = [each.id for each in found]
    with closing(Notebook.open(library.key)) as notebook:
        number = act(notebook, ids)
    return _done(what, number, ids, options, output)


def _done(what: str, number: int, ids: Sequence[str], options: argparse.Namespace, output: Output) -> int:
    if options.json:
        output.json({"schema": SCHEMA, what: number, "ids": list(ids)})
    else:
        undo = "; u in the reading room brings them back" if what == "removed" else ""
        output.line(f"{count(number, 'bookmark')} {what}{undo}")
    return FOUND


def _found(names: Sequence[str], library: Library, output: Output) -> list[Bookmark]:
    """The bookmarks with these ids; none at all where one of them is not there, which is said."""
    bookmarks = kept_bookmarks(library, output)
    found = {name: called(name, bookmarks) for name in names}
    missing = [name for name, each in found.items() if each is None]
    for name in missing:
        output.note(f"{name}: no bookmark of {library.title} has this id; dtti-tui bookmarks list shows them")
    return [] if missing else [*{each.id: each for each in found.values() if each is not None}.values()]


def _amend(notebook: Notebook, ids: Sequence[str], options: argparse.Namespace) -> int:
    """Change what was asked for and no more, since others may be writing to the same bookmarks."""
    note = getattr(options, "note", None)
    wanted = Amendment(note, added=options.tag, removed=options.untag, colour=_colour(options))
    return notebook.amend(ids, wanted)


def _colour(options: argparse.Namespace) -> Colour | None:
    return next((each for each in COLOURS if (each or "none") == options.colour), None)


def line_of(bookmark: Bookmark) -> str:
    """A bookmark in columns; colour, tags and note only where there are any."""
    written = (bookmark.colour, ", ".join(bookmark.tags), bookmark.note)
    columns = (
        one_line(bookmark.id[:SHOWN_ID]),
        one_line(bookmark.created[:10]),
        status_of(bookmark),
        place_now(bookmark),
    )
    return "\t".join((*columns, f"“{one_line(bookmark.brief)}”", *map(one_line, written))).rstrip("\t")


_ACTIONS: Mapping[str, Callable[[argparse.Namespace, Output], int]] = {
    "list": _list,
    "note": _note,
    "tag": _tag,
    "remove": _remove,
    "audit": bookmarks_audit.audit,
    "export": bookmarks_export.export,
    "import": bookmarks_import.take_in,
}
