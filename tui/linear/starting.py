"""What is done and said before the first prompt."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from indexdir import IndexdirError, Library, Progress
from tui.cli.opening import Report, ready
from tui.cli.text import count
from tui.linear.desk import Desk, Row
from tui.linear.reading import begin, show
from tui.linear.voice import Voice, sentence
from tui.notebook import Notebook, decisions, offset_of, place_all

_SECONDS_BETWEEN = 10.0


def prepare(library: Library, notebook: Notebook, voice: Voice) -> None:
    """Bring the index up to date, and let what the reader made count. Raises StorageError, KeyboardInterrupt."""
    report, told = _reporter(voice)
    try:
        ready(library, voice, report=report)
    except KeyboardInterrupt:
        if not library.refresh() and not library.generation:
            raise
        voice.say("Stopped; not all documents are read yet.")
    else:
        if told():
            voice.say("Done.")
    try:
        lay_choices_over(library, notebook)
    except IndexdirError as error:
        voice.note(f"{error}; names are shown as the cards have them")
    library.keeps(notebook.kept, tags=notebook.tagged_documents)


def lay_choices_over(library: Library, notebook: Notebook) -> None:
    """Let the choices of what words name count. Raises IndexdirError."""
    library.decide(decisions(place_all(notebook.choices(), library)))


def _reporter(voice: Voice) -> tuple[Report, Callable[[], bool]]:
    """A report of a build in plain lines, and whether it has said anything."""
    said = 0.0

    def report(progress: Progress) -> None:
        nonlocal said
        now = time.monotonic()
        if progress.stage != "reading" or not progress.total:
            return
        if not said:
            voice.say(f"Reading {count(progress.total, 'document')}.")
        elif now - said < _SECONDS_BETWEEN:
            return
        else:
            voice.say(f"{progress.done} of {progress.total} read.")
        said = now
        voice.flush()

    return report, lambda: said > 0


def greet(desk: Desk, *, fresh: bool) -> None:
    """Say what is open and what is wrong, and read from where the reader left."""
    library, documents = desk.library, desk.library.documents()
    desk.say(f"{library.title}: {count(len(documents), 'document')}, {count(len(library.cards()), 'card')}.")
    if unread := len(library.failures()):
        desk.say(f"{count(unread, 'file')} not read; problems tells why.")
    if any(problem.level == "error" for problem in library.problems):
        desk.say("Faults in the cards; problems tells which.")
    if desk.notebook.problem:
        desk.say(sentence(desk.notebook.problem))
    if not documents:
        desk.say("No documents were found that can be read.")
        return
    left = "" if fresh else desk.notebook.session().document
    if any(document.id == left for document in documents):
        spot = desk.notebook.spot_in(left)
        show(desk, left, offset_of(spot, library.read(left)) if spot is not None else 0)
        if desk.place.at > 0:
            desk.say(f"You were at passage {desk.number + 1}.")
    else:
        show(desk, documents[0].id)
    begin(desk)


def list_problems(desk: Desk, words: str = "") -> None:
    """List what could not be read, and why."""
    library = desk.library
    lines = [*filter(None, (library.damage, desk.notebook.problem))]
    lines += [f"{each.file}: not searched, {each.reason}" for each in library.failures()]
    lines += [f"{'Left out' if each.level == 'error' else 'Doubtful'}: {each}" for each in library.problems]
    if lines:
        desk.say(f"{count(len(lines), 'problem')}.")
        desk.offer([Row(line, partial(Desk.say, text=line)) for line in lines])
    else:
        desk.say("No problems: every file was read, and every card is in order.")


def look_again(desk: Desk, words: str = "") -> None:
    """Look for new, changed and removed files."""
    before = desk.library.generation
    prepare(desk.library, desk.notebook, desk.voice)
    if desk.library.generation == before:
        desk.say("Nothing has changed.")
        return
    desk.say(f"{count(len(desk.library.documents()), 'document')} now.")
    desk.read_anew()
