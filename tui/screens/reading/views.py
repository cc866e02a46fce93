"""What the reading room shows, as values: the list, a request for a document, a whole view, and the way back."""

from __future__ import annotations

from msgspec import Struct, field

from indexdir import Document, DocumentText, Ladder, Link, Query, Results, Verification, mentions_of
from tui.commands import Where
from tui.notebook import Bookmark, Spot
from tui.widgets.concordance import Order

_KEPT_VIEWS = 200


class Listing(Struct, frozen=True, eq=False):
    """What the list of documents shows: all of them, the answer to a query, or where one card is mentioned.

    `crumbs` are the parts of the query, each asked of what the parts before it found. `ladder` are the ways out of an
    empty answer, once they are known. Two are equal that show the same question, answered or not.
    """

    query: Query | None = None
    card: str = ""
    results: Results | None = None
    crumbs: tuple[str, ...] = ()
    ladder: Ladder | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Listing):
            return NotImplemented
        # not by the answers: ten thousand hits would be compared, and passages that were looked up since make no other
        return self.question == other.question and (self.results is None) == (other.results is None)

    def __hash__(self) -> int:
        return hash(self.question)

    def order(self, documents: tuple[Document, ...]) -> tuple[Document, ...]:
        """The documents of the list from top to bottom, given all of the collection."""
        return documents if self.results is None else tuple(hit.document for hit in self.results.hits)

    @property
    def question(self) -> tuple[Query | None, str]:
        """What was asked, without the answer."""
        return self.query, self.card

    @property
    def hopeless(self) -> bool:
        """Whether a query found nothing, so that the ways out of that stand where the hits would."""
        return self.query is not None and self.results is not None and not self.results.hits

    @property
    def narrowing(self) -> bool:
        """Whether there are ways to narrow the answer down, or to take that back."""
        return len(self.crumbs) > 1 or (self.results is not None and any(facet.values for facet in self.results.facets))


class Request(Struct, frozen=True):
    """A document that is to be read, and where in it to land.

    `at` is an offset; else `state` is a place to restore; else `hit` 1 is the first match and -1 the last; else the
    first mention of the card `mention`; else where the text was left, or the start. `listing` says which matches are
    marked. `quote` is what is expected at the offset, or `bookmark` what is to stand there, so that a place that has
    changed is told of. From `at` to `end`, if that is not 0, is selected, as long as the file has this `digest`.
    """

    document: str
    listing: Listing = field(default_factory=Listing)
    at: int | None = None
    hit: int = 0
    mention: str = ""
    state: Spot | None = None
    quote: str = ""
    bookmark: Bookmark | None = None
    end: int = 0
    digest: str = ""


class Checking(Struct, frozen=True):
    """A draft and what was found of its quotations, if it is checked; `row` is the key of the last one looked at."""

    text: str = ""
    verification: Verification | None = None
    row: str = ""


class Recall(Struct, frozen=True):
    """A way through earlier queries, newest first, from what was `typed`; `at` is the one that is shown, -1 that."""

    typed: str
    asked: tuple[str, ...]
    at: int = -1

    @property
    def text(self) -> str:
        """What stands in the bar."""
        return self.asked[self.at] if self.at >= 0 else self.typed


class Page(Struct, frozen=True):
    """What is shown in place of the panes: the mentions of a card, or what supports its relation to `other`.

    `link` is that relation, None where the two are only mentioned together. `row` and `top` are the place on it.
    """

    card: str
    other: str = ""
    link: Link | None = None
    order: Order = "document"
    row: str = ""
    top: int = 0

    @property
    def where(self) -> Where:
        """The name of the page."""
        return "evidence" if self.other else "concordance"

    def asks_as(self, page: Page | None) -> bool:
        """Whether another page shows the same, at whatever place and in whatever order."""
        return page is not None and (page.card, page.other, page.link) == (self.card, self.other, self.link)


class Typing(Struct, frozen=True):
    """What is typed at the foot of a pane: `before` is what stood there until then, `state` and `row` the place."""

    pane: Where
    before: str = ""
    state: Spot | None = None
    row: str = ""


class Here(Struct, frozen=True):
    """What is looked for in the text on the screen, and what is being typed at the foot of a pane.

    `asked` are the texts that were kept, newest first. `sought` is False until the places of `text` are known; from
    the offset `leap` on the first of them is then gone to, unless that is -1.
    """

    text: str = ""
    asked: tuple[str, ...] = ()
    sought: bool = True
    leap: int = -1
    typing: Typing | None = None


class View(Struct, frozen=True):
    """All that is on the screen, so that going back brings all of it back."""

    document: str = ""
    state: Spot | None = None
    listing: Listing = field(default_factory=Listing)
    row: str = ""
    card: str = ""
    card_row: str = ""
    card_top: int = 0
    pinned: bool = False
    whole: bool = False
    page: Page | None = None
    pane: Where = "reader"
    filters: tuple[tuple[Where, str], ...] = ()


class History:
    """The views that were left, for back and forward; a new visit forgets what lay forward."""

    def __init__(self) -> None:
        self._behind: list[View] = []
        self._ahead: list[View] = []

    def visit(self, leaving: View) -> None:
        """Note the view that is being left for a new one."""
        if not leaving.document and not leaving.card:
            return
        self._ahead.clear()
        if not self._behind or self._behind[-1] != leaving:
            self._behind.append(leaving)
            del self._behind[:-_KEPT_VIEWS]

    def back(self, leaving: View) -> View | None:
        """The view before, or None at the beginning; one that looks the same is passed over."""
        while self._behind and self._behind[-1] == leaving:
            self._behind.pop()
        if not self._behind:
            return None
        self._ahead.append(leaving)
        return self._behind.pop()

    def leads_back(self, leaving: View) -> bool:
        """Whether there is a view before that looks otherwise."""
        return any(view != leaving for view in self._behind)

    def leads_forward(self) -> bool:
        """Whether there is a view that back came from."""
        return bool(self._ahead)

    def forward(self, leaving: View) -> View | None:
        """The view that back came from, or None at the end."""
        if not self._ahead:
            return None
        self._behind.append(leaving)
        return self._ahead.pop()


def landing(request: Request, reading: DocumentText, hits: tuple[tuple[int, int], ...]) -> int | None:
    """The offset in the text at which a request lands, None where any place will do."""
    if request.state is not None:
        return request.state.cursor
    if request.at is not None:
        return request.at
    if request.hit and hits:
        return hits[0][0] if request.hit > 0 else hits[-1][0]
    if request.mention:
        return next((mention.start for mention in mentions_of(reading.mentions, request.mention)), 0)
    return None
