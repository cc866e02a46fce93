"""A list over the room: its rows are filtered, Enter chooses one, Esc closes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.commands import COMMAND, Where, footer_commands, footer_key, keys_of
from tui.key_names import shown_key
from tui.keymap import keymap_here
from tui.messages import PaletteWanted
from tui.screens.keys import bindings_for, rebind
from tui.widgets.filter_field import FilterField
from tui.widgets.footer import KeyFooter
from tui.widgets.rows import Row, Rows

RowsFor = Callable[[str, int], Sequence[Row]]

_TYPING = "type to filter"


def _commands() -> str:
    keys = " or ".join(map(shown_key, keys_of(COMMAND["filter"])))
    return f"{keys} filters; here letters are commands"


class ListScreen(ModalScreen[str]):
    """Rows made by `rows_for(filter text, width)`; it closes with the key of the chosen row, or empty."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("list")
    PLACE: ClassVar[Where] = "list"

    field = getters.query_one("#filter", Input)
    rows = getters.query_one(Rows)
    key_footer = getters.query_one(KeyFooter)

    def __init__(self, heading: str, rows_for: RowsFor, *, empty: str, typing: bool = True) -> None:
        super().__init__(classes="list-screen")
        self._rebound = False
        self.heading = heading
        self.rows_for = rows_for
        self.empty = empty
        self.typing = typing
        self._filled = ("", 0)

    @property
    def expecting(self) -> bool:
        """Whether the rows are still to come."""
        return not self._filled[1]

    def compose(self) -> ComposeResult:
        """A field above the rows."""
        with Vertical(id="sheet"):
            yield FilterField(placeholder=_TYPING if self.typing else _commands(), id="filter", compact=True)
            yield Rows(empty=self.empty, id="rows")
            yield KeyFooter()

    def on_mount(self) -> None:
        """Begin in the field, or in the rows where letters act on them."""
        self._head()
        (self.field if self.typing else self.rows).focus()
        self.show_keys()

    def bind_keys(self) -> None:
        """Let the keys act that count here."""
        if (keymap := keymap_here()).changed or self._rebound:
            self._rebound = True
            rebind(self, keymap)

    def show_keys(self) -> None:
        """Show the keys that act here."""
        self.bind_keys()
        if self.writing:
            self.show_keys_of_field()
            return
        self.key_footer.show(
            [(footer_key(item, typing=self.typing), item.label, item.id) for item in footer_commands(self.PLACE)]
        )

    @on(events.Resize)
    def fit(self) -> None:
        """Lay the rows out for another width, once the new one is known."""
        self._head()
        self.call_after_refresh(self.fill)

    def _head(self) -> None:
        """The heading, without what is said after its dash where there is no room for all of it."""
        sheet = self.query_one("#sheet")
        fits = cell_len(self.heading) <= (sheet.size.width or self.size.width) - 4
        sheet.border_title = Content(self.heading if fits else self.heading.partition(" ─ ")[0])

    @on(events.DescendantFocus)
    def focus_moved(self) -> None:
        """Say in the empty field what a letter does now, and in the footer which keys act."""
        self.field.placeholder = self.placeholder()
        self.show_keys()

    def placeholder(self) -> str:
        """What the empty field says."""
        return _TYPING if self.field.has_focus else _commands()

    @property
    def writing(self) -> bool:
        """Whether one writes in the field of a list where letters else are commands."""
        return self.field.has_focus and not self.typing

    def show_keys_of_field(self) -> None:
        """Show the keys that act while one writes in the field."""
        down, choose, clear = (footer_key(COMMAND[name], typing=True) for name in ("line_down", "open", "clear"))
        opens = (choose, COMMAND["open"].label, "open")
        of_rows = [("Tab", "to the rows", "rows"), (down, "down", "line_down")]
        told = self.PLACE == "told"
        self.key_footer.show([*([] if told else [opens]), *of_rows, (clear, "clear", "clear")])

    def fill(self, *, anew: bool = False) -> None:
        """Show the rows for what stands in the field, once there is one."""
        if not self.query("#rows"):
            return
        wanted = (self.field.value, max(10, self.rows.scrollable_content_region.width - 1))
        if anew or wanted != self._filled:
            self._filled = wanted
            keep = self.rows.row.key if self.rows.row is not None else ""
            self.rows.set_rows(self.rows_for(*wanted), keep=keep)

    @on(Input.Changed, "#filter")
    def filter_changed(self) -> None:
        """Narrow the rows down."""
        if self.is_mounted and self.rows.size.width:
            self.fill()

    @on(Input.Submitted, "#filter")
    def filter_submitted(self) -> None:
        """Enter in the field chooses the highlighted row."""
        self.rows.choose()

    @on(Rows.Chosen)
    def row_chosen(self, event: Rows.Chosen) -> None:
        """Something is done with the chosen row."""
        self.chosen(event.row)

    def chosen(self, row: Row) -> None:
        """Close with the chosen row."""
        self.dismiss(row.key)

    @on(KeyFooter.Pressed)
    def key_pressed(self, event: KeyFooter.Pressed) -> None:
        """A click on the footer is the command itself."""
        self.action_run(event.command_id)

    @property
    def walked(self) -> Rows:
        """The rows that the moving keys move in."""
        return self.rows

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What each command of the table does in a list."""
        walked = self.walked
        return {
            "line_down": lambda: walked.move(1),
            "line_up": lambda: walked.move(-1),
            "page_down": lambda: walked.page(1),
            "read_on": lambda: walked.page(1),
            "page_up": lambda: walked.page(-1),
            "to_start": walked.first,
            "to_end": walked.last,
            "open": self.rows.choose,
            "filter": self.field.focus,
            "help": self._help,
            "palette": lambda: self.post_message(PaletteWanted()),
            "rows": self.rows.focus,
            "clear": self.clear,
            "one_level_back": lambda: self.dismiss(""),
        }

    def clear(self) -> None:
        """Close; where letters are commands, first leave the field for the rows, all of which are shown again."""
        if self.typing or not (self.field.has_focus or self.field.value):
            self.dismiss("")
        else:
            self.field.value = ""
            self.rows.focus()

    def action_run(self, command: str | None) -> None:
        """Do what the command with this id does here, if there is one."""
        if command:
            self.deeds()[command]()

    def _help(self) -> None:
        """Show what can be done in this list, and do what is chosen."""
        # Imported when it is asked for: lists do without it.
        from tui.screens.help import HelpScreen

        if isinstance(self, HelpScreen):
            self.field.focus()
        else:
            self.app.push_screen(HelpScreen(self.PLACE), self.action_run)


class TellingScreen(ListScreen):
    """A list that is only read: nothing in it can be opened, and Enter in the field goes on to the rows."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for("told")
    PLACE: ClassVar[Where] = "told"

    def __init__(self, heading: str, rows_for: RowsFor, *, empty: str) -> None:
        super().__init__(heading, rows_for, empty=empty, typing=False)

    def chosen(self, row: Row) -> None:
        """Give the rows the keys."""
        self.rows.focus()
