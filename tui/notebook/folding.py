"""When two texts that the reader wrote count as the same, and what text can be kept at all."""

from __future__ import annotations

import unicodedata

from tui.notebook.errors import NotebookError


def one_spaced(text: str) -> str:
    """The text with white space as single blanks, and none around it."""
    return " ".join(text.split())


def same_key(name: str) -> str:
    """One text for all names and tags that differ only in case, white space or the way characters are composed."""
    return one_spaced(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()))


def bare(text: str) -> str:
    """The text without case and accents, as the index folds words."""
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in spread if not unicodedata.combining(character))


def checked(text: str, what: str) -> str:
    """The text itself; NotebookError where it holds what is no character, as arguments that are no UTF-8 do."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotebookError(f"The {what} is no valid text; write it in UTF-8.") from error
    return text
