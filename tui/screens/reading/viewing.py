"""Panes, the screens over them, and leaving."""

from __future__ import annotations

from functools import partial

from indexdir import Library, Mention
from tui.commands import PAGES, Where, key_of
from tui.screens.cards import CardCatalogue, CardsScreen
from tui.screens.leave import LeaveScreen
from tui.screens.problems import ProblemsScreen
from tui.screens.reading.answers import Answer, CardsCounted
from tui.screens.reading.arranged import there
from tui.screens.reading.asking import clear_search, leave_bar, submitted
from tui.screens.reading.choosing import choose
from tui.screens.reading.finding_here import end_here
from tui.screens.reading.following import give_whole_screen, pin, unpin
from tui.screens.reading.going import restore
from tui.screens.reading.handlers import HANDLERS, handles, hears
from tui.screens.reading.keeping import write
from tui.screens.reading.keeping_here import toggle_card
from tui.screens.reading.kept_index import kept_here
from tui.screens.reading.linking import follow_link, link_here
from tui.screens.reading.placing import leave_placing
from tui.screens.reading.room import Room
from tui.screens.reading.unable import no_entity
from tui.screens.reading.working import Cancelled
from tui.screens.themes import ThemesScreen
from tui.themes import counterpart
from tui.widgets.rows import Rows


@handles("open")
def open_here(room: Room) -> None:
    """Open the row, the best hit, or the card of the mention under the cursor."""
    pane = room.pane(room.desk.pane)
    if room.place == "search":
        submitted(room, room.bar.value)
    elif isinstance(pane, Rows):
        if pane.row is not None:
            pane.choose()
        elif room.desk.pane == "card" and not room.card_pane.whole:
            give_whole_screen(room)
        elif room.desk.pane == "card":
            HANDLERS["next_mention"](room)
    elif destination := link_here(room):
        follow_link(room, destination)
    elif room.reader.mention is not None:
        open_mention(room, room.reader.mention)
    else:
        room.say(no_entity())


def open_mention(room: Room, mention: Mention) -> None:
    """Open the card of a mention, or offer what it could mean where that is in doubt."""
    if mention.ambiguous:
        choose(room)
    else:
        pin(room, mention.card)


def _go_to_pane(room: Room, pane: Where) -> None:
    """Give a pane the keys; back returns to a page that stood in the place of the panes."""
    if room.desk.pane in PAGES:
        room.visit()
    room.show_pane(pane)


def _step_pane(room: Room, step: int) -> None:
    if room.desk.pane in PAGES and room.place != "search":
        _go_to_pane(room, "reader")
        return
    facets: list[Where] = ["facets"] if room.desk.listing.narrowing else []
    order = [room.present(pane) for pane in there(room)]
    if order[0] != "reader":
        order[1:1] = facets
    before = -1 if step > 0 else len(order)
    at = (before if room.place == "search" else order.index(room.desk.pane)) + step
    if len(order) == 1 and room.place != "search":
        room.say(f"The text is alone; {key_of('hide_panes')} shows the other panes.")
    room.show_pane(order[at % len(order)])


@handles("next_pane")
def next_pane(room: Room) -> None:
    """Give the keys to the pane on the right."""
    _step_pane(room, 1)


@handles("previous_pane")
def previous_pane(room: Room) -> None:
    """Give the keys to the pane on the left."""
    _step_pane(room, -1)


@handles("pane_documents")
def pane_documents(room: Room) -> None:
    """Go to the documents."""
    _go_to_pane(room, "documents")


@handles("pane_reader")
def pane_reader(room: Room) -> None:
    """Go to the text."""
    _go_to_pane(room, "reader")


@handles("pane_entities")
def pane_entities(room: Room) -> None:
    """Go to the names in this text."""
    _go_to_pane(room, "entities")


@handles("pane_card")
def pane_card(room: Room) -> None:
    """Go to the card."""
    _go_to_pane(room, "card")


@handles("zoom")
def zoom(room: Room) -> None:
    """Give the pane the whole screen, or take it back."""
    pane = room.desk.pane
    if room.desk.whole:
        room.desk.whole = False
        room.bring_forward(pane)
    elif pane == "card" and not room.has_class("-zoom"):
        give_whole_screen(room)
    elif pane not in PAGES:
        room.toggle_class("-zoom")
        room.bring_forward(pane)


@handles("cards")
def ask_for_cards(room: Room) -> None:
    """Count the mentions of all cards; the list opens when that is done."""
    room.fetch("cards", partial(_count_cards, room.library))


def _count_cards(library: Library, cancelled: Cancelled) -> Answer:
    return CardsCounted(CardCatalogue(library.cards(), library.kinds, library.entity_counts()))


@hears(CardsCounted)
def show_cards(room: Room, answer: CardsCounted) -> None:
    """List the cards, and open the chosen one on the whole screen."""

    def chosen(card: str | None) -> None:
        room.desk.cards_order = screen.order
        if card:
            pin(room, card, whole=True)

    screen = CardsScreen(answer.catalogue, room.desk.cards_order, room.desk.card, partial(_act_on_card, room))
    screen.show_kept(kept_here(room).places.cards)
    if room.is_active:
        room.app.push_screen(screen, chosen)


def _act_on_card(room: Room, what: str, card: str) -> None:
    if what == "bookmark":
        write(room, partial(toggle_card, room.library, card))
    else:
        HANDLERS[what](room)


@handles("problems")
def show_problems(room: Room) -> None:
    """List what could not be read."""
    now = filter(None, (room.library.damage, room.notebook.problem))
    remarks = dict.fromkeys((*room.remarks, *now, *room.notebook.told))
    room.app.push_screen(ProblemsScreen(room.desk.failures, room.library.problems, tuple(remarks)))


@handles("switch_theme")
def switch_theme(room: Room) -> None:
    """Change between dark and light."""
    room.app.theme = counterpart(room.app.current_theme, room.app.available_themes)


@handles("themes")
def choose_theme(room: Room) -> None:
    """List the themes, and keep the chosen one."""

    def chosen(theme: str | None) -> None:
        if theme:
            room.say(f"The colours are now those of {theme}.")

    room.app.push_screen(ThemesScreen(room.app.theme), chosen)


@handles("clear")
def clear(room: Room) -> None:
    """Leave the search bar, or undo the last thing that is open; never leave the room."""
    _close_one(room)


@handles("one_level_back")
def one_level_back(room: Room) -> None:
    """Undo the last thing that is open, and with nothing open ask whether to leave."""
    if not _close_one(room):
        room.app.push_screen(LeaveScreen(), partial(_leave_if, room))


def _close_one(room: Room) -> bool:
    if room.place == "search":
        leave_bar(room)
    elif room.place == "selecting":
        room.reader.end_selecting()
    elif end_here(room):
        pass
    elif room.desk.placing is not None:
        leave_placing(room)
    elif room.desk.pane in PAGES and room.desk.before_page is not None:
        restore(room, room.desk.before_page)
    elif room.desk.whole or room.has_class("-zoom"):
        room.desk.whole = False
        room.remove_class("-zoom")
        room.bring_forward(room.desk.pane)
    elif room.desk.pinned:
        unpin(room)
        room.show_pane("reader")
    elif room.desk.pane == "facets":
        room.show_pane("documents")
    elif room.refusal.line and room.desk.listing.query is not None:
        room.bar.set_text(room.desk.listing.query.text)
        room.accept()
    elif room.desk.listing.results is not None or room.bar.value:
        clear_search(room)
    elif room.desk.pane != "reader":
        room.show_pane("reader")
    else:
        return False
    return True


def _leave_if(room: Room, wanted: bool | None) -> None:
    if wanted:
        leave(room)


@handles("leave")
def leave(room: Room) -> None:
    """Leave at once."""
    room.call_later(room.app.action_quit)
