"""What ends a tag while it is being typed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.suggester import Suggester


class TagSuggester(Suggester):
    """Ends the last tag of the line with one that was used before."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)  # so that the tags before the last stay as they are written
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last tag ended."""
        begun = value.rpartition(",")[2].strip()
        end = len(value) - len(begun)
        found = next((tag for tag in self._known if begun and tag.casefold().startswith(begun.casefold())), None)
        return value[:end] + found if found and value.endswith(begun) else None
