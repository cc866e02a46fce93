"""The reading room: documents, text, names and cards. It routes; what is done stands in the handlers beside it."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.worker import Worker, WorkerState

from tui.commands import PANES, ROOM
from tui.messages import BuildEnded, BuildMoved, CollectionChanged
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.keys import bindings_for
from tui.screens.reading import answers, building, finding, following, going, keeping, moving, opening, viewing
from tui.screens.reading.handlers import HANDLERS
from tui.screens.reading.notice import NoticeLine
from tui.screens.reading.room import Room
from tui.screens.reading.tabs import PaneTabs
from tui.screens.reading.views import Request
from tui.widgets.card import CardPane
from tui.widgets.documents import DocumentList
from tui.widgets.entities import EntityList
from tui.widgets.footer import KeyFooter
from tui.widgets.reader import Reader
from tui.widgets.search_bar import SearchBar

__all__ = ["ReadingScreen", "moving"]


class ReadingScreen(Room):
    """The panes of the reading room, and who hears what of them."""

    AUTO_FOCUS = "#reader"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(*ROOM)

    def compose(self) -> ComposeResult:
        """The search bar above the panes, the keys below."""
        yield SearchBar(id="search")
        yield PaneTabs()
        with Container(id="panes"):
            yield DocumentList(id="documents", empty="No documents are here yet.")
            with Vertical(id="side"):
                yield EntityList(id="entities", empty="No names of cards are in this text.")
                yield CardPane(
                    id="card", empty="The card of the name under the cursor shows here; ] goes to the next name."
                )
            yield Reader(id="reader")
        yield KeyFooter(id="keys")
        yield NoticeLine()

    def on_mount(self) -> None:
        """Show what there is, and bring the index up to date beside it."""
        opening.open_room(self)
        building.start_build(self)

    def action_run(self, command: str) -> None:
        """Do what the command with this id says."""
        HANDLERS[command](self)

    # The panes

    @on(events.DescendantFocus)
    def focus_moved(self) -> None:
        """Let layout and footer follow the focus, also when a click moved it."""
        for name in PANES:
            if self.focused is self.pane(name):
                self.desk.settled = self.desk.settled or name == "reader"
                self.pane_changed(name)
        self.refresh_footer()

    @on(PaneTabs.Chosen)
    def tab_chosen(self, event: PaneTabs.Chosen) -> None:
        """A click on a tab goes to its pane."""
        self.show_pane(event.pane)

    @on(KeyFooter.Pressed)
    def key_pressed(self, event: KeyFooter.Pressed) -> None:
        """A click on a key of the footer is the command."""
        self.action_run(event.command_id)

    @on(SearchBar.Typed)
    def query_typed(self, event: SearchBar.Typed) -> None:
        """Search as it is typed."""
        finding.typed(self, event.text)

    @on(SearchBar.Asked)
    def query_asked(self, event: SearchBar.Asked) -> None:
        """Land on the best hit."""
        finding.submitted(self, event.text)

    @on(SearchBar.Left)
    def bar_left(self, event: SearchBar.Left) -> None:
        """Go down into the list, or back to where one was."""
        if event.downward:
            self.show_pane("documents")
        else:
            finding.leave_bar(self)

    @on(DocumentList.Opened)
    def document_opened(self, event: DocumentList.Opened) -> None:
        """Open the chosen document, or show the one under the highlight."""
        hit = 0 if self.desk.listing.results is None else 1
        request = Request(event.document_id, self.desk.listing, at=event.offset, hit=hit)
        if event.by_choice:
            going.go_to(self, request)
        else:
            going.preview(self, request)

    @on(Reader.CursorMoved)
    def cursor_moved(self, event: Reader.CursorMoved) -> None:
        """Let the card follow."""
        if event.mention is not None:
            following.follow(self, event.mention.card)
            self.entities_pane.follow(event.mention.card)

    @on(Reader.MentionOpened)
    def mention_opened(self, event: Reader.MentionOpened) -> None:
        """Open the card of the clicked mention."""
        following.pin(self, event.mention.card)

    @on(EntityList.Opened)
    def entity_opened(self, event: EntityList.Opened) -> None:
        """Open the chosen card, or show the one under the highlight."""
        if event.by_choice:
            following.pin(self, event.card_id)
        else:
            following.look(self, event.card_id)

    @on(CardPane.CardOpened)
    def card_opened(self, event: CardPane.CardOpened) -> None:
        """Follow a relation."""
        following.pin(self, event.card_id)

    @on(CardPane.DocumentOpened)
    def card_document_opened(self, event: CardPane.DocumentOpened) -> None:
        """Open a document at the first mention of the card."""
        going.go_to(self, Request(event.document_id, self.desk.listing, mention=event.card_id))

    # The answers

    @on(answers.DocumentRead)
    def document_read(self, event: answers.DocumentRead) -> None:
        """A document has been read."""
        going.document_read(self, event)

    @on(answers.SearchAnswered)
    def search_answered(self, event: answers.SearchAnswered) -> None:
        """A query has been answered."""
        finding.search_answered(self, event)

    @on(answers.SearchRefused)
    def search_refused(self, event: answers.SearchRefused) -> None:
        """A query can't be understood."""
        finding.search_refused(self, event)

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

    @on(answers.Trouble)
    def trouble(self, event: answers.Trouble) -> None:
        """Something could not be done."""
        self.say(event.line, trouble=True)
        self.desk.shown = self.desk.asked
        if event.damaged:
            building.start_build(self)

    @on(BuildMoved)
    def build_moved(self, event: BuildMoved) -> None:
        """The build has come further."""
        building.build_moved(self, event.progress)

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
        else:
            self.say(trouble, trouble=True)
