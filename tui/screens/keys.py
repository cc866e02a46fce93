"""From the command table to Textual's bindings, and to the page of the manual."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.commands import COMMANDS, PANES, PLACES, Command, Where
from tui.key_names import shown_key


def bindings_for(*places: Where) -> list[BindingType]:
    """A binding for each command that acts in any of the places; its action is `run` with the command's id."""
    return [
        Binding(",".join(command.keys), f"run('{command.id}')", command.title, show=False, id=command.id)
        for command in COMMANDS
        if set(places) & set(command.where)
    ]


def keys_page() -> str:
    """The text of docs/keys.md."""
    lines = [
        "# Keys",
        "",
        "This page is written from the command table (`tui/commands.py`); `?` in the reading room shows the same,",
        "the commands of the pane you are in first. No letter acts while you are typing in a field. Esc never leaves.",
    ]
    for group in dict.fromkeys(command.group for command in COMMANDS):
        lines += ["", f"## {group}", "", "| key | command | what it does | where |", "| --- | --- | --- | --- |"]
        lines += [_keys_row(command) for command in COMMANDS if command.group == group]
    return "\n".join(lines) + "\n"


def _keys_row(command: Command) -> str:
    keys = " ".join(f"`{shown_key(key)}`" for key in command.keys)
    everywhere = set(PANES) <= set(command.where)
    where = "everywhere" if everywhere else ", ".join(PLACES[place] for place in command.where)
    cells = (cell.replace("|", "\\|") for cell in (keys, command.title, command.help, where))
    return f"| {' | '.join(cells)} |"
