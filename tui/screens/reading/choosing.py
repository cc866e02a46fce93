"""What words name: the candidates are offered, the choice is written, and can be found and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial

from indexdir import Card, DocumentText, Mention
from tui.commands import key_of
from tui.notebook import Choice, Notebook, Words, choices_of
from tui.screens.choices import ChoicesScreen
from tui.screens.choose import ANOTHER, NOBODY, UNDECIDED, Candidate, ChooseScreen
from tui.screens.reading.going import go_to
from tui.screens.reading.handlers import HANDLERS, handles
from tui.screens.reading.keeping import write
from tui.screens.reading.room import Room
from tui.screens.reading.views import Request
from tui.widgets.mention_words import name_words, rule_words

_MOST_NAMESAKES = 5

Made = Mapping[tuple[int, int], Choice]


def words_here(room: Room) -> Words | None:
    """The words that can be decided on: at the cursor, else the current mention, else a rejected one of the line."""
    reading, mention, cursor = room.reader.reading, room.reader.mention, room.reader.cursor
    if reading is None:
        return None
    made = room.desk.placed.get(reading.document.id, {})
    here = next((span for span, choice in made.items() if not choice.card and span[0] <= cursor < span[1]), None)
    if mention is not None and (here is None or mention.start <= cursor < mention.end):
        return _words(mention, made)
    start, end = room.reader.line
    span = here or next((span for span in sorted(made) if not made[span].card and start <= span[0] < end), None)
    return _decided(made[span], span) if span is not None else None


def _words(mention: Mention, made: Made) -> Words:
    span = mention.start, mention.end
    if mention.rule == "chosen" and span in made:
        return _decided(made[span], span)
    return Words(*span, mention.card, mention.rule, mention.rivals)


def _decided(choice: Choice, span: tuple[int, int]) -> Words:
    return Words(*span, choice.found, choice.rule, choice.rivals)


def alike(reading: DocumentText, words: Words, made: Made) -> tuple[Words, ...]:
    """The places of a document in which the same words are a name or were decided to be none, in order."""
    wanted = _plain(reading.text[words.start : words.end])
    found = {span: _decided(choice, span) for span, choice in made.items() if _plain(choice.quote) == wanted}
    for mention in reading.mentions:
        if _plain(mention.text) == wanted:
            found[mention.start, mention.end] = _words(mention, made)
    found.setdefault((words.start, words.end), words)
    return tuple(found[span] for span in sorted(found))


@lru_cache(4096)
def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


@handles("choose")
def choose(room: Room) -> None:
    """Offer what the words under the cursor could name."""
    words, reading = words_here(room), room.reader.reading
    if words is None or reading is None:
        return  # the reason is said already
    made = room.desk.placed.get(reading.document.id, {})
    choice = made.get((words.start, words.end))
    places = alike(reading, words, made)
    cards = room.library.cards()
    screen = ChooseScreen(
        " ".join(reading.text[words.start : words.end].split()),
        candidates(room, reading, words, choice, cards),
        cards,
        places=len(places),
        decided=choice is not None,
    )

    def chosen(key: str | None) -> None:
        if key and key != ANOTHER:
            wanted = places if screen.everywhere else (words,)
            _decide(room, reading, wanted, [made[span] for span in _spans(wanted) if span in made], key)

    room.app.push_screen(screen, chosen)


def _spans(places: Sequence[Words]) -> list[tuple[int, int]]:
    return [(words.start, words.end) for words in places]


def candidates(
    room: Room, reading: DocumentText, words: Words, choice: Choice | None, cards: Sequence[Card]
) -> list[Candidate]:
    """The cards that words could mean, with reasons: the one that counts now, its rivals, others of the name."""
    now = words.found if choice is None else choice.card
    text = reading.text[words.start : words.end]
    namesakes = [card.id for card in cards if name_words(card, text)][:_MOST_NAMESAKES]
    offered = []
    for name in dict.fromkeys((now, words.found, *words.rivals, *namesakes)):
        if name not in room.names:
            continue
        card = room.library.card(name)
        if choice is not None and name == now:
            why = rule_words("chosen")
        elif name == words.found:
            why = rule_words(words.rule, reading.document.date)
        else:
            why = name_words(card, text) or "could be meant as well"
        offered.append(Candidate(card, why, name == now))
    return offered


def _decide(room: Room, reading: DocumentText, places: Sequence[Words], replaced: Sequence[Choice], key: str) -> None:
    words = _shown(reading.text[places[0].start : places[0].end])
    where = f" in {len(places)} places" if len(places) > 1 else " here"
    if key == UNDECIDED:
        said = f"“{words}” is left to the cards again{where if len(places) > 1 else ''}; {key_of('undo')} undoes it."
        write(room, partial(_write, (), replaced, said))
        return
    card = "" if key == NOBODY else key
    said = f"“{words}”{where} is {room.names[card] if card else 'no name of a card'}; {key_of('undo')} undoes it."
    write(room, partial(_choose, reading, places, card, replaced, said))


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else line[:29].rstrip() + "…"


def _choose(
    reading: DocumentText,
    places: Sequence[Words],
    card: str,
    replaced: Sequence[Choice],
    said: str,
    notebook: Notebook,
) -> str:
    return _write(choices_of(reading, places, card), replaced, said, notebook)


def _write(made: Sequence[Choice], replaced: Sequence[Choice], said: str, notebook: Notebook) -> str:
    notebook.choose(made, replaced)
    return said


@handles("choices")
def show_choices(room: Room) -> None:
    """List what was decided about names, and go to the chosen place."""

    def chosen(name: str | None) -> None:
        for choice in room.desk.choices:
            if choice.id == name:
                _go_to(room, choice)

    screen = ChoicesScreen(room.desk.choices, room.desk.placed, room.names, partial(_change, room))
    room.app.push_screen(screen, chosen)


def _change(room: Room, what: str, choice: Choice | None) -> None:
    if choice is not None:
        said = f"“{_shown(choice.quote)}” is left to the cards again; {key_of('undo')} undoes it."
        write(room, partial(_write, (), (choice,), said))
    else:
        HANDLERS[what](room)


def _go_to(room: Room, choice: Choice) -> None:
    made = room.desk.placed.get(choice.document, {})
    start = next((span[0] for span, placed in made.items() if placed.id == choice.id), None)
    if all(document.id != choice.document for document in room.desk.documents):
        room.say(f"{choice.document} is not in the collection now; what you decided is kept.", trouble=True)
    elif start is None:
        room.say("The document has changed since, and these words can't be told in it; what you decided is kept.")
    else:
        go_to(room, Request(choice.document, room.desk.listing, at=start, quote=choice.quote))
