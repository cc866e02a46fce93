"""Labels to type: letters for any number of things, none of them the beginning of another."""

from __future__ import annotations

from itertools import product

LETTERS = "asdfghjklweiruotycnvmbpxqz"
"""The home row first, then what is easily reached from it."""


def labels_for(count: int) -> list[str]:
    """Labels of one letter, as many as there can be, then of two; of more things than those only the first get one."""
    letters = len(LETTERS)
    count = min(count, letters * letters)
    single = letters if count <= letters else (letters * letters - count) // (letters - 1)
    doubles = ("".join(pair) for pair in product(LETTERS[single:], LETTERS))
    return [*LETTERS[:single], *doubles][:count]
