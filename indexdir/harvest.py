"""Names and acronyms that the documents define and no card has, proposed as cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from indexdir.acronyms import Definition, definitions
from indexdir.findings import Suggestion
from indexdir.linking.linker import Linker
from indexdir.linking.words import words_of
from indexdir.name_keys import name_key
from indexdir.records import Card, DocumentText
from indexdir.sentences import sentences

Readings = Callable[[], Iterable[DocumentText]]

# The last word of a name before “of”, “for” or “on” says what it is the name of.
_KINDS = {
    "law": "act law bill ordinance statute regulation regulations",
    "agreement": "agreement memorandum treaty arrangement annex convention pact accord protocol declaration mou moi",
    "working-group": "group subgroup team cell",
    "forum": "forum dialogue council committee commission board conference summit task-force",
    "programme": "programme program initiative project scheme mission fund",
    "policy": "policy procedure procedures strategy plan framework guidelines",
    "organisation": "organisation organization ministry department agency command corporation company office bureau "
    "authority administration institute institution university association union force service laboratory party bank "
    "secretariat centre center navy army limited",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_HEAD_ENDS = words_of("of for on in to")


@dataclass(slots=True)
class _Found:
    """A definition where it was first met."""

    definition: Definition
    reading: DocumentText
    sentence: tuple[int, int]
    count: int = 0
    documents: set[str] = field(default_factory=set)


def suggestions(readings: Readings, cards: Iterable[Card]) -> tuple[Suggestion, ...]:
    """Give what the documents define and no card has with both its names, the most frequent first.

    The documents are read twice: for the definitions, and to count.
    """
    known = _known(cards)
    found = {
        key: one
        for key, one in _definitions(readings()).items()
        if not known.get(key[0], set()) & known.get(key[1], set())
    }
    _count(found, readings())
    made = (_suggestion(one, key, known) for key, one in found.items())
    return tuple(sorted(made, key=lambda one: (-one.count, -one.documents, one.name.casefold(), one.acronym)))


def kind_of(name: str) -> str:
    """Guess from the words of a name what it is the name of; `term` where nothing says so."""
    words = name.casefold().split()
    head = next((words[number - 1] for number, word in enumerate(words) if number and word in _HEAD_ENDS), "")
    return _KIND_OF.get(head) or _KIND_OF.get(words[-1], "term")


def _definitions(readings: Iterable[DocumentText]) -> dict[tuple[str, str], _Found]:
    found: dict[tuple[str, str], _Found] = {}
    for reading in readings:
        for passage in reading.passages:
            if passage.kind == "code":
                continue
            for place in sentences(reading.text, passage.start, passage.end):
                for one in definitions(reading.text, *place):
                    key = name_key(one.name), name_key(one.acronym)
                    found.setdefault(key, _Found(one, reading, place))
    return found


def _known(cards: Iterable[Card]) -> Mapping[str, set[str]]:
    """Give the cards that have each name, whichever way it is spelt."""
    known: dict[str, set[str]] = {}
    for card in cards:
        for name in (card.name, *card.aliases, *card.short):
            known.setdefault(name_key(name), set()).add(card.id)
    return known


def _count(found: Mapping[tuple[str, str], _Found], readings: Iterable[DocumentText]) -> None:
    """Count name and acronym as they would be marked if each were a card."""
    ones = {str(number): one for number, one in enumerate(found.values())}
    linker = Linker(Card(card, "term", one.definition.name, (one.definition.acronym,)) for card, one in ones.items())
    for reading in readings if ones else ():
        mentions = linker.link(reading.text, reading.passages, reading.document.date)
        for card, number in Counter(mention.card for mention in mentions).items():
            ones[card].count += number
            ones[card].documents.add(reading.document.id)


def _suggestion(one: _Found, key: tuple[str, str], known: Mapping[str, set[str]]) -> Suggestion:
    name, acronym, _ = one.definition
    start, end = one.sentence
    owners = known.get(key[0]) or known.get(key[1]) or {""}
    return Suggestion(
        name=name,
        acronym=acronym,
        sentence=one.reading.text[start:end],
        document=one.reading.document.id,
        start=start,
        count=one.count,
        documents=len(one.documents),
        kind=kind_of(name),
        card=min(owners),
    )
