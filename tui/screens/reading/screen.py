"""The reading room: documents, text, names and cards. It routes; what is done stands in the handlers beside it."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from tui.commands import COMMAND, INSIDE, PAGES, ROOM, key_of, taken
from tui.messages import CommandWanted
from tui.screens.keys import bindings_for
from tui.screens.left_out import left_out_briefly
from tui.screens.places import elsewhere
from tui.screens.reading import following, going, opening
from tui.screens.reading.arranged import arrange
from tui.screens.reading.handlers import HANDLERS
from tui.screens.reading.heard_here import HereRoom
from tui.screens.reading.notice import NoticeLine
from tui.screens.reading.tabs import PaneTabs
from tui.screens.reading.unable import no_card, unable
from tui.screens.reading.views import Request
from tui.settings import Settings
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


class ReadingScreen(HereRoom):
    """The panes of the reading room, and who hears what of them."""

    AUTO_FOCUS = "#reader"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(*ROOM)

    def begin(self) -> None:
        """Read ahead what is to be shown first, and take on its shape, so that the first frame is made once."""
        self._ahead = opening.read_ahead(self)
        self.update_classes(self.classes_for("reader"), update=False)

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
                yield CardPane(id="card", empty=no_card())
            yield Concordance(id="concordance", empty="Looking for the mentions …")
            yield EvidenceList(id="evidence", empty="Looking for what supports it …")
            yield Reader(explain=self.explain, id="reader")
        yield KeyFooter(id="keys")
        yield NoticeLine()

    def on_mount(self) -> None:
        """Show what there is; then the index is brought up to date."""
        self.bar.warn(left_out_briefly(self.library.problems))
        self.reader.most_columns = self.settings.measure
        opening.open_room(self, self._ahead)

    def settings_changed(self, settings: Settings, faults: tuple[str, ...]) -> None:
        """Other settings count from now on; `faults` is what is wrong with them."""
        # Imported when it is asked for: the first screen does without it.
        from tui.screens.reading.setting import settings_changed

        settings_changed(self, settings, faults)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means something else where one is does not stand for the command."""
        return not (action == "run" and self.is_mounted and taken(str(parameters[0]), self.place))

    def action_run(self, command: str) -> None:
        """Do what the command with this id says; on a page, only what acts on pages."""
        if self.place in PAGES and self.place not in COMMAND[command].where:
            self.say(
                f"{COMMAND[command].title}: not on this page; {key_of('open')} goes on to the text, "
                f"{key_of('clear')} leaves."
            )
        elif self.place == "selecting" and self.place not in COMMAND[command].where:
            self.say(f"{COMMAND[command].title}: not while you select; {key_of('clear')} ends that.")
        elif why := unable(self, command) or elsewhere(command, self.place):
            self.say(why)
        else:
            self.notice_line.clear_notice()
            HANDLERS[command](self)

    @on(CommandWanted)
    def command_wanted(self, event: CommandWanted) -> None:
        """A command was chosen from a list."""
        self.action_run(event.command)

    # The panes

    @on(events.Resize)
    def size_changed(self, event: events.Resize) -> None:
        """Keep the panes within what there is room for."""
        arrange(self, event.size.width)

    @on(events.ScreenResume)
    def come_back(self) -> None:
        """The terminal may have another size by now."""
        if self.is_mounted:
            arrange(self, self.app.size.width)

    @on(events.DescendantFocus)
    def focus_moved(self) -> None:
        """Let layout and footer follow the focus, also when a click moved it."""
        for name in INSIDE:
            if self.focused is self.pane(name):
                self.desk.settled = self.desk.settled or name == "reader"
                self.pane_changed(name)
        if self.desk.here.typing is not None:
            from tui.screens.reading import finding_here

            finding_here.focus_moved(self)
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
        if self.desk.listing.query is not None and self.desk.pane == "reader":
            from tui.screens.reading import reviewed

            reviewed.landed(self)

    @on(Reader.SelectingChanged)
    def selecting_changed(self) -> None:
        """Other keys act while text is being selected."""
        self.refresh_footer()

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
