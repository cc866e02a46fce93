"""From the command table to Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.commands import COMMANDS, Where


def bindings_for(*places: Where) -> list[BindingType]:
    """A binding for each command that acts in any of the places; its action is `run` with the command's id."""
    return [
        Binding(",".join(command.keys), f"run('{command.id}')", command.title, show=False, id=command.id)
        for command in COMMANDS
        if set(places) & set(command.where)
    ]
