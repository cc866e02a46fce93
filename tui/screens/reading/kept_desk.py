"""What the reading room knows of the list of what is kept, from one time that it is opened to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.screens.reading.kept_index import KeptIndex

if TYPE_CHECKING:
    from tui.screens.bookmark_list import ListView
    from tui.screens.reading.kept_list import KeptRead

KeptPlace = tuple[str, str, int, int]
"""Where a passage stands: its document, the text in which that was found, its start and its end."""


@dataclass
class KeptDesk:
    """Only the handlers of the list change it.

    `index` is that of the bookmarks that were read last; `read` is what the list holds, `view` how it was shown, and
    `cards` are those that the passages mention.
    """

    index: KeptIndex = field(default_factory=KeptIndex)
    read: KeptRead | None = None
    view: ListView | None = None
    cards: Mapping[KeptPlace, tuple[str, ...]] = field(default_factory=dict)
