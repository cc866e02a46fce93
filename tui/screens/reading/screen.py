"""The reading room: documents, text, names and cards. It routes; what is done stands in the handlers beside it."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from tui.commands import COMMAND, INSIDE, PAGES, ROOM, taken
from tui.screens.keys import bindings_for
from tui.screens.left_out import left_out_briefly
from tui.screens.reading import following, going, opening
from tui.screens.reading.handlers import HANDLERS
from tui.screens.reading.notice import NoticeLine
from tui.screens.reading.searched import SearchedRoom
from tui.screens.reading.tabs import PaneTabs
from tui.screens.reading.views import Request
from tui.widgets.card import CardPane
from tui.widgets.concordance import Concordance
from tui.widgets.documents import DocumentList
from tui.widgets.entities import EntityList
from tui.widgets.evidence import EvidenceList
from tui.widgets.facets import FacetList
from tui.widgets.footer import KeyFooter
from tui.widgets.ladder import LadderList
from tui.widgets.reader import Reader
from tui.widgets.refusal import Refusal
from tui.widgets.search_bar import SearchBar


class ReadingScreen(SearchedRoom):
    """The panes of the reading room, and who hears what of them."""

    AUTO_FOCUS = "#reader"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(*ROOM)

    def compose(self) -> ComposeResult:
        """The search bar above the panes, the keys below."""
        yield SearchBar(id="search")
        yield Refusal(id="refusal")
        yield PaneTabs()
        with Container(id="panes"):
            with Vertical(id="left"):
                yield DocumentList(self.cards, id="documents", empty="No documents are here yet.")
                yield LadderList(id="ladder")
                yield FacetList(self.cards, id="facets")
            with Vertical(id="side"):
                yield EntityList(id="entities", empty="No names of cards are in this text.")
                yield CardPane(
                    id="card", empty="The card of the name under the cursor shows here; ] goes to the next name."
                )
            yield Concordance(id="concordance", empty="Looking for the mentions …")
            yield EvidenceList(id="evidence", empty="Looking for what supports it …")
            yield Reader(explain=self.explain, id="reader")
        yield KeyFooter(id="keys")
        yield NoticeLine()

    def on_mount(self) -> None:
        """Show what there is; then the index is brought up to date."""
        self.bar.warn(left_out_briefly(self.library.problems))
        opening.open_room(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means something else where one is does not stand for the command."""
        return not (action == "run" and self.is_mounted and taken(str(parameters[0]), self.place))

    def action_run(self, command: str) -> None:
        """Do what the command with this id says; on a page, only what acts on pages."""
        if self.place in PAGES and self.place not in COMMAND[command].where:
            self.say(f"{COMMAND[command].title}: not on this page; Enter goes on to the text, Esc leaves.")
        else:
            self.notice_line.clear_notice()
            HANDLERS[command](self)

    # The panes

    @on(events.DescendantFocus)
    def focus_moved(self) -> None:
        """Let layout and footer follow the focus, also when a click moved it."""
        for name in INSIDE:
            if self.focused is self.pane(name):
                self.desk.settled = self.desk.settled or name == "reader"
                self.pane_changed(name)
        self.refusal.display = bool(self.refusal.line) and self.place == "search"
        self.refresh_footer()

    @on(PaneTabs.Chosen)
    def tab_chosen(self, event: PaneTabs.Chosen) -> None:
        """A click on a tab goes to its pane."""
        self.show_pane(event.pane)

    @on(KeyFooter.Pressed)
    def key_pressed(self, event: KeyFooter.Pressed) -> None:
        """A click on a key of the footer is the command."""
        self.action_run(event.command_id)

    @on(Reader.CursorMoved)
    def cursor_moved(self, event: Reader.CursorMoved) -> None:
        """Let the card follow."""
        if event.mention is not None:
            following.follow(self, event.mention.card)
            self.entities_pane.follow(event.mention.card)

    @on(Reader.MentionOpened)
    def mention_opened(self, event: Reader.MentionOpened) -> None:
        """Open the card of the clicked mention, or offer what it could mean."""
        from tui.screens.reading import viewing

        viewing.open_mention(self, event.mention)

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

    @on(CardPane.LineOpened)
    def card_line_opened(self, event: CardPane.LineOpened) -> None:
        """Go to a mention of the card."""
        from tui.screens.reading import finding

        finding.go_to_mention(self, event.card_id, event.line.document.id, event.line.start)

    @on(CardPane.MoreWanted)
    def card_more_wanted(self, event: CardPane.MoreWanted) -> None:
        """Show the rest of a section."""
        from tui.screens.reading import citing

        citing.show_more(self, event.section)

    @on(Concordance.Opened)
    def mention_chosen(self, event: Concordance.Opened) -> None:
        """Go to a mention."""
        from tui.screens.reading import finding

        finding.go_to_mention(self, event.card_id, event.line.document.id, event.line.start)

    @on(EvidenceList.Opened)
    def evidence_chosen(self, event: EvidenceList.Opened) -> None:
        """Go to what supports a relation."""
        at = event.piece.marks[0][0] if event.piece.marks else event.piece.start
        going.go_to(self, Request(event.piece.document.id, self.desk.listing, at=at))
