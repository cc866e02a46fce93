"""The line that a list is filtered by."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class FilterField(Input):
    """An input as wide as it is told to be: with a letter more in it, the screen need not be laid out anew.

    Textual does so, and paints all of it, for its every letter.
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
