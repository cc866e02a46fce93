"""Names with the words of ours that are somebody else's: Jimmy Carter, the House of Lords, the Washington Post."""

from __future__ import annotations

from indexdir.linking import words
from indexdir.linking.context import Surroundings
from indexdir.linking.directory import Directory
from indexdir.linking.fold import plain
from indexdir.linking.names import Name


def is_strange(name: Name, around: Surroundings, directory: Directory, follows_ours: bool) -> bool:
    """Whether the words around make this another name; `follows_ours` is whether a card is named right after."""
    folded = plain(name.text)
    if folded.replace(".", "") in words.COMMON_IN_CAPITALS and around.in_capitals():
        return not (around.has_article() or around.hyphen_before or around.hyphen_after)
    if name.kind == "person":
        return _strange_person(name, folded, around, directory, follows_ours)
    if name.kind in ("government", "place"):
        return _strange_country(name, folded, around, directory, follows_ours)
    return _strange_office(name, folded, around, directory)


def has_other_given_name(name: Name, around: Surroundings, directory: Directory) -> bool:
    """Whether a surname has the given name of somebody else before it."""
    return around.follows_given_name(directory.own_words(name.card))


def _strange_person(name: Name, folded: str, around: Surroundings, directory: Directory, follows_ours: bool) -> bool:
    if not follows_ours and around.precedes_name():
        return True
    if name.standing:
        return False
    if folded in words.TITLE_SURNAMES and around.before in ("the", "my", "our", "oh", "o", "good", "dear"):
        return True
    return has_other_given_name(name, around, directory)


def _strange_country(name: Name, folded: str, around: Surroundings, directory: Directory, follows_ours: bool) -> bool:
    if around.word_after[:1].isupper() and around.after in words.NAME_TAILS:
        return True
    if around.word_before[:1].isupper() and around.before in words.DIRECTIONS:
        return True
    if around.before == "of" and around.second_before() in words.NAME_HEADS_OF:
        return True
    if directory.role(name) != "metonym" and name.kind == "government":
        return False
    if " " in folded and name.kind == "place" and not directory.is_capital(folded):
        return False
    after_ours = not follows_ours and around.precedes_name()
    return after_ours or (has_other_given_name(name, around, directory) and not around.in_title_case())


def _strange_office(name: Name, folded: str, around: Surroundings, directory: Directory) -> bool:
    parts = folded.split()
    if parts[0] in words.OFFICES and around.before in words.DEPUTIES:
        return around.word_before[0].isupper() or around.lower_case()
    if words.INSTITUTIONS.isdisjoint(parts):
        return False
    nation = around.before.removesuffix("'s").removesuffix("’s").replace(".", "")
    own = directory.own_words(name.card)
    return nation in words.NATIONS and not any(nation[:4] == word[:4] for word in own)
