"""Tags for several bookmarks at once: a line of those to add, and of those to take off with a minus before them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.suggester import Suggester
from textual.widgets import Input

from tui.notebook import Bookmark
from tui.screens.prompt import Attempt, PromptScreen

_MOST = 12


class TagScreen(PromptScreen):
    """Closes with the line of tags for what is `told`, or empty; `known` tags are offered, the most used first."""

    def __init__(self, told: str, having: Sequence[str], known: Sequence[str], attempt: Attempt | None = None) -> None:
        has = f" with {', '.join(having[:_MOST])}{' …' * (len(having) > _MOST)}" if having else ""
        super().__init__("Tags", f"{told}{has}", act="tags", unfit=_unfit, attempt=attempt)
        self.known = tuple(dict.fromkeys((*having, *known)))

    def on_mount(self) -> None:
        """Offer the known tags while one types."""
        super().on_mount()
        self.field.placeholder = "tags to add, -tags to take off, a comma between them"
        self.query_one("#line", Input).suggester = TagSuggester(self.known)


class TagSuggester(Suggester):
    """Ends the last tag of the line with one that is known."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)  # so that the tags before the last stay as they are written
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last tag ended."""
        begun = value.rpartition(",")[2].strip().lstrip("+-").lstrip()
        end = len(value) - len(begun)
        found = next((tag for tag in self._known if begun and tag.casefold().startswith(begun.casefold())), None)
        return value[:end] + found if found and value.endswith(begun) else None


def _unfit(line: str) -> str:
    return "" if any(tag_changes(line)) else "No tag is named here: write words, with a minus before those to take off."


def tag_changes(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags to add and those to take off that a line names: `export, +quote, -draft`."""
    parts = [" ".join(part.split()) for part in line.split(",")]
    added = tuple(tag for part in parts if part[:1] != "-" and (tag := part.removeprefix("+").strip()))
    return added, tuple(tag for part in parts if part[:1] == "-" and (tag := part[1:].strip()))


def tags_of(marks: Iterable[Bookmark]) -> tuple[str, ...]:
    """The tags of some bookmarks, those of most of them first."""
    counts: dict[str, int] = {}
    for mark in marks:
        for tag in mark.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return tuple(sorted(counts, key=lambda tag: -counts[tag]))
