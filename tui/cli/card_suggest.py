"""`dtti-tui cards suggest`: names that the documents define, as YAML to edit; nothing is linked until it is kept."""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import to_builtins

from indexdir import Library, Suggestion
from tui.cli.opening import mended, open_ready
from tui.cli.output import Output
from tui.cli.shapes import SCHEMA
from tui.cli.status import FOUND, NOTHING, CommandError
from tui.cli.text import count, one_line


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add its own arguments to the parser."""
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="save them there; a file that is there stays as it is"
    )


def suggest(options: argparse.Namespace, output: Output) -> int:
    """Write the suggestions as a card file, or save them to one."""
    library = open_ready(options, output)
    found = mended(library, output, library.suggestions)
    if options.json:
        output.json({"schema": SCHEMA, "suggestions": [to_builtins(one) for one in found]})
    if not found:
        output.note("the documents define no name with an acronym that has no card")
        return NOTHING
    lines = list(_lines(found, library))
    if options.write:
        _save(options.write, lines)
        output.note(f"{count(len(found), 'suggestion')} in {options.write}; edit them, then dtti-tui cards check")
    elif not options.json:
        for line in lines:
            output.line(line)
    return FOUND


def _save(path: Path, lines: Iterable[str]) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
    except FileExistsError as error:
        raise CommandError(f"{path}: is there already and stays as it is; name another file") from error
    except OSError as error:
        raise CommandError(f"{path}: can't be written ({(error.strerror or str(error)).lower()})") from error


def _lines(found: Iterable[Suggestion], library: Library) -> Iterator[str]:
    """Give a card file: names that are on no card as cards, the others as comments."""
    taken = {card.id for card in library.cards()}
    yield "# Found in the documents, not by a person. Keep what is right, mend it, and save the file in cards/."
    fresh = [one for one in found if not one.card]
    yield "cards:" if fresh else "cards: []"
    for one in fresh:
        yield from _card(one, _fresh_id(one, taken))
    for one in found:
        if one.card:
            yield f"# {one.card}: “{one_line(one.name)}” and “{one.acronym}” stand together; add the missing one to"
            yield f"#   its aliases if it is the same. {_place(one)}"


def _card(one: Suggestion, card_id: str) -> Iterator[str]:
    yield f"  # {_place(one)}"
    yield f"  - id: {card_id}"
    yield f"    kind: {one.kind}"
    yield f"    name: {_scalar(one.name)}"
    yield f"    aliases: [{_scalar(one.acronym)}]"
    yield f"    summary: {_scalar(f'“{one.sentence}”')}"


def _place(one: Suggestion) -> str:
    times = f"{count(one.count, 'time')} in {count(one.documents, 'document')}"
    return one_line(f"{one.document}, offset {one.start}; {times}")


def _scalar(text: str) -> str:
    return json.dumps(one_line(text), ensure_ascii=False)  # JSON's strings are YAML's


def _fresh_id(one: Suggestion, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", one.acronym.lower()).encode("ascii", "ignore").decode()
    base = "-".join(re.findall("[a-z0-9]+", plain)) or "term"
    number, card_id = 1, base
    while card_id in taken:
        number += 1
        card_id = f"{base}-{number}"
    taken.add(card_id)
    return card_id
