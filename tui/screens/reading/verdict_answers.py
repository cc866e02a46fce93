"""What is answered while the quotations of a draft are checked."""

from __future__ import annotations

from indexdir import Verification
from tui.screens.reading.answers import Answer


class DraftGoesOn(Answer, frozen=True):
    """So many quotations of so many are checked."""

    done: int
    total: int


class DraftChecked(Answer, frozen=True):
    """The verdicts on the quotations of a text, or of the file that it names."""

    text: str
    verification: Verification


class DraftRefused(Answer, frozen=True):
    """Why a text could not be checked."""

    text: str
    why: str
