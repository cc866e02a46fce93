"""The reading room as it hears what is asked: the search bar, the hits, the facets, the ways out of nothing."""

from __future__ import annotations

from textual import on

from tui.screens.reading import going
from tui.screens.reading.answered import AnsweredRoom
from tui.screens.reading.handlers import HANDLERS
from tui.screens.reading.views import Request
from tui.widgets.documents import DocumentList
from tui.widgets.facets import FacetList
from tui.widgets.ladder import LadderList
from tui.widgets.search_bar import SearchBar


class SearchedRoom(AnsweredRoom):
    """What the reader asks for, and who hears it."""

    @on(SearchBar.Typed)
    def query_typed(self, event: SearchBar.Typed) -> None:
        """Search as it is typed."""
        from tui.screens.reading import asking

        self.notice_line.clear_notice()
        asking.typed(self, event.text)

    @on(SearchBar.Asked)
    def query_asked(self, event: SearchBar.Asked) -> None:
        """Land on the best hit."""
        from tui.screens.reading import asking

        asking.submitted(self, event.text)

    @on(SearchBar.Left)
    def bar_left(self, event: SearchBar.Left) -> None:
        """Go down into the list, or back to where one was."""
        from tui.screens.reading import asking

        self.notice_line.clear_notice()
        if event.downward:
            asking.go_down(self)
        else:
            asking.leave_bar(self)

    @on(SearchBar.Recalled)
    def query_recalled(self, event: SearchBar.Recalled) -> None:
        """Bring back what was asked before."""
        from tui.screens.reading import recalling

        self.notice_line.clear_notice()
        recalling.recall(self, older=event.older)

    @on(DocumentList.Opened)
    def document_opened(self, event: DocumentList.Opened) -> None:
        """Open the chosen document, or show the one under the highlight."""
        hit = 0 if self.desk.listing.results is None else 1
        request = Request(event.document_id, self.desk.listing, at=event.offset, hit=hit)
        if event.by_choice:
            going.go_to(self, request)
        else:
            going.preview(self, request)

    @on(DocumentList.PassagesWanted)
    def passages_wanted(self, event: DocumentList.PassagesWanted) -> None:
        """Look up what has come into view."""
        from tui.screens.reading import asking

        asking.passages_wanted(self, event.document_ids)

    @on(DocumentList.RestWanted)
    def rest_wanted(self, event: DocumentList.RestWanted) -> None:
        """Look up what a review goes over of what has come into view."""
        from tui.screens.reading import review_rest

        review_rest.rest_wanted(self, event.query, event.spans)

    @on(DocumentList.MoreWanted)
    def more_wanted(self) -> None:
        """Ask for more hits."""
        from tui.screens.reading import asking

        asking.more_wanted(self)

    @on(DocumentList.UnsearchedWanted)
    def unsearched_wanted(self) -> None:
        """List what was not searched."""
        HANDLERS["problems"](self)

    @on(FacetList.Wanted)
    def facet_chosen(self, event: FacetList.Wanted) -> None:
        """Keep to the documents with the value."""
        from tui.screens.reading import refining

        refining.toggle(self, event.value, out=False)

    @on(LadderList.Asked)
    def way_out_chosen(self, event: LadderList.Asked) -> None:
        """Ask what finds something, and land there."""
        from tui.screens.reading import recalling

        recalling.ask_again_as(self, event.text)
