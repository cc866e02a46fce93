"""The reading room as it hears what is typed at the foot of a pane, and which links are clicked."""

from __future__ import annotations

from textual import on

from tui.screens.reading.searched import SearchedRoom
from tui.widgets.find_line import FindLine
from tui.widgets.reader import Reader


class HereRoom(SearchedRoom):
    """What is found, filtered and followed in a pane, and who hears it. What hears it is imported when it is needed."""

    @on(Reader.LineClicked)
    def line_clicked(self, event: Reader.LineClicked) -> None:
        """Follow the link that was clicked."""
        if event.exact:
            from tui.screens.reading import linking

            if destination := linking.link_at(self, event.offset):
                linking.follow_link(self, destination)

    @on(FindLine.Typed)
    def here_typed(self, event: FindLine.Typed) -> None:
        """Find as it is typed."""
        from tui.screens.reading import finding_here

        finding_here.typed(self, event.text)

    @on(FindLine.Kept)
    def here_kept(self, event: FindLine.Kept) -> None:
        """Keep what is typed."""
        from tui.screens.reading import finding_here

        finding_here.keep(self, event.text)

    @on(FindLine.Left)
    def here_left(self) -> None:
        """Bring back what was there before."""
        from tui.screens.reading import finding_here

        finding_here.leave(self)

    @on(FindLine.Stepped)
    def here_stepped(self, event: FindLine.Stepped) -> None:
        """Go on to something else."""
        from tui.screens.reading import finding_here

        finding_here.stepped(self, event.step)
