"""The index is built beside the reading: progress, new states of the index, and what could not be read."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from textual.content import Content

from indexdir import BuildReport, BusyError, IndexdirError, Library, Progress
from tui.commands import key_of
from tui.screens.reading.answers import Answer, BuildEnded, BuildMoved, BuildWaits, CollectionChanged
from tui.screens.reading.finding import ask_again
from tui.screens.reading.finding_again import look_for_bookmarks
from tui.screens.reading.going import request_document
from tui.screens.reading.handlers import handles, hears
from tui.screens.reading.listing import refill, tell_unread
from tui.screens.reading.overlay import lay_over
from tui.screens.reading.room import Room
from tui.screens.reading.views import Request
from tui.screens.reading.working import Cancelled

SECONDS_BETWEEN_TRIES = 1.0
_SECONDS_BETWEEN = 0.1


def start_build(room: Room) -> None:
    """Bring the index up to date in a thread of its own."""
    room.fetch("build", partial(_build, room.library, room.post_message))


@handles("look_again")
def look_again(room: Room) -> None:
    """Look for what is new, changed or gone in the folder, unless that is being done already."""
    desk = room.desk
    if desk.built:
        desk.looking, desk.built = True, False
        start_build(room)
        room.say("Looking for new files …")
    else:
        room.say("The folder is being looked through already.")


def _build(library: Library, post: Callable[[Answer], bool], cancelled: Cancelled) -> Answer:
    reported = 0.0
    generation = library.generation

    def report(progress: Progress) -> None:
        nonlocal reported, generation
        now = time.monotonic()
        if progress.generation > generation or now - reported >= _SECONDS_BETWEEN:
            reported, generation = now, max(generation, progress.generation)
            post(BuildMoved(progress))

    try:
        return BuildEnded(library.build(report=report, cancelled=cancelled))
    except BusyError:
        return BuildWaits()
    except IndexdirError as error:
        return BuildEnded(None, str(error))


@hears(BuildMoved)
def build_moved(room: Room, answer: BuildMoved) -> None:
    """Show how far the build is, and open the new state of the index if there is one."""
    desk, progress = room.desk, answer.progress
    saved = progress.generation > desk.generation
    if saved:
        refresh_collection(room)
    if progress.stage == "reading" and (saved or not desk.unread):
        desk.unread = progress.total - (progress.done if saved else 0)
    if progress.stage == "reading" and progress.total:
        _subtitle(room, f"reading {progress.done:,} of {progress.total:,} …")
    elif progress.stage != "done":
        _subtitle(room, "looking for changes …" if progress.stage == "looking" else "saving …")


@hears(BuildWaits)
def build_waits(room: Room, answer: BuildWaits) -> None:
    """Show what another process has brought into the index so far, and try again until it is done."""
    if not room.desk.waiting:
        room.say("Another dtti-tui is indexing this collection; its work shows here when it is done.", trouble=True)
    room.desk.waiting = True
    _subtitle(room, "indexing elsewhere …")
    refresh_collection(room)
    room.set_timer(SECONDS_BETWEEN_TRIES, partial(start_build, room))


@hears(BuildEnded)
def build_ended(room: Room, ended: BuildEnded) -> None:
    """Say how the build ended."""
    if ended.trouble:
        room.say(ended.trouble, trouble=True)
    elif room.desk.looking and ended.report is not None:
        room.say(_brought(ended.report))
    room.desk.looking = False
    room.desk.built, room.desk.trouble, room.desk.unread, room.desk.waiting = True, ended.trouble, 0, False
    refresh_collection(room)


def refresh_collection(room: Room) -> None:
    """Open the newest state of the index, in a thread."""
    room.fetch("refresh", partial(_refresh, room))


def _refresh(room: Room, cancelled: Cancelled) -> Answer:
    library = room.library
    library.refresh()
    room.post_message(lay_over(room))
    return CollectionChanged(library.documents(), library.failures(), library.generation)


@hears(CollectionChanged)
def collection_changed(room: Room, changed: CollectionChanged) -> None:
    """Show the documents of a new state of the index, with the place kept."""
    desk = room.desk
    stale = changed.generation != desk.generation
    desk.generation, desk.failures = changed.generation, changed.failures
    if desk.built:
        tell_unread(room)
        if not changed.documents:
            room.reader.notice(desk.trouble or _empty_line(len(changed.failures)))
        look_for_bookmarks(room)
    if not stale:
        return
    desk.documents = changed.documents
    if desk.listing.results is None:
        refill(room, keep=room.highlighted or f"doc:{room.open_document}")
    ask_again(room)
    _keep_reading(room)


def _keep_reading(room: Room) -> None:
    """Open the first document where none is open yet, and read the open one again where it has changed."""
    documents = {document.id: document for document in room.desk.documents}
    reading = room.reader.reading
    if reading is None:
        if documents and room.desk.asked is None:
            request_document(room, Request(next(iter(documents))))
    elif reading.document.id not in documents:
        room.say(f"“{reading.document.title}” is no longer in the collection.", trouble=True)
    elif documents[reading.document.id].digest != reading.document.digest:
        request_document(room, Request(reading.document.id, room.desk.listing, state=room.spot()))


def _brought(report: BuildReport) -> str:
    """What looking for new files has come to."""
    if not (report.added or report.changed or report.removed):
        return "Nothing has changed in the folder."
    return f"{report.added:,} new, {report.changed:,} changed, {report.removed:,} gone."


def _empty_line(failures: int) -> str:
    if failures:
        return f"None of the files in this folder could be read; press {key_of('problems')} to see why."
    return f"No documents in this folder. Put text, Markdown or HTML into it; {key_of('look_again')} looks for them."


def _subtitle(room: Room, line: str) -> None:
    room.documents_pane.border_subtitle = Content(line)
