"""From the command table to Textual's bindings, and to the page of the manual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.binding import Binding, BindingsMap, BindingType
from textual.dom import DOMNode

from tui.commands import COMMAND, COMMANDS, PANES, PLACES, Command, Where, help_of
from tui.key_names import character, shown_key, table_name
from tui.keymap import Keymap
from tui.keymaps import ABOUT, MAPS


def bindings_for(*places: Where) -> list[BindingType]:
    """A binding for each command that acts in any of the places; its action is `run` with the command's id."""
    return [
        Binding(_joined(command.keys), f"run('{command.id}')", command.title, show=False, id=command.id)
        for command in COMMANDS
        if set(places) & set(command.where)
    ]


def bound_keys(keymap: Keymap) -> dict[str, str]:
    """All keys of a keymap by the ids of our bindings, as a binding has them; those of the app type nothing."""
    keys = {command.id: _joined(keymap.keys(command)) for command in COMMANDS}
    for command in ("leave", "palette"):
        keys[f"{command} anywhere"] = _joined([key for key in keymap.keys(COMMAND[command]) if not character(key)])
    return keys


def rebind(node: DOMNode, keymap: Keymap) -> None:
    """Lay the keys of a keymap on the bindings of the app or of a screen.

    `App.set_keymap` would do so anew for every node at every key, which takes 12 ms, and takes a key that means two
    commands in two places from one of them.
    """
    others: dict[str, list[Binding]] = {}
    ours: dict[str, Binding] = {}
    keys = bound_keys(keymap)
    for key, binding in node._merged_bindings or ():
        if binding.id in keys:
            ours[binding.id] = binding
        else:
            others.setdefault(key, []).append(binding)
    laid = BindingsMap(replace(binding, key=keys[name]) for name, binding in ours.items() if keys[name])
    node._bindings = BindingsMap.from_keys({**others, **laid.key_to_bindings})


def _joined(keys: Sequence[str]) -> str:
    return ",".join(map(table_name, keys))


def keys_page() -> str:
    """The text of docs/keys.md."""
    lines = [
        "# Keys",
        "",
        "This page is written from the command table (`tui/commands.py`); `?` in the reading room shows the same,",
        "the commands of the pane you are in first. No letter acts while you are typing in a field. Esc never leaves.",
    ]
    for group in dict.fromkeys(command.group for command in COMMANDS):
        lines += [
            "",
            f"## {group}",
            "",
            "| key | command | id | what it does | where |",
            "| --- | --- | --- | --- | --- |",
        ]
        lines += [_keys_row(command) for command in COMMANDS if command.group == group]
    return "\n".join([*lines, *_maps()]) + "\n"


def _maps() -> list[str]:
    """The named maps: the commands that have other keys in one of them."""
    others = [name for name in MAPS if name != "default"]
    lines = [
        "",
        "## Named maps",
        "",
        "`keymap: vim` in `config.yaml`, or `i` in the reading room, takes another map; what is not below has the keys",
        "above in each of them. Keys of your own come on top ([settings](settings.md)); `dtti-tui keys` prints what",
        "counts, `dtti-tui keys --check` looks yours over.",
        "",
        *(f"- `{name}`: {ABOUT[name]}" for name in others),
        "",
        f"| command | id | default | {' | '.join(others)} |",
        "| --- | --- | --- |" + " --- |" * len(others),
    ]
    for command in COMMANDS:
        if any(command.id in MAPS[name] for name in others):
            columns = [command.title, f"`{command.id}`"]
            columns += [_shown(Keymap(name, MAPS[name]).keys(command)) for name in ("default", *others)]
            lines.append(_table_row(columns))
    return lines


def _shown(keys: Sequence[str]) -> str:
    return " ".join(f"`` {shown} ``" if "`" in (shown := shown_key(key)) else f"`{shown}`" for key in keys)


def _table_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _keys_row(command: Command) -> str:
    everywhere = set(PANES) <= set(command.where)
    where = "everywhere" if everywhere else ", ".join(PLACES[place] for place in command.where)
    return _table_row((_shown(command.keys), command.title, f"`{command.id}`", help_of(command), where))
