"""From a named map and keys of one's own to the keymap that counts; what is wrong with them is left out and said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from tui.command import PLACES, Command, Where
from tui.commands import COMMAND, COMMANDS
from tui.key_names import KeyNameError, bare, character, one_name, read_key, shown_key
from tui.keymap import Keymap
from tui.keymaps import MAPS
from tui.settings import Fault, OwnKeys

Keys = Mapping[str, tuple[str, ...]]


class Clash(NamedTuple):
    """A key that means two commands in one place."""

    place: Where
    key: str
    commands: tuple[str, str]


def keymap_of(name: str, own: Sequence[OwnKeys]) -> tuple[Keymap, tuple[Fault, ...]]:
    """The keymap of a name with keys of one's own on top, and what is wrong with those; what is wrong is left out."""
    base = MAPS[name]
    if not own:
        return Keymap(name, base), ()
    faults: list[Fault] = []
    entries = {entry.command: entry for entry in own}
    chosen: dict[str, tuple[str, ...]] = {}
    for entry in entries.values():
        keys = _checked(entry, faults)
        if keys:
            chosen[entry.command] = keys
    while (clash := next(clashes({**base, **chosen}, among=chosen), None)) is not None:
        ours = [command for command in entries if command in chosen and command in clash.commands]
        faults.append(_clash_fault(clash, entries[ours[-1]]))
        del chosen[ours[-1]]
    return Keymap(name, {**base, **chosen}), tuple(faults)


def _checked(entry: OwnKeys, faults: list[Fault]) -> tuple[str, ...]:
    """The keys of an entry as the command table writes them, none if it has to be left out."""

    def fault(what: str, *, doubt: bool = False) -> None:
        faults.append(Fault(f"keys: {entry.command}: {what}", entry.line, entry.column, doubt))

    if entry.command not in COMMAND:
        near = get_close_matches(entry.command, COMMAND, n=1)
        meant = f"; did you mean {near[0]}?" if near else "; dtti-tui keys lists them"
        fault(f"there is no such command{meant}")
        return ()
    try:
        keys = tuple(dict.fromkeys(map(read_key, entry.keys)))
    except KeyNameError as error:
        fault(f"{error}; it keeps its own")
        return ()
    if entry.command == "clear" and all(character(key) for key in keys):
        fault("needs a key that types nothing, such as Esc, for the way out of a field; it keeps its own")
        return ()
    if not any(map(bare, keys)):
        fault(
            f"{' and '.join(map(shown_key, keys))} may not arrive: terminals keep some Ctrl, Alt and F keys; "
            "add a letter or a sign",
            doubt=True,
        )
    return keys


def _clash_fault(clash: Clash, entry: OwnKeys) -> Fault:
    other = next(command for command in clash.commands if command != entry.command)
    what = (
        f"keys: {entry.command}: in {PLACES[clash.place]} {shown_key(clash.key)} is the key of {other}, "
        f"“{COMMAND[other].title}”; choose another, or give {other} another"
    )
    return Fault(what, entry.line, entry.column)


def clashes(changed: Keys, *, among: Iterable[str] | None = None) -> Iterator[Clash]:
    """The keys that mean two commands in one place; `among` keeps to those of which one is in it."""
    return _clashes(Keymap(changed=changed), None if among is None else frozenset(among))


def _clashes(keymap: Keymap, among: frozenset[str] | None) -> Iterator[Clash]:
    for place in PLACES:
        meaning: dict[str, Command] = {}
        for command in COMMANDS:
            if place not in command.where:
                continue
            for key in map(one_name, keymap.keys(command)):
                other = meaning.setdefault(key, command)
                if other is not command and (among is None or {other.id, command.id} & among):
                    yield Clash(place, key, (other.id, command.id))
