"""Every command once: its words, what stands behind it, and its help, from which the answer to ? is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial

from tui.linear import (
    auditing,
    finding,
    keeping,
    matching,
    mentioning,
    naming,
    reading,
    reviewing,
    searching,
    starting,
    telling,
)
from tui.linear.desk import Desk

ALL = "all"


@dataclass(frozen=True)
class Word:
    """A command: the first of its `words` is its name, the others are short forms; `takes` is what may follow."""

    words: tuple[str, ...]
    takes: str
    help: str
    group: str
    act: Callable[[Desk, str], None]

    @property
    def name(self) -> str:
        """The word that is told to people."""
        return self.words[0]


def _step_document(step: int, desk: Desk, words: str) -> None:
    reading.step_document(desk, step)


def _open(desk: Desk, words: str) -> None:
    if not words:
        desk.say("Open what? open 3 opens number 3 of the list, open talks a document of that title.")
    elif words.isdecimal():
        choose(desk, int(words))
    elif words.startswith("dtti:"):
        reading.open_link(desk, words)
    else:
        reading.open_named(desk, words)


def _help(desk: Desk, words: str) -> None:
    for line in help_lines(words):
        desk.say(line)
    if words.casefold() in ("search", "s", "/"):
        searching.say_language(desk)


WORDS: tuple[Word, ...] = (
    Word(("next", "+"), "", "reads the next passage; Enter alone does too", "Read", reading.next_passage),
    Word(("previous", "-"), "", "reads the passage before", "Read", reading.previous_passage),
    Word(
        ("passage", "p"), "NUMBER", "reads that passage, without a number this one again", "Read", reading.go_to_passage
    ),
    Word(("page", "g"), "NUMBER", "reads so many passages on", "Read", reading.read_page),
    Word(("contents", "t"), "", "lists the headings of the document", "Read", reading.list_contents),
    Word(("documents", "d"), "TEXT", "lists the documents, or those with the text", "Read", reading.list_documents),
    Word(("open", "o"), "NUMBER or TITLE", "opens what has the number, a document, or a copied link", "Read", _open),
    Word(("after", "J"), "", "opens the next document", "Read", partial(_step_document, 1)),
    Word(("before", "K"), "", "opens the document before", "Read", partial(_step_document, -1)),
    Word(("back", "h"), "", "returns to where you were", "Read", reading.go_back),
    Word(("where", "w"), "", "says where you are", "Read", telling.say_where),
    Word(("list", "l"), "", "says the last list again", "Read", telling.repeat),
    Word(
        ("search", "s", "/"),
        "TEXT",
        "searches all documents; help search tells the language",
        "Search",
        searching.search,
    ),
    Word(("hits", "i"), "", "lists again what the search found", "Search", searching.list_hits),
    Word(("match", "n"), "NUMBER", "goes to the next match, or to that one", "Search", matching.go_to_match),
    Word(("earlier", "N"), "", "goes to the match before", "Search", matching.go_to_earlier_match),
    Word(("find", "f"), "TEXT", "looks for the text in this document", "Search", finding.find_here),
    Word(("narrow", "r"), "", "lists ways to narrow the search down", "Search", searching.narrow),
    Word(
        ("why",), "", "says how the search was run, and why this document is where it is", "Search", searching.explain
    ),
    Word(("clear",), "", "leaves the search", "Search", searching.clear_search),
    Word(("asked",), "TEXT", "lists what you searched for before", "Search", searching.list_asked),
    Word(("save",), "NAME", "keeps the search under a name", "Search", keeping.save_search),
    Word(("saved", "S"), "", "lists the searches you saved", "Search", keeping.list_saved),
    Word(("names", "e"), "all", "lists the names in this passage, or all of the document", "Names", naming.list_names),
    Word(("card", "c"), "NUMBER or NAME", "tells the card of a name", "Names", naming.open_card),
    Word(("cards", "C"), "TEXT", "lists the cards, or those with the text", "Names", naming.list_cards),
    Word(("means",), "NUMBER", "decides what a name in doubt means here", "Names", naming.decide),
    Word(("mentions", "m"), "", "lists the places that mention the card", "Names", mentioning.list_mentions),
    Word(("bookmark", "b"), "", "keeps this passage, or removes its bookmark", "Keep", keeping.toggle_bookmark),
    Word(("bookmarks", "B"), "TEXT", "lists your bookmarks, or those with the text", "Keep", keeping.list_bookmarks),
    Word(("note", "a"), "TEXT", "keeps this passage with a note; note - removes the note", "Keep", keeping.write_note),
    Word(("tags",), "A, B", "gives its bookmark these tags; tags - removes them", "Keep", keeping.write_tags),
    Word(("colour",), "RED", "gives its bookmark a colour; colour - takes it away", "Keep", auditing.write_colour),
    Word(("audit",), "", "lists bookmarks whose documents have changed under them", "Keep", auditing.list_audit),
    Word(("accept",), "NUMBER or moved", "lets that bookmark of the audit stand there", "Keep", auditing.accept),
    Word(("placeless",), "NUMBER", "keeps that bookmark as a quote alone", "Keep", auditing.keep_placeless),
    Word(("remove",), "NUMBER", "removes that bookmark or saved search of the list", "Keep", keeping.remove),
    Word(("keep",), "", "keeps this hit of the search with a bookmark, and goes on", "Keep", reviewing.keep_hit),
    Word(("dismiss",), "all", "dismisses this hit, or all open ones here, and goes on", "Keep", reviewing.dismiss_hit),
    Word(("reopen",), "", "takes back what you decided about this hit", "Keep", reviewing.reopen_hit),
    Word(("review",), "", "says how far you are, and goes to the next open hit", "Keep", reviewing.say_review),
    Word(("copy", "y"), "", "prints this passage as a quotation with its source", "Keep", keeping.quote),
    Word(("undo", "u"), "", "takes back what you made last", "Keep", keeping.undo),
    Word(("redo", "U"), "", "does it again", "Keep", keeping.redo),
    Word(("problems", "!"), "", "tells what could not be read", "Session", starting.list_problems),
    Word(("refresh",), "", "looks for new and changed files", "Session", starting.look_again),
    Word(("marks",), "on or off", "puts matches into brackets", "Session", telling.set_marks),
    Word(("width",), "NUMBER", "wraps lines there; width 0 never", "Session", telling.set_width),
    Word(("help", "?"), "COMMAND", "lists the commands, or tells of one, or of all", "Session", _help),
    Word(("quit", "q"), "", "leaves; so does Ctrl+D", "Session", telling.leave),
)
"""The commands, in the order of the help."""


def word_called(name: str) -> Word | None:
    """The command with this word: as it is typed, else whatever its case."""
    for typed in (name, name.casefold()):
        for word in WORDS:
            if typed in word.words:
                return word
    return None


def help_lines(name: str = "") -> Iterator[str]:
    """The commands with their short forms, a line a group; all of one, or of all, where that is asked for."""
    if name and name.casefold() != ALL:
        word = word_called(name)
        yield _line(word) if word is not None else unknown(name)
        return
    yield "A number opens what has it in the last list. Enter goes on: more of the list, or the next passage."
    for group in dict.fromkeys(word.group for word in WORDS):
        words = [word for word in WORDS if word.group == group]
        if name:
            yield f"{group}:"
            yield from map(_line, words)
        else:
            yield f"{group}: {'; '.join(' or '.join(word.words) for word in words)}."
    if not name:
        yield "help and a command tells what it does, help all of all. help search tells what a search may have in it."


def _line(word: Word) -> str:
    name = f"{word.name} {word.takes}".strip()
    short = f" Short: {' or '.join(word.words[1:])}." if len(word.words) > 1 else ""
    return f"{name}: {word.help}.{short}"


def unknown(name: str) -> str:
    """What is said to a word that is no command."""
    near = get_close_matches(name.casefold(), [word.name for word in WORDS], n=1)
    hint = f"did you mean {near[0]}?" if near else f"? lists them, search {name} searches for it."
    return f"No command “{name}”; {hint}"


def choose(desk: Desk, number: int) -> None:
    """Open what has a number in the last list."""
    listing = desk.place.listing
    if listing is None or not listing.rows:
        desk.say("No list to choose from; documents lists the documents.")
    elif not 1 <= number <= len(listing.rows):
        desk.say(f"The list has numbers 1 to {len(listing.rows)}; list says it again.")
    else:
        listing.rows[number - 1].open(desk)
