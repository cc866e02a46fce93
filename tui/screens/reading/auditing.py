"""Bookmarks that have moved, are in doubt or are lost: listed, accepted, placed by hand or kept without a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.commands import key_of
from tui.notebook import Draft, Notebook
from tui.notebook.auditing import Finding, Outcome, Site, audit, readings_for
from tui.screens.reading.answers import Answer
from tui.screens.reading.drafting import drop_draft, time_of
from tui.screens.reading.going import go_to
from tui.screens.reading.handlers import HANDLERS, handles, hears
from tui.screens.reading.keeping import write
from tui.screens.reading.noting import note
from tui.screens.reading.room import Room
from tui.screens.reading.views import Request
from tui.screens.reading.working import Cancelled
from tui.widgets.wrapping import counted

if TYPE_CHECKING:
    from tui.screens.audit import AuditScreen
    from tui.screens.audit_list import AuditList

_ARISEN: Mapping[Outcome, tuple[str, str]] = {
    "changed": ("has other words now", "have other words now"),
    "doubtful": ("is in doubt", "are in doubt"),
    "lost": ("is lost", "are lost"),
}
"""What is said of one bookmark and of several."""
_AT_ONCE = 20  # lost quotes that are looked for elsewhere before what was found is shown


class AuditFound(Answer, frozen=True):
    """What became of the bookmarks as they are now, and what was typed to some and not kept."""

    listed: AuditList
    drafts: tuple[Draft, ...]


class ElsewhereFound(Answer, frozen=True):
    """What was found, now with where the words of lost ones stand in other documents; `before` is it without them."""

    listed: AuditList
    before: AuditList


class DoubtArisen(Answer, frozen=True):
    """How many bookmarks have other words, are in doubt or are lost, now that their documents have changed."""

    counts: Mapping[Outcome, int]


@handles("audit")
def ask_for_audit(room: Room) -> None:
    """Find out, in a thread, what became of the bookmarks; the list opens when that is known."""
    room.fetch("audit", partial(_audit, room))


def _audit(room: Room, cancelled: Cancelled) -> Answer | None:
    from tui.screens.audit_list import AuditList

    bookmarks, drafts = room.notebook.bookmarks(), room.notebook.drafts()
    findings = audit(bookmarks, room.library, cancelled)
    if cancelled():
        return None
    marks = {mark.id: mark for mark in bookmarks} if drafts else {}
    typed = tuple((draft, time_of(draft), marks.get(draft.bookmark)) for draft in drafts)
    return AuditFound(AuditList(findings, typed), drafts)


def _elsewhere(room: Room, listed: AuditList, cancelled: Cancelled) -> Answer | None:
    from tui.notebook.elsewhere import stands_elsewhere

    sites: dict[str, Sequence[Site]] = {}
    enough = _AT_ONCE
    for mark in [finding.mark for finding in listed.findings if finding.outcome == "lost"]:
        if cancelled():
            return None
        if found := stands_elsewhere(mark, room.library, cancelled):
            sites[mark.id] = found
            if len(sites) == enough:
                enough *= 2
                room.post_message(ElsewhereFound(listed.with_sites(sites), listed))
    return ElsewhereFound(listed.with_sites(sites), listed) if sites else None


@hears(AuditFound)
def show_audit(room: Room, answer: AuditFound) -> None:
    """Open the list, or show what it now holds."""
    # Imported when it is asked for: the first screen does without it.
    from tui.screens.audit import AuditScreen

    room.desk.drafts = {draft.key: draft for draft in answer.drafts}
    screen = _listed(room)
    if screen is not None:
        screen.refresh_list(answer.listed)
    elif room.is_active or _over_bookmarks(room):
        opened = AuditScreen(answer.listed, partial(_act, room), room.desk.audited)
        room.app.push_screen(opened, partial(_look_at, room, opened))
    else:
        return
    room.fetch("elsewhere", partial(_elsewhere, room, answer.listed))


def _listed(room: Room) -> AuditScreen | None:
    """The list, where it is open, be it below a form."""
    from tui.screens.audit import AuditScreen

    return next((screen for screen in room.app.screen_stack if isinstance(screen, AuditScreen)), None)


def _over_bookmarks(room: Room) -> bool:
    return getattr(room.app.screen, "PLACE", "") == "bookmarks"


@hears(ElsewhereFound)
def elsewhere_found(room: Room, answer: ElsewhereFound) -> None:
    """Offer the places in other documents."""
    screen = _listed(room)
    if screen is not None and screen.made_of is answer.before:
        screen.refresh_list(answer.listed, answer.before)


def _look_at(room: Room, screen: AuditScreen, key: str | None) -> None:
    """Go to the place that was shown; the list opens at its row again."""
    from tui.screens.audit_rows import DRAFT

    room.desk.audited = (key or screen.left, screen.at)
    finding = screen.listed.finding(key or "")
    if key and key.startswith(DRAFT):
        _act(room, f"note {key}", (), 0)
    elif finding is not None:
        leave_bookmarks(room)
        look_at(room, finding, screen.at)


def leave_bookmarks(room: Room) -> None:
    """Close the list of bookmarks, from which this one was asked for."""
    if _over_bookmarks(room):
        room.app.pop_screen()


def look_at(room: Room, finding: Finding, at: int) -> None:
    """Show where a bookmark could stand, the words selected; its document, where that is not known."""
    mark = finding.mark
    if finding.sites:
        site = finding.sites[at]
        go_to(room, Request(site.document, room.desk.listing, at=site.start, end=site.end, digest=site.digest))
    elif any(document.id == mark.now.document for document in room.desk.documents):
        at = max(0, mark.now.start, mark.start)
        go_to(room, Request(mark.now.document, room.desk.listing, at=at))
        room.say(f"Not found here any more: “{mark.brief}”.", trouble=True)
    else:
        room.say(f"{finding.reason}; nothing to look at.", trouble=True)


def _act(room: Room, what: str, findings: Sequence[Finding], at: int) -> None:
    """Do what was asked for in the list."""
    what, _, draft = what.partition(" ")
    marks = [finding.mark for finding in findings]
    if draft:
        _act_on_draft(room, what, draft)
    elif what in ("undo", "redo"):
        HANDLERS[what](room)
    elif what == "accept":
        accept(room, findings, at)
    elif what == "accept_moved":
        accept_moved(room, findings)
    elif what == "without_place":
        write(room, partial(_without_place, [mark.id for mark in marks], not marks[0].placeless))
    elif what == "place_by_hand":
        from tui.screens.reading.placing import begin_placing

        begin_placing(room, findings[0], at)
    elif what == "remove":
        write(room, partial(_remove, [mark.id for mark in marks]))
    elif what == "note":
        note(room, marks[0])
    elif what == "colour":
        from tui.screens.reading.colouring import colour_bookmarks

        colour_bookmarks(room, marks)
    elif what in ("copy", "copy_cited"):
        from tui.screens.reading.copying import copy_bookmark

        copy_bookmark(room, marks[0], source=what == "copy_cited")


def _act_on_draft(room: Room, what: str, key: str) -> None:
    from tui.screens.audit_rows import DRAFT

    draft = room.desk.drafts.get(key.removeprefix(DRAFT))
    if draft is None:
        return
    mark = next((each for each in room.desk.bookmarks if each.id == draft.bookmark), None)
    if what == "remove":
        drop_draft(room, draft)
        room.say("What was typed is dropped.")
        ask_for_audit(room)
    elif what in ("copy", "copy_cited"):
        room.app.copy_to_clipboard(draft.note or draft.tags)
        room.say("Copied what was typed.")
    elif what == "note" and mark is not None:
        note(room, mark, draft)
    elif what == "note":
        line = f"Its bookmark is gone; {key_of('copy')} copies what was typed, {key_of('remove_bookmark')} drops it."
        room.say(line, trouble=True)


def accept(room: Room, findings: Sequence[Finding], at: int) -> None:
    """Let bookmarks stand where they were found, as one action."""
    accepted = [(each.mark.id, each.sites[at]) for each in findings if at < len(each.sites)]
    if accepted:
        write(room, partial(_accept, room, accepted, "", ""))
    else:
        room.say("There is no place to accept.")


def accept_moved(room: Room, shown: Sequence[Finding]) -> None:
    """Let those stand where they were found that merely moved, as one action: of them all those that are shown."""
    screen, moved = _listed(room), [each for each in shown if each.merely_moved]
    more = (screen.listed.merely_moved if screen is not None else 0) - len(moved)
    hidden = f", {more:,} more that only moved not shown" if more > 0 else ""
    left = _with_other_words(shown)
    if moved:
        accepted = [(each.mark.id, each.sites[0]) for each in moved]
        write(room, partial(_accept, room, accepted, hidden, left))
    else:
        none = f"None that is shown has merely moved{hidden}." if hidden else "No bookmark has merely moved."
        room.say(f"{none}{left}")


def _accept(room: Room, accepted: Sequence[tuple[str, Site]], hidden: str, left: str, notebook: Notebook) -> str:
    count = notebook.accept(readings_for(accepted, room.library))
    return f"{counted(count, 'bookmark')} accepted{hidden}; {key_of('undo')} undoes it.{left}"


def _with_other_words(shown: Sequence[Finding]) -> str:
    """What is said of those that surely were found and still want a look."""
    count = sum(each.outcome in ("moved", "changed") and not each.merely_moved for each in shown)
    if not count:
        return ""
    return " 1 has other words: look at it." if count == 1 else f" {count:,} have other words: look at them."


def _without_place(bookmarks: Sequence[str], placeless: bool, notebook: Notebook) -> str:
    if not notebook.set_placeless(bookmarks, placeless):
        return "Only a passage can be kept without a place."
    told = "Kept as a quote without a place" if placeless else "Its place is looked for again"
    return f"{told}; {key_of('undo')} undoes it."


def _remove(bookmarks: Sequence[str], notebook: Notebook) -> str:
    notebook.remove_bookmark(*bookmarks)
    return f"Bookmark removed; {key_of('undo')} brings it back."


@hears(DoubtArisen)
def doubt_arisen(room: Room, answer: DoubtArisen) -> None:
    """Say so once, beside what has just been said."""
    said, line = room.notice_line.line, doubt_line(answer.counts)
    together = f"{said} {line}" if said else line
    room.say(together if cell_len(together) < room.size.width - 2 else line, trouble=True)


def doubt_line(counts: Mapping[Outcome, int]) -> str:
    """What is said once when bookmarks have other words, have come into doubt, or are lost."""
    parts: list[str] = []
    for outcome, (one, many) in _ARISEN.items():
        if count := counts.get(outcome, 0):
            subject = f"{count:,}" if parts else counted(count, "bookmark")
            parts.append(f"{subject} {one if count == 1 else many}")
    return f"{', '.join(parts)}: {key_of('audit')} shows {'it' if sum(counts.values()) == 1 else 'them'}."
