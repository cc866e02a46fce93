"""The reading room as its handlers see it: the panes, what lies on the desk, and how to fetch and to say things."""

from __future__ import annotations

import threading
from asyncio import Lock
from functools import partial

from msgspec.structs import replace
from textual import getters

from indexdir import Library
from tui.commands import INSIDE, PAGES, Where, footer_commands, footer_key
from tui.notebook import Notebook, Spot, spot_of
from tui.screens.reading.arranged import arrange, beside, columns_for
from tui.screens.reading.arrangement import COLUMN_OF, Arrangement, read
from tui.screens.reading.desk import Desk
from tui.screens.reading.notice import NoticeLine
from tui.screens.reading.tabs import PaneTabs
from tui.screens.reading.unable import idle, no_cards
from tui.screens.reading.views import Page, View
from tui.screens.reading.working import Working
from tui.settings import Settings
from tui.widgets.card import CardPane
from tui.widgets.concordance import Concordance
from tui.widgets.documents import DocumentList
from tui.widgets.entities import EntityList
from tui.widgets.evidence import EvidenceList
from tui.widgets.facets import FacetList
from tui.widgets.find_line import FindLine
from tui.widgets.footer import KeyFooter
from tui.widgets.hit_rows import Named
from tui.widgets.ladder import LadderList
from tui.widgets.mention_words import mention_words
from tui.widgets.reader import Reader
from tui.widgets.refusal import Refusal
from tui.widgets.rows import Rows
from tui.widgets.search_bar import SearchBar

_AWAITED = ("asked", "saved", "cards", "notebook", "recall", "kept", "audit")
SIDES: tuple[Where, ...] = ("documents", "entities", "card", "facets")


class Room(Working):
    """The panes and the desk, without knowing any handler."""

    bar = getters.query_one(SearchBar)
    documents_pane = getters.query_one(DocumentList)
    facets_pane = getters.query_one(FacetList)
    ladder_pane = getters.query_one(LadderList)
    reader = getters.query_one(Reader)
    entities_pane = getters.query_one(EntityList)
    card_pane = getters.query_one(CardPane)
    concordance = getters.query_one(Concordance)
    evidence = getters.query_one(EvidenceList)
    tabs = getters.query_one(PaneTabs)
    refusal = getters.query_one(Refusal)
    notice_line = getters.query_one(NoticeLine)
    key_footer = getters.query_one(KeyFooter)

    def __init__(
        self,
        library: Library,
        notebook: Notebook,
        *,
        fresh: bool = False,
        remarks: tuple[str, ...] = (),
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self.library = library
        self.notebook = notebook
        self.fresh = fresh
        self.settings = settings or Settings()
        self.remarks = tuple(filter(None, (*remarks, library.damage, notebook.problem)))
        self.desk = Desk()
        self.arrangement = read(notebook.recall("layout"))
        self.sizes: object = ((0, 0), Arrangement())
        self.find_line: FindLine | None = None
        self.cards = {card.id: Named(card.name, card.kind) for card in library.cards()}
        self.names = {card: named.name for card, named in self.cards.items()}
        self.explain = partial(mention_words, names=self.names)
        self.writing = Lock()
        self.deciding = threading.Lock()

    @property
    def place(self) -> Where:
        """Where the keys go: the search bar, one of the panes, or a selection in the text."""
        if self.focused is self.bar:
            return "search"
        return "selecting" if self.desk.pane == "reader" and self.reader.selecting else self.desk.pane

    @property
    def opening(self) -> bool:
        """Whether a document has been asked for and is not on the screen yet."""
        return self.desk.asked is not self.desk.shown

    @property
    def open_document(self) -> str:
        """The id of the document on the screen, or empty."""
        return self.reader.reading.document.id if self.reader.reading is not None else ""

    @property
    def expecting(self) -> bool:
        """Whether what a key has asked for is to come yet: a line to type in, a list, the finds that n goes through."""
        here, line = self.desk.here, self.find_line
        if here.typing is not None:
            return line is None or not line.has_focus
        listed = any(worker.group in _AWAITED and not worker.is_finished for worker in self.workers)
        deciding = self.desk.review.judging or (self.opening and self.desk.review.onward is self.desk.asked)
        return listed or deciding or not here.sought

    def shows(self, document: str, digest: str) -> bool:
        """Whether a document is on the screen, in the text whose file has this digest."""
        reading = self.reader.reading
        return reading is not None and (reading.document.id, reading.document.digest) == (document, digest)

    def pane(self, name: Where) -> Reader | Rows:
        """The pane of this name."""
        return self.query_one(f"#{name}", Rows) if name in INSIDE and name != "reader" else self.reader

    def present(self, name: Where) -> Where:
        """The pane of this name, or the one that is there in place of it."""
        if name == "facets" and not self.desk.listing.narrowing:
            name = "documents"
        if name in ("documents", "ladder"):
            return "ladder" if self.desk.listing.hopeless else "documents"
        return name

    def refuse(self, line: str, column: int) -> None:
        """Say what is wrong with the query, from a 0-based column of it on."""
        self.refusal.say(f"column {column + 1}: {line}")
        self.bar.mark(column)

    def accept(self) -> None:
        """Nothing is wrong with the query any more."""
        self.refusal.say("")
        self.bar.mark(-1)

    def say(self, line: str, *, trouble: bool = False) -> None:
        """Show one line for a few seconds where the footer is, also on a list that hides the room."""
        for screen in self.app.screen_stack:
            for notice in screen.query(NoticeLine):
                notice.say(line, trouble=trouble)

    @property
    def highlighted(self) -> str:
        """The key of the highlighted row of the list, or empty."""
        return self.documents_pane.row.key if self.documents_pane.row is not None else ""

    def spot(self) -> Spot | None:
        """The place in the document on the screen, with the text that stands there."""
        reading, state = self.reader.reading, self.reader.view_state()
        return spot_of(reading, state.cursor, state.row) if reading is not None and state is not None else None

    def view(self) -> View:
        """What is on the screen now, for the history."""
        desk = self.desk
        return View(
            document=self.open_document,
            state=self.spot(),
            listing=desk.listing,
            row=self.highlighted,
            card=desk.card,
            card_row=self.card_pane.row.key if self.card_pane.row is not None else "",
            card_top=self.card_pane.scroll_offset.y,
            pinned=desk.pinned,
            whole=desk.whole,
            page=self._page(),
            pane=desk.pane,
            filters=tuple((name, text) for name in INSIDE if (text := getattr(self.pane(name), "filter", ""))),
        )

    def _page(self) -> Page | None:
        """The page on the screen, with the place on it."""
        pane, page = self.pane(self.desk.pane), self.desk.page
        if page is None or not isinstance(pane, Concordance | EvidenceList):
            return None
        return replace(page, row=pane.row.key if pane.row is not None else "", top=pane.scroll_offset.y)

    def visit(self) -> None:
        """Note the view on the screen in the history, before something else takes its place."""
        if self.desk.settled:
            self.desk.history.visit(self.view())

    def show_pane(self, name: Where) -> None:
        """Bring a pane forward where there is room for few, and give it the keys."""
        if COLUMN_OF.get(name) == "side" and not self.cards:
            self.say(no_cards())
        elif name in INSIDE:
            name = self.present(name)
            self.pane_changed(name)
            self.set_focus(self.pane(name), scroll_visible=False)

    def pane_changed(self, name: Where) -> None:
        """Let the layout and the footer follow the pane that has the keys."""
        self.desk.pane = name
        self.desk.whole = self.desk.whole and name == "card"
        self.bring_forward(name)
        self.refresh_footer()

    def bring_forward(self, name: Where) -> None:
        """Show a pane where there is room for few, wherever the keys are."""
        name = "documents" if name == "ladder" else name
        if name in SIDES:
            self.desk.side = name
        self.update_classes(self.classes_for(name), animate=False)  # all at once: each change styles all anew
        desk = self.desk
        arrange(self, self.app.size.width)
        self.card_pane.show_whole(name == "card" and (desk.whole or self.has_class("-zoom")))
        self.tabs.show(name, beside(self), narrowing=desk.listing.narrowing, cards=bool(self.cards))

    def classes_for(self, name: Where) -> dict[str, bool]:
        """The classes of the screen, with a pane brought forward."""
        desk = self.desk
        classes = {f"-{at}-{pane}": pane == now for pane in INSIDE for at, now in (("at", name), ("side", desk.side))}
        classes |= {"-page": name in PAGES, "-whole": name == "card" and desk.whole}
        classes |= {
            "-searched": desk.listing.query is not None or bool(desk.resuming and desk.resuming.query),
            "-narrowing": desk.listing.narrowing,
            "-hopeless": desk.listing.hopeless,
            **columns_for(self, name),
        }
        return classes

    def refresh_footer(self) -> None:
        """Show the keys that act where one is."""
        if self.desk.here.typing is not None:
            self.key_footer.show([("Enter", "keep", "find_here"), ("Esc", "back as it was", "clear")])
            return
        shown = footer_commands(self.place, without=idle(self))
        typing = self.place == "search"
        self.key_footer.show([(footer_key(item, typing=typing), item.label, item.id) for item in shown])
