"""Names with the words of ours that are somebody else's: Jimmy Carter, the House of Lords, the Washington Post."""

from __future__ import annotations

from indexdir.linking import words
from indexdir.linking.context import Surroundings
from indexdir.linking.directory import Directory
from indexdir.linking.fold import FoldedText, plain
from indexdir.linking.names import Name


def plainly_ours(name: Name, text: FoldedText, start: int, end: int) -> bool:
    """Whether a name needs no look at its surroundings; most places are settled here, quickly.

    Every rule about strangers speaks of a capital, a hyphen or one of a few words beside the name.
    """
    cased = text.cased
    if cased[start - 1 : start] == "-" or name.guarded:
        return False
    if name.plain_to_read:
        return True
    if cased[end + 1 : end + 2].isupper() or cased[end : end + 1] == "-" or not cased[start - 1 : start].isspace():
        return False
    before = cased[max(0, start - 24) : start - 1].rpartition(" ")[2]
    return before.islower() and before != "of" and not cased.startswith((" of", " nat", " Nat", " state"), end)


def is_strange(name: Name, around: Surroundings, directory: Directory, follows_ours: bool) -> bool:
    """Whether the words around make this another name; `follows_ours` is whether a card is named right after."""
    folded = plain(name.text)
    if folded.replace(".", "") in words.COMMON_IN_CAPITALS and name.kind != "person" and around.in_capitals():
        return not around.is_country_in_capitals()
    if name.kind == "person":
        return _strange_person(name, folded, around, directory, follows_ours)
    if around.hyphen_before and len(around.before) == 1 and around.word_before.isupper():
        return True  # C-DAC
    if not fits_year(name, around, directory):
        return True
    if name.kind in ("government", "place"):
        return _strange_country(name, folded, around, directory, follows_ours)
    return _strange_office(name, folded, around, directory)


def is_other_of_that_name(name: Name, around: Surroundings, directory: Directory) -> bool:
    """Whether a short form that is not ours is clearly somebody's or something's else: Jimmy Carter, the Royal Navy."""
    match directory.role(name):
        case "surname":
            return has_other_given_name(name, around, directory)
        case "office":
            return _strange_office(name, plain(name.text), around, directory)
        case "short":
            named_after = around.after == "of" and around.word_at().istitle() and around.names_follow()
            return (
                named_after
                or around.before in words.OTHER_BODIES
                or _strange_office(name, plain(name.text), around, directory)
            )
    return False


def has_other_given_name(name: Name, around: Surroundings, directory: Directory) -> bool:
    """Whether a surname has the given name of somebody else before it."""
    return around.follows_given_name(directory.own_words(name.card))


def _strange_person(name: Name, folded: str, around: Surroundings, directory: Directory, follows_ours: bool) -> bool:
    if not follows_ours and around.precedes_name():
        return True
    if name.standing:
        return False
    if folded in words.TITLE_SURNAMES and (
        around.after in words.LORDLY or (around.before == "at" and around.possessive)
    ):
        return True
    if folded in words.TITLE_SURNAMES and around.before in ("the", "my", "our", "oh", "o", "good", "dear"):
        return True
    return has_other_given_name(name, around, directory)


def _strange_country(name: Name, folded: str, around: Surroundings, directory: Directory, follows_ours: bool) -> bool:
    if around.word_after[:1].isupper() and not words.NAME_TAILS.isdisjoint((around.after, around.second_name())):
        return True
    if (name.kind == "place" and around.after == "state") or (around.before == "the" and around.after == "states"):
        return True
    if around.word_before[:1].isupper() and around.before in words.DIRECTIONS:
        return True
    if around.before == "of" and around.second_before() in words.NAME_HEADS_OF:
        return True
    if around.after == "national" and around.second_after() in words.NATIONAL_TAILS:
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
    if around.word_after[:1].isupper() and around.after in words.NAME_TAILS:
        return True
    own = directory.own_words(name.card) | directory.nation_words(name.card)
    if around.after == "of" and not name.standing and not _of_ours(around, own, not words.OFFICES.isdisjoint(parts)):
        return True
    if words.INSTITUTIONS.isdisjoint(parts) and name.kind != "forum":
        return False
    if around.after == "of" and is_other_nation(around.second_after(), own):
        return True
    nations = around.before.split("-")
    if any(is_other_nation(nation, own) for nation in nations) and not own.intersection(nations):
        return True
    if name.kind == "forum":
        return False
    nation = around.before.removesuffix("'s").removesuffix("’s")
    other = around.word_before[:1].isupper() and not around.has_article() and nation not in own
    plain_name = name.standing or around.before in words.TITLES or around.before in words.OPENERS
    return other and not plain_name and not around.opens_sentence() and not around.in_title_case()


def _of_ours(around: Surroundings, own: frozenset[str], office: bool) -> bool:
    """Whether the words after `of` can be ours: Section 231 of the Act, but not of our own Companies Act."""
    following = around.following(5)
    named = [word for word in following if word[0].isupper() and word.lower() not in words.LAWS]
    if not named and office:
        return True  # the Defence Minister of the day
    if named:
        return any(word.lower().strip("'’s") in own or word.lower() in own for word in named)
    return not words.LAWS.isdisjoint(following)


def fits_year(name: Name, around: Surroundings, directory: Directory) -> bool:
    """Whether the year beside a short form, as in the NDAA for fiscal 2019, is in its card's names, if any is."""
    if name.standing:
        return True
    year = around.year_beside()
    years = {word for word in directory.own_words(name.card) if len(word) == 4 and word.isdigit()}
    return not year or not years or year in years


def is_other_nation(word: str, own: frozenset[str]) -> bool:
    """Whether a word is the name or adjective of a nation that is none of these."""
    nation = word.removesuffix("'s").removesuffix("’s").replace(".", "")
    return nation in words.NATIONS and not any(nation[:4] == known[:4] for known in own)
