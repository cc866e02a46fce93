"""What the workers of the reading room answer with; each carries its question, so that a stale one is dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.message import Message

from indexdir import (
    BuildReport,
    Document,
    DocumentText,
    Explanation,
    Failure,
    Hit,
    Ladder,
    Progress,
    Query,
    Results,
    Section,
)
from tui.notebook import Asked, Bookmark, Choice, Placed, SavedSearch, Session, Spot
from tui.screens.reading.views import Listing, Page, Request
from tui.widgets.card import CardView
from tui.widgets.concordance import ConcordanceView
from tui.widgets.evidence import EvidenceView

if TYPE_CHECKING:
    from pathlib import Path

    from tui.copying import Copied
    from tui.find_here import Finds
    from tui.screens.cards import CardCatalogue
    from tui.screens.reading.kept_index import KeptIndex


class Answer(Struct, frozen=True):
    """What a worker found out; `hears` registers who is told."""


class Answered(Message):
    """A worker has answered. One message for all answers: a class of messages takes long to make."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class DocumentRead(Answer, frozen=True):
    """A requested document with its matches and bookmarks; of a long one the matches may follow as `MarksFound`.

    `left` is where the reader left it, None if it was not read before.
    """

    request: Request
    reading: DocumentText
    hits: tuple[tuple[int, int], ...]
    bookmarks: tuple[Bookmark, ...]
    left: Spot | None = None
    complete: bool = True


class RoomOpened(Answer, frozen=True):
    """What index and notebook hold when the room is entered, and the document to begin with.

    `trouble` says in one line what could not be read; `generation` is then -1. `choices` is what was decided about
    names, None where that could not be placed. `number` is how many actions the notebook has had.
    """

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]
    generation: int
    bookmarks: tuple[Bookmark, ...]
    number: int
    first: DocumentRead | None
    session: Session
    choices: ChoicesPlaced | None = None
    trouble: str = ""


class ChoicesPlaced(Answer, frozen=True):
    """All that was decided about names, and where it now counts; the index answers accordingly from here on."""

    choices: tuple[Choice, ...]
    placed: Placed


class MentionsRevised(Answer, frozen=True):
    """The document on the screen with its mentions as they are now."""

    reading: DocumentText


class MarksFound(Answer, frozen=True):
    """Where the question of a listing matches a document, in the text whose file has this digest."""

    listing: Listing
    document: str
    digest: str
    hits: tuple[tuple[int, int], ...]


class SectionsFound(Answer, frozen=True):
    """The headings of a document whose file has this digest."""

    document: str
    digest: str
    sections: tuple[Section, ...]


class SearchAnswered(Answer, frozen=True):
    """The answer to a query, and the parts of it."""

    question: Query
    results: Results
    crumbs: tuple[str, ...] = ()


class SearchRefused(Answer, frozen=True):
    """A query that can't be understood; `column` counts code points of its text from 0."""

    question: Query
    reason: str
    column: int


class PassagesFound(Answer, frozen=True):
    """Hits of a query with their passages, by document."""

    question: Query
    hits: Mapping[str, Hit]


class LadderFound(Answer, frozen=True):
    """The ways out of the empty answer to a query."""

    question: Query
    ladder: Ladder


class Explained(Answer, frozen=True):
    """How a query was run, and what brought a document, if there is one, to its place."""

    listing: Listing
    explanation: Explanation | None


class Recalled(Answer, frozen=True):
    """What was asked before and begins with `prefix`, newest first; `shown` is what stood in the bar."""

    shown: str
    prefix: str
    asked: tuple[Asked, ...]


class HistoryRead(Answer, frozen=True):
    """All that was asked before, newest first."""

    asked: tuple[Asked, ...]


class SavedRead(Answer, frozen=True):
    """The saved searches; `fresh` says by id what is new to one, `reviewed` how far it is reviewed, if known."""

    searches: tuple[SavedSearch, ...]
    fresh: Mapping[str, str]
    reviewed: Mapping[str, tuple[str, ...]]


class SavedAsked(Answer, frozen=True):
    """A saved search is to be asked again; `fresh` are the documents that are new to it."""

    search: SavedSearch
    fresh: frozenset[str]


class EntityFound(Answer, frozen=True):
    """The documents that mention a card; `at` is the document and the offset of the mention to land on."""

    card: str
    results: Results
    at: tuple[str, int] | None = None


class SearchResumed(Answer, frozen=True):
    """The answer to what was asked when the room was left."""

    session: Session
    listing: Listing


class CardRead(Answer, frozen=True):
    """A card with its links, documents and sources."""

    card: str
    view: CardView


class PageRead(Answer, frozen=True):
    """A page in place of the panes, with what it shows."""

    page: Page
    view: ConcordanceView | EvidenceView


class CardsCounted(Answer, frozen=True):
    """All cards, with how often the collection mentions each."""

    catalogue: CardCatalogue


class FindsFound(Answer, frozen=True):
    """Where a text stands in a document whose file has this digest."""

    text: str
    document: str
    digest: str
    finds: Finds


class LinkFound(Answer, frozen=True):
    """Where a link leads: the document, empty for none, the place in it where one is meant; and what is to be said."""

    document: str = ""
    at: int | None = None
    said: str = ""


class KeptForNote(Answer, frozen=True):
    """What was selected is kept, so that a note can be written to it."""

    bookmark: Bookmark


class QuotationChecked(Answer, frozen=True):
    """Where else a quotation stands, and whether its file is as it was; `trouble` if the file lacks it now."""

    said: str
    trouble: bool = False


class CopyMade(Answer, frozen=True):
    """What became of a copy."""

    copied: Copied


class LineFound(Answer, frozen=True):
    """The file of a document and the line in it, counted from 1, at which it is to be opened elsewhere."""

    path: Path
    line: int


class NotebookChanged(Answer, frozen=True):
    """The notebook has written what was asked; `said` is the line that tells so.

    `index` has all that are kept, after `number` actions.
    """

    said: str
    index: KeptIndex
    number: int = -1


class BuildMoved(Answer, frozen=True):
    """The build has come further."""

    progress: Progress


class BuildWaits(Answer, frozen=True):
    """Another process is building this index."""


class BuildEnded(Answer, frozen=True):
    """The build is over; `trouble` is one line where it could not be done, else empty."""

    report: BuildReport | None
    trouble: str = ""


class CollectionChanged(Answer, frozen=True):
    """A state of the index is open: its documents in order, the files that are not in it, and its generation."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]
    generation: int


@dataclass
class Trouble(Message):
    """Something could not be done; `line` says what and why. A `damaged` index has been set aside."""

    line: str
    damaged: bool = False
