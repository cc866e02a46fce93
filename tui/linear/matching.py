"""From match to match: of a search, of a card's mentions, or of what was found in one document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from tui.linear.desk import Desk
from tui.linear.reading import show
from tui.linear.speaking import around


def say_match(desk: Desk, number: int) -> None:
    """Go to a match of the document in hand, by its number from 0, and say where it is and the words around it."""
    reading, mark = desk.reading, desk.place.marks[number]
    desk.place = replace(desk.place, at=mark[0], match=number, card="")
    desk.in_list = False
    passage = desk.passage
    if reading is not None and passage is not None:
        where = f"Match {number + 1} of {len(desk.place.marks)}, passage {desk.number + 1}"
        desk.voice.line(f"{where}: {around(reading, passage, mark, bracketed=desk.brackets)}")


def open_at_match(desk: Desk, document: str, at: int | None, hit: int) -> None:
    """Open a document that was found, at the match that stands at an offset, or else at its first."""
    if not show(desk, document, at or 0, hit=hit):
        return
    starts = [mark[0] for mark in desk.place.marks]
    if not starts:
        desk.say("The match is in the title.")
        return
    say_match(desk, min(bisect_left(starts, at or 0), len(starts) - 1))


def go_to_match(desk: Desk, words: str) -> None:
    """Go to the next match, or to the one with a number."""
    marks = desk.place.marks
    if not words:
        _step(desk, 1)
    elif words == "-":
        _step(desk, -1)
    elif words.isdecimal() and 1 <= int(words) <= len(marks):
        say_match(desk, int(words) - 1)
    else:
        desk.say(f"There are matches 1 to {len(marks)} here." if marks else "No matches here.")


def go_to_earlier_match(desk: Desk, words: str = "") -> None:
    """Go to the match before."""
    _step(desk, -1)


def _step(desk: Desk, step: int) -> None:
    place = desk.place
    starts = [mark[0] for mark in place.marks]
    if place.match >= 0 and place.at == starts[place.match]:
        wanted = place.match + step
    else:
        wanted = bisect_left(starts, place.at) if step > 0 else bisect_right(starts, place.at - 1) - 1
    if 0 <= wanted < len(starts):
        say_match(desk, wanted)
    elif place.results is not None and place.hit >= 0 and place.results.query.text == (place.marked or _query(desk)):
        _into_neighbour(desk, step)
    elif starts:
        desk.say("That was the last match." if step > 0 else "That was the first match.")
    else:
        desk.say("Nothing is looked for; search and find do that.")


def _query(desk: Desk) -> str:
    return desk.place.results.query.text if desk.place.results is not None else ""


def _into_neighbour(desk: Desk, step: int) -> None:
    """Go on in the next document that was found and has a match in its text."""
    results, wanted = desk.place.results, desk.place.hit + step
    while results is not None and 0 <= wanted < len(results.hits):
        hit = results.hits[wanted]
        if hit.count:
            desk.say(f"Document {wanted + 1} of {len(results.hits)}.")
            if show(desk, hit.document.id, hit=wanted) and desk.place.marks:
                say_match(desk, 0 if step > 0 else len(desk.place.marks) - 1)
                return
        wanted += step
    desk.say("That was the last match of the last document." if step > 0 else "That was the first match of the first.")
