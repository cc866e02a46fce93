"""How far a pattern is from every stretch of a text, by bit vectors."""

from __future__ import annotations


def distances_of(wanted: str, text: str, *, held: bool = False) -> list[int]:
    """For each number of characters of `text`, how far the pattern is from the nearest stretch that ends there.

    With `held` the stretch must begin where the text does. Myers 1999, Hyyrö 2003. It is written out here since
    rapidfuzz, which has the same vectors, tells only the distance of whole texts, or the one best stretch of a text.
    """
    masks: dict[str, int] = {}
    for at, letter in enumerate(wanted):
        masks[letter] = masks.get(letter, 0) | 1 << at
    size = len(wanted)
    whole, top = (1 << size) - 1, 1 << (size - 1)
    more, less, distance = whole, 0, size
    distances = [distance]
    for letter in text:
        equal = masks.get(letter, 0)
        vertical = equal | less
        horizontal = (((equal & more) + more) ^ more) | equal
        up = less | (whole & ~(horizontal | more))
        down = more & horizontal
        if up & top:
            distance += 1
        elif down & top:
            distance -= 1
        distances.append(distance)
        up = (up << 1 | held) & whole
        more = (down << 1 & whole) | (whole & ~(vertical | up))
        less = up & vertical
    return distances
