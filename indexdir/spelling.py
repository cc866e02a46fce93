"""British and American spelling, and other pairs of spellings that are one word."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Parts that are written with a hyphen, with a space or closed: co-production, coproduction.
_BEFORE = "anti co counter cyber e inter mid micro mini multi non over post pre re semi sub super un under"
PREFIXES = frozenset(_BEFORE.split())

_PAIRS = (
    ("defence", "defense"),
    ("offence", "offense"),
    ("licence", "license"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("centre", "center"),
    ("centres", "centers"),
    ("theatre", "theater"),
    ("cooperation", "co-operation"),
    ("cooperative", "co-operative"),
    ("coordination", "co-ordination"),
    ("coordinator", "co-ordinator"),
    ("artefact", "artifact"),
    ("aluminium", "aluminum"),
    ("aeroplane", "airplane"),
    ("travelling", "traveling"),
    ("modelling", "modeling"),
    ("catalogue", "catalog"),
    ("dialogue", "dialog"),
    ("annexe", "annex"),
    ("manoeuvre", "maneuver"),
    ("armour", "armor"),
    ("armoured", "armored"),
    ("labour", "labor"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("neighbour", "neighbor"),
    ("neighbourhood", "neighborhood"),
    ("behaviour", "behavior"),
    ("favour", "favor"),
    ("colour", "color"),
    ("vapour", "vapor"),
    ("endeavour", "endeavor"),
    ("grey", "gray"),
    ("judgement", "judgment"),
    ("fulfil", "fulfill"),
    ("enrolment", "enrollment"),
    ("ageing", "aging"),
    ("first", "1st"),
    ("second", "2nd"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
    ("sixth", "6th"),
    ("seventh", "7th"),
    ("eighth", "8th"),
    ("ninth", "9th"),
    ("tenth", "10th"),
    ("eleventh", "11th"),
    ("twelfth", "12th"),
    ("and", "&"),
)
_OTHER = {**dict(_PAIRS), **{second: first for first, second in _PAIRS}}
_ENDINGS = re.compile(r"(?P<stem>\w{3,}?)(?P<letter>[sz])(?P<rest>ation|ations|e|ed|es|ing|er|ers)", re.IGNORECASE)
# Words in -ise that never have a z, and in -ize that never have an s.
_NEVER_BOTH = """
advise advised advises advertise arise comprise compromise demise devise disguise enterprise exercise expertise
franchise improvise merchandise precise premise promise raise revise rise size supervise surprise televise wise seize
prize otherwise likewise noise cruise cruiser cruisers advertising exercises exercised rising raising
"""
_FIXED = frozenset(_NEVER_BOTH.split())


def spellings(word: str) -> Iterator[str]:
    """Give the other spellings of a word, in the case of the word."""
    lower = word.lower()
    if lower in _OTHER:
        yield _in_case(_OTHER[lower], word)
    match = _ENDINGS.fullmatch(word)
    if match and match["stem"][-1] in "iyIY" and lower not in _FIXED:
        swapped = {"s": "z", "z": "s", "S": "Z", "Z": "S"}[match["letter"]]
        yield match["stem"] + swapped + match["rest"]


def _in_case(spelling: str, word: str) -> str:
    if word.isupper() and len(word) > 1:
        return spelling.upper()
    return spelling[:1].upper() + spelling[1:] if word[:1].isupper() else spelling
