"""How a mention was recognised, in words."""

from __future__ import annotations

from collections.abc import Mapping

from indexdir import Card, Document, Mention

_RULES = {
    "name": "by name",
    "surname": "by surname",
    "office": "by office",
    "metonym": "a capital for its government",
    "short": "by a short form",
    "chosen": "chosen by you",
}


def rule_words(rule: str, date: str = "") -> str:
    """The rule by which words were taken for a name, in a document of a date."""
    if rule == "office" and date:
        return f"by office on {date}"
    return _RULES.get(rule, f"by {rule}")


def mention_words(mention: Mention, document: Document, names: Mapping[str, str]) -> tuple[str, ...]:
    """What a mention names, of which kind, and by which rule, or what else it could mean; the fullest wording first."""
    rule = rule_words(mention.rule, document.date)
    if not mention.rivals:
        kind = mention.kind.replace("-", " ")
        return f"{names.get(mention.card) or mention.card} · {kind} · {rule}", f"{kind} · {rule}", kind
    others = " or ".join(names.get(rival) or rival for rival in mention.rivals)
    doubt = f"could also be: {others}"
    return f"{rule}; {doubt}; Enter chooses", f"{doubt}; Enter chooses", doubt, "doubtful; Enter"


def name_words(card: Card, words: str) -> str:
    """What kind of name of a card some words are, or empty where they are none."""
    said = _folded(words)
    if said in map(_folded, (card.name, *card.aliases)):
        return "is called so too"
    if said in map(_folded, card.short):
        return "is called so for short"
    return ""


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
