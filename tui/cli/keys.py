"""`dtti-tui keys`: the keys that count, by place, and what is wrong with those of config.yaml."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tui.cli.arguments import add_json
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA
from tui.cli.status import ERROR, FOUND
from tui.commands import COMMANDS, PLACES, Command, Where, commands_for
from tui.key_names import bare, character, shown_key
from tui.keymap import Keymap
from tui.keymap_check import keymap_of
from tui.keymaps import ABOUT, MAPS
from tui.settings import FILE, Fault, config_directory, load_settings

_KEYS_WIDTH = 22
_ID_WIDTH = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its arguments to the parser."""
    parser.add_argument(
        "--map", choices=tuple(MAPS), metavar="NAME", help=f"another map: {', '.join(MAPS)}, without keys of your own"
    )
    parser.add_argument("--check", action="store_true", help=f"only look {FILE} over")
    add_json(parser)


def run(options: argparse.Namespace, output: Output) -> int:
    """Print or check them; 2 where the file has errors."""
    settings, faults = load_settings(_themes() if options.check else ())
    keymap, more = keymap_of(settings.keymap, settings.keys)
    faults = tuple(sorted((*faults, *more), key=lambda fault: (fault.line, fault.column)))
    if options.map:
        keymap, faults = Keymap(options.map, MAPS[options.map]), faults if options.check else ()
    if options.json:
        output.json(_shape(keymap, faults))
    elif not options.check:
        _table(keymap, output)
    if options.check and not options.json:
        _tell(faults, output)
    elif not options.json:
        for fault in faults:
            output.note(str(fault))
    return ERROR if any(not fault.doubt for fault in faults) else FOUND


def _themes() -> tuple[str, ...]:
    # Imported here: only the check needs Textual's themes.
    from textual.theme import BUILTIN_THEMES

    from tui.themes import THEMES

    return tuple(dict.fromkeys((*(theme.name for theme in THEMES), *BUILTIN_THEMES)))


def _tell(faults: Sequence[Fault], output: Output) -> None:
    path = config_directory() / FILE
    for fault in faults:
        output.line(f"{'warning' if fault.doubt else 'error'}: {fault}")
    if not faults:
        output.line(f"{path}: " + ("nothing is wrong with it" if path.exists() else "not there; the defaults count"))


def _table(keymap: Keymap, output: Output) -> None:
    output.line(f"map: {keymap.name} ({ABOUT[keymap.name]})")
    for place, title in PLACES.items():
        output.line()
        output.line(output.bold(title))
        for command in commands_for(place):
            keys = _keys(keymap, command, typing=place == "search").ljust(_KEYS_WIDTH)
            output.line(f"  {keys} {command.id.ljust(_ID_WIDTH)} {command.title}")


def _keys(keymap: Keymap, command: Command, *, typing: bool) -> str:
    """The keys of a command, of which those that type something do so in a field."""
    return "  ".join(shown_key(key) for key in keymap.keys(command) if not typing or not character(key))


def _shape(keymap: Keymap, faults: Sequence[Fault]) -> object:
    return {
        "schema": SCHEMA,
        "map": keymap.name,
        "commands": [
            {
                "command": command.id,
                "title": command.title,
                "keys": list(keymap.keys(command)),
                "shown": [shown_key(key) for key in keymap.keys(command)],
                "bare": any(map(bare, keymap.keys(command))),
                "places": list[Where](command.where),
            }
            for command in COMMANDS
        ],
        "problems": [
            {
                "level": "warning" if fault.doubt else "error",
                "line": fault.line,
                "column": fault.column,
                "message": fault.what,
            }
            for fault in faults
        ],
    }
