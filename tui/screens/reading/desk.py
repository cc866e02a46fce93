"""What the reading room is showing and waiting for, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field

from indexdir import Document, Failure, Query
from tui.commands import Where
from tui.notebook import Bookmark, Choice, Draft, Placed, Session, Spot
from tui.screens.cards import CardOrder
from tui.screens.reading.kept_desk import KeptDesk
from tui.screens.reading.review_desk import ReviewDesk
from tui.screens.reading.views import Checking, Here, History, Listing, Page, Recall, Request, View


@dataclass
class Desk:
    """What the reading room is showing and waiting for; only the screen and its handlers change it.

    `asked` and `wanted` are the last request and query; an answer to any other is dropped. `shown` is the request that
    the document on the screen answers. `land` is whether the answer to `wanted` is to be opened at its best hit.
    `settled` is False while the highlight of a list is being moved. `whole` is whether the card has the whole screen;
    `page` is what is shown in place of the panes, and `before_page` the view in which that was asked for, in the pane
    `asked_from`. `cards_order` is that of the list of all cards. `placed` are the choices that count in the documents
    as they are. `unread` counts the files that the build has not yet brought into the index; `waiting` is whether
    another process builds it. `remembered` is the view that the notebook knows of. `left` are the places in the
    documents that were read in this session. `number` is how many actions the notebook had when `bookmarks` were read.
    `recall` is the way through what was asked before, while ↑ and ↓ lead through it. `fresh` are a saved query and the
    documents that are new to it. `ended` is the question, and the direction, in which there was no further match.
    `refining` is the last query that was made by narrowing down or widening, `refused` the text of the last one that
    could not be understood. `passed` is a question, and by document the number of the first of its matches that was
    gone to. `looking` is whether the build was asked for. `kept` is about the list of what is kept. `drafts` are notes,
    by their keys, that were typed at another time and not kept. `placing` is the bookmark that is being placed by
    hand. `audited` is the row and the place at which the list of bookmarks in doubt was left.
    """

    documents: tuple[Document, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    number: int = -1
    choices: tuple[Choice, ...] = ()
    placed: Placed = field(default_factory=dict)
    listing: Listing = field(default_factory=Listing)
    asked: Request | None = None
    shown: Request | None = None
    wanted: Query | None = None
    land: bool = False
    card: str = ""
    card_row: str = ""
    card_top: int = 0
    pinned: bool = False
    whole: bool = False
    page: Page | None = None
    before_page: View | None = None
    asked_from: Where = "reader"
    cards_order: CardOrder = "kind"
    pane: Where = "reader"
    side: Where = "documents"
    before_search: View | None = None
    settled: bool = True
    generation: int = -1
    built: bool = False
    trouble: str = ""
    unread: int = 0
    waiting: bool = False
    remembered: Session | None = None
    resuming: Session | None = None
    left: dict[str, Spot] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    drafts: dict[str, Draft] = field(default_factory=dict)
    placing: Bookmark | None = None
    audited: tuple[str, int] = ("", 0)
    recall: Recall | None = None
    fresh: tuple[str, frozenset[str]] = ("", frozenset())
    refining: Query | None = None
    refused: str = ""
    passed: tuple[tuple[Query | None, str], dict[str, int]] = field(default_factory=lambda: ((None, ""), {}))
    looking: bool = False
    ended: tuple[tuple[Query | None, str], int] | None = None
    history: History = field(default_factory=History)
    here: Here = field(default_factory=Here)
    kept: KeptDesk = field(default_factory=KeptDesk)
    checking: Checking = field(default_factory=Checking)
    review: ReviewDesk = field(default_factory=ReviewDesk)
