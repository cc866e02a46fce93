"""What the frame of the list of what is kept says: how much is shown, how, and what to do where nothing is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.commands import key_of
from tui.screens.bookmark_list import GROUPS, ONLY, SORTS, KeptList, ListView


def frame_title(shown: int, total: int, selected: int, hidden: int) -> Sequence[str]:
    """How much is shown and selected, the longest wording first; `hidden` are selected and not shown."""
    count = f"{total:,}" if shown == total else f"{shown:,} of {total:,}"
    chosen = f" · {selected:,} selected" if selected else ""
    unseen = f", {hidden:,} of them not shown" if hidden else ""
    return f"Bookmarks ─ {count}{chosen}{unseen}", f"Bookmarks ─ {count}{chosen}", f"{count}{chosen}"


def frame_ways(view: ListView, *, looking: bool = False) -> Sequence[str]:
    """How the list is shown, with the keys that change it, the longest wording first."""
    group = "looking for the cards …" if looking else GROUPS[view.group]
    ways = ((key_of("sort"), SORTS[view.sort]), (key_of("group"), group), (key_of("only"), ONLY[view.only]))
    return "   ".join(f"{key} {words}" for key, words in ways), " · ".join(words for _key, words in ways), ""


def fitting(wordings: Sequence[str], room: int) -> str:
    """The first of some wordings that there is room for, else the last."""
    return next((words for words in wordings if cell_len(words) <= room), wordings[-1])


def told_empty(kept: KeptList, text: str, view: ListView) -> str:
    """What is said where no row is."""
    if not kept.entries:
        return (
            f"Nothing is kept yet: {key_of('bookmark')} keeps the passage under the cursor in the text, and elsewhere"
            " the document or the card."
        )
    of_kind = f" among the {ONLY[view.only]}; {key_of('only')} shows the others" if view.only != "all" else ""
    return f"Nothing kept has “{text.strip()}”{of_kind}." if text.strip() else f"Nothing is kept{of_kind}."
