"""The reading room as it hears its workers: each answer is handed to those who know what to do with it."""

from __future__ import annotations

from textual import on
from textual.worker import Worker, WorkerState

from tui.messages import BuildEnded, BuildMoved, BuildWaits, CollectionChanged
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.choices import ChoicesScreen
from tui.screens.reading import (
    answers,
    asking,
    building,
    deciding,
    explaining,
    finding,
    following,
    going,
    keeping,
    opening,
    paging,
    recalling,
    saving,
    viewing,
)
from tui.screens.reading.room import Room
from tui.screens.saved import SavedScreen


class AnsweredRoom(Room):
    """What the workers of the reading room answer with, and who hears it."""

    @on(answers.RoomOpened)
    def room_opened(self, event: answers.RoomOpened) -> None:
        """Index and notebook have been read; the index can be brought up to date now."""
        opening.room_opened(self, event)
        building.start_build(self)

    @on(answers.ChoicesPlaced)
    def choices_placed(self, event: answers.ChoicesPlaced) -> None:
        """What was decided about names counts from here on."""
        deciding.choices_placed(self, event)
        if isinstance(self.app.screen, ChoicesScreen):
            self.app.screen.refresh_choices(event.choices, event.placed)

    @on(answers.MentionsRevised)
    def mentions_revised(self, event: answers.MentionsRevised) -> None:
        """The document on the screen has other mentions."""
        deciding.mentions_revised(self, event)

    @on(answers.DocumentRead)
    def document_read(self, event: answers.DocumentRead) -> None:
        """A document has been read."""
        going.document_read(self, event)

    @on(answers.SearchAnswered)
    def search_answered(self, event: answers.SearchAnswered) -> None:
        """A query has been answered."""
        asking.search_answered(self, event)

    @on(answers.SearchRefused)
    def search_refused(self, event: answers.SearchRefused) -> None:
        """A query can't be understood."""
        asking.search_refused(self, event)

    @on(answers.PassagesFound)
    def passages_found(self, event: answers.PassagesFound) -> None:
        """The passages of hits in view are known."""
        asking.passages_found(self, event)

    @on(answers.LadderFound)
    def ladder_found(self, event: answers.LadderFound) -> None:
        """The ways out of an empty answer are known."""
        asking.ladder_found(self, event)

    @on(answers.Explained)
    def explained(self, event: answers.Explained) -> None:
        """It is known why a document stands where it does."""
        explaining.explained(self, event)

    @on(answers.Recalled)
    def recalled(self, event: answers.Recalled) -> None:
        """What was asked before is known."""
        recalling.recalled(self, event)

    @on(answers.HistoryRead)
    def history_read(self, event: answers.HistoryRead) -> None:
        """All that was asked before is known."""
        recalling.history_read(self, event)

    @on(answers.SavedRead)
    def saved_read(self, event: answers.SavedRead) -> None:
        """The saved searches are known."""
        saving.saved_read(self, event)

    @on(answers.SavedAsked)
    def saved_asked(self, event: answers.SavedAsked) -> None:
        """A saved search has been looked at."""
        saving.saved_asked(self, event)

    @on(answers.MarksFound)
    def marks_found(self, event: answers.MarksFound) -> None:
        """The matches in the open document are known."""
        finding.marks_found(self, event)

    @on(answers.EntityFound)
    def entity_found(self, event: answers.EntityFound) -> None:
        """The documents that mention an entity are known."""
        finding.entity_found(self, event)

    @on(answers.CardRead)
    def card_read(self, event: answers.CardRead) -> None:
        """A card has been put together."""
        following.card_read(self, event)

    @on(answers.PageRead)
    def page_read(self, event: answers.PageRead) -> None:
        """Mentions in context, or what supports a relation, have been found."""
        paging.page_read(self, event)

    @on(answers.CardsCounted)
    def cards_counted(self, event: answers.CardsCounted) -> None:
        """The mentions of all cards have been counted."""
        viewing.show_cards(self, event)

    @on(answers.NotebookChanged)
    def notebook_changed(self, event: answers.NotebookChanged) -> None:
        """The notebook has written."""
        keeping.notebook_changed(self, event)
        if isinstance(self.app.screen, BookmarksScreen):
            self.app.screen.refresh_bookmarks(event.bookmarks)
        elif isinstance(self.app.screen, SavedScreen):
            saving.show_saved(self)

    @on(answers.Trouble)
    def trouble(self, event: answers.Trouble) -> None:
        """Something could not be done."""
        self.say(event.line, trouble=True)
        self.desk.shown, self.desk.land = self.desk.asked, False
        if event.damaged:
            building.start_build(self)

    @on(BuildMoved)
    def build_moved(self, event: BuildMoved) -> None:
        """The build has come further."""
        building.build_moved(self, event.progress)

    @on(BuildWaits)
    def build_waits(self) -> None:
        """Another process is building."""
        building.build_waits(self)

    @on(BuildEnded)
    def build_ended(self, event: BuildEnded) -> None:
        """The build is over."""
        building.build_ended(self, event)

    @on(CollectionChanged)
    def collection_changed(self, event: CollectionChanged) -> None:
        """A new state of the index is open."""
        building.collection_changed(self, event)

    @on(Worker.StateChanged)
    def worker_moved(self, event: Worker.StateChanged) -> None:
        """A mistake of ours in a worker is said, not swallowed."""
        if event.state is not WorkerState.ERROR:
            return
        trouble = f"That did not work: {event.worker.error!r}"
        if event.worker.group == "build":
            building.build_ended(self, BuildEnded(None, trouble))
            return
        self.say(trouble, trouble=True)
        if event.worker.group == "opening":
            building.start_build(self)
