"""What the workers of the reading room answer with; each carries its question, so that a stale one is dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from indexdir import Document, DocumentText, Explanation, Failure, Hit, Ladder, Query, Results, Section
from tui.notebook import Asked, Bookmark, Choice, Placed, SavedSearch, Session
from tui.screens.reading.views import Listing, Page, Request
from tui.widgets.card import CardView
from tui.widgets.concordance import ConcordanceView
from tui.widgets.evidence import EvidenceView
from tui.widgets.reader_place import ReaderState

if TYPE_CHECKING:
    from pathlib import Path

    from tui.copying import Copied
    from tui.find_here import Finds
    from tui.screens.cards import CardCatalogue


class Answer(Message):
    """What a worker found out; `hears` registers who is told."""


@dataclass
class DocumentRead(Answer):
    """A requested document with its matches and bookmarks; of a long one the matches may follow as `MarksFound`.

    `left` is where the reader left it, None if it was not read before.
    """

    request: Request
    reading: DocumentText
    hits: tuple[tuple[int, int], ...]
    bookmarks: tuple[Bookmark, ...]
    left: ReaderState | None = None
    complete: bool = True


@dataclass
class RoomOpened(Answer):
    """What index and notebook hold when the room is entered, and the document to begin with.

    `trouble` says in one line what could not be read; `generation` is then -1. `choices` is what was decided about
    names, None where that could not be placed.
    """

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]
    generation: int
    bookmarks: tuple[Bookmark, ...]
    first: DocumentRead | None
    session: Session
    choices: ChoicesPlaced | None = None
    trouble: str = ""


@dataclass
class ChoicesPlaced(Answer):
    """All that was decided about names, and where it now counts; the index answers accordingly from here on."""

    choices: tuple[Choice, ...]
    placed: Placed


@dataclass
class MentionsRevised(Answer):
    """The document on the screen with its mentions as they are now."""

    reading: DocumentText


@dataclass
class MarksFound(Answer):
    """Where the question of a listing matches the document on the screen."""

    listing: Listing
    document: str
    hits: tuple[tuple[int, int], ...]


@dataclass
class SectionsFound(Answer):
    """The headings of a document whose text has this length."""

    document: str
    length: int
    sections: tuple[Section, ...]


@dataclass
class SearchAnswered(Answer):
    """The answer to a query, and the parts of it."""

    question: Query
    results: Results
    crumbs: tuple[str, ...] = ()


@dataclass
class SearchRefused(Answer):
    """A query that can't be understood; `column` counts code points of its text from 0."""

    question: Query
    reason: str
    column: int


@dataclass
class PassagesFound(Answer):
    """Hits of a query with their passages, by document."""

    question: Query
    hits: Mapping[str, Hit]


@dataclass
class LadderFound(Answer):
    """The ways out of the empty answer to a query."""

    question: Query
    ladder: Ladder


@dataclass
class Explained(Answer):
    """How a query was run, and what brought a document, if there is one, to its place."""

    listing: Listing
    explanation: Explanation | None


@dataclass
class Recalled(Answer):
    """What was asked before and begins with `prefix`, newest first; `shown` is what stood in the bar."""

    shown: str
    prefix: str
    asked: tuple[Asked, ...]


@dataclass
class HistoryRead(Answer):
    """All that was asked before, newest first."""

    asked: tuple[Asked, ...]


@dataclass
class SavedRead(Answer):
    """The saved searches; `fresh` says by id what is new to a search, as far as that is known."""

    searches: tuple[SavedSearch, ...]
    fresh: Mapping[str, str]


@dataclass
class SavedAsked(Answer):
    """A saved search is to be asked again; `fresh` are the documents that are new to it."""

    search: SavedSearch
    fresh: frozenset[str]


@dataclass
class EntityFound(Answer):
    """The documents that mention a card; `at` is the document and the offset of the mention to land on."""

    card: str
    results: Results
    at: tuple[str, int] | None = None


@dataclass
class SearchResumed(Answer):
    """The answer to what was asked when the room was left."""

    session: Session
    listing: Listing


@dataclass
class CardRead(Answer):
    """A card with its links, documents and sources."""

    card: str
    view: CardView


@dataclass
class PageRead(Answer):
    """A page in place of the panes, with what it shows."""

    page: Page
    view: ConcordanceView | EvidenceView


@dataclass
class CardsCounted(Answer):
    """All cards, with how often the collection mentions each."""

    catalogue: CardCatalogue


@dataclass
class FindsFound(Answer):
    """Where a text stands in a document."""

    text: str
    document: str
    finds: Finds


@dataclass
class LinkFound(Answer):
    """Where a link leads: the document, empty for none, the place in it where one is meant; and what is to be said."""

    document: str = ""
    at: int | None = None
    said: str = ""


@dataclass
class SelectionKept(Answer):
    """What was selected is kept, so that a note can be written to it."""

    bookmark: Bookmark


@dataclass
class QuotationChecked(Answer):
    """Where else a quotation stands, and whether its file is as it was; `trouble` if the file lacks it now."""

    said: str
    trouble: bool = False


@dataclass
class CopyMade(Answer):
    """What became of a copy."""

    copied: Copied


@dataclass
class LineFound(Answer):
    """The file of a document and the line in it, counted from 1, at which it is to be opened elsewhere."""

    path: Path
    line: int


@dataclass
class NotebookChanged(Answer):
    """The notebook has written what was asked; `said` is the line that tells so, `bookmarks` are all that are kept."""

    said: str
    bookmarks: tuple[Bookmark, ...]


@dataclass
class Trouble(Message):
    """Something could not be done; `line` says what and why. A `damaged` index has been set aside."""

    line: str
    damaged: bool = False
