"""Looking for a text in the document in hand."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import partial

from tui.find_here import find_all, pattern_for
from tui.linear.desk import Desk, Row
from tui.linear.matching import say_match
from tui.linear.reading import NO_DOCUMENT, told
from tui.linear.searching import search


def find_here(desk: Desk, words: str) -> None:
    """Look for a text in the document in hand, as `f` does in the reading room, and go to its next place."""
    reading = desk.reading
    if reading is None:
        desk.say(NO_DOCUMENT)
        return
    if (pattern := pattern_for(words)) is None:
        desk.say("Find what? find contract looks for it in this document.")
        return
    marks = tuple(find_all(pattern, reading.text))
    if not marks:
        desk.say(f"“{words}” is not in {told(reading.document)}.")
        desk.offer([Row(f"Search all documents for {words}", partial(search, words=words))])
        return
    desk.step()
    desk.place = replace(desk.place, marks=marks, marked=f"“{words}”", match=-1)
    starts = [mark[0] for mark in marks]
    passage = desk.passage
    here = bisect_left(starts, passage.start if passage is not None else 0)
    say_match(desk, here if here < len(starts) else 0)
