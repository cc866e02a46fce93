"""What is said beside an answer: how it was matched, in how much was searched, the ways out where it is empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexdir import Failure, Ladder, Results
from tui.beside import notes, reasons
from tui.cli.output import Output
from tui.cli.text import count, one_line

_NAMED = 3
_LONGEST = 200  # characters of a query that is repeated
_WORD = 30


def write_notes(results: Results, output: Output) -> None:
    """Say beside the answer what is to be known before it is read."""
    for sentence in notes(results):
        output.note(sentence[:1].lower() + sentence[1:].rstrip("."))


def write_coverage(results: Results, output: Output) -> None:
    """Say how much was found and searched: to people always, to a script where something was not searched."""
    if output.terminal and results.hits:
        output.line()
        output.line(coverage(results))
    elif results.hits and results.not_searched:
        output.note(coverage(results))
    name_failures(results.not_searched, output)


def coverage(results: Results) -> str:
    """How much was found: `14 hits in 9 documents; 212 of 215 searched, 2 have no text, 1 is encrypted`."""
    hits = f"{count(results.places, 'hit')} in " if results.places else ""
    more = f", the best {len(results.hits)} are shown" if len(results.hits) < results.total else ""
    if not results.not_searched:
        return f"{hits}{results.total} of {count(results.searched, 'document')}{more}"
    return f"{hits}{count(results.total, 'document')}{more}; {searched(results.searched, results.not_searched)}"


def searched(documents: int, failures: Sequence[Failure]) -> str:
    """In how much was searched, and why not in the rest."""
    why = f", {reasons(failures)}" if failures else ""
    return f"{documents} of {documents + len(failures)} searched{why}"


def name_failures(failures: Sequence[Failure], output: Output) -> None:
    """Name the first of the files that were not searched."""
    if failures:
        named = "; ".join(f"{each.file}: {each.reason}" for each in failures[:_NAMED])
        others = len(failures) - _NAMED
        rest = f"; and {others} more (dtti-tui index lists them)" if others > 0 else ""
        output.note(f"not searched: {named}{rest}")


def write_ladder(results: Results, ladder: Ladder, output: Output) -> None:
    """Say what was looked for in vain, what each word of it finds, and what could be asked instead."""
    asked = one_line(results.executed)
    short = asked if len(asked) <= _LONGEST else asked[:_LONGEST] + " …"
    wanted = f" for {short}" if short else ""
    if results.not_searched:
        output.note(f"nothing found{wanted}; {searched(results.searched, results.not_searched)}")
    else:
        output.note(f"nothing found in {count(results.searched, 'document')}{wanted}")
    for line in ladder_lines(ladder):
        output.aside(line)


def ladder_lines(ladder: Ladder) -> Iterator[str]:
    """The words with their documents, then the queries to ask instead, numbered."""
    width = min(max((len(word.word) for word in ladder.words), default=0), _WORD)
    for word in ladder.words:
        near = ", ".join(f"{spelling} ({documents})" for spelling, documents in word.near)
        found = f"in {count(word.documents, 'document')}" if word.documents else "in no document"
        yield f"{word.word:<{width}}  {found}{f'; spelled nearly so: {near}' if near else ''}"
    for number, way in enumerate(ladder.relaxations, 1):
        yield f"{number}. {way.text} finds {count(way.documents, 'document')}: {way.label}"
