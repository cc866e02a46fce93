"""What a relation is called, read from the card that holds it and from the card it leads to."""

from __future__ import annotations

from functools import lru_cache

_PAIRS = (
    ("held_office", "held the office", "held by"),
    ("acting_in", "acting in", "held by, acting"),
    ("part_of", "part of", "includes"),
    ("instance_of", "instance of", "instances"),
    ("succeeded_by", "succeeded by", "succeeded"),
    ("preceded_by", "preceded by", "precedes"),
    ("co_chaired_by", "co-chaired by", "co-chaired"),
    ("member_of", "member of", "members"),
    ("party_to", "party to", "parties"),
    ("partner_in", "partner in", "partners"),
    ("participates_in", "takes part in", "participants"),
    ("located_in", "located in", "located here"),
    ("based_in", "based in", "seat of"),
    ("signed_at", "signed at", "signed here"),
    ("signed_by", "signed by", "signed"),
    ("made_by", "made by", "makes"),
    ("sold_by", "sold by", "sells"),
    ("target_of", "target of", "targets"),
    ("subject_of", "subject of", "subjects"),
    ("applies_to", "applies to", "subject to"),
    ("granted_to", "granted to", "was granted"),
    ("supplier_to", "supplies", "supplied by"),
    ("sanctioned_under", "sanctioned under", "sanctioned"),
    ("designated_as", "designated as", "designates"),
    ("test_in", "test in", "uses the test"),
    ("feeds_into", "feeds into", "fed by"),
    ("aim_of", "aim of", "aims"),
    ("motive_for", "motive for", "motive"),
    ("led_to", "led to", "came of"),
    ("based_on", "based on", "basis of"),
    ("draws_on", "draws on", "drawn on by"),
    ("attributed_to", "attributed to", "credited with"),
    ("under", "under", "covers"),
    ("between", "between", "one side of"),
    ("of", "of", "has"),
    ("licensed_to", "licensed to", "licensee of"),
    ("bought_through", "bought through", "used to buy"),
    ("founded_by", "founded by", "founded"),
    ("owned_by", "owned by", "owns"),
    ("state_owned_by", "state-owned by", "owns"),
    ("involves", "involves", "involved in"),
    ("mentions", "mentions", "mentioned in"),
    ("discussed_in", "discussed in", "discussed"),
)
_SAME_AS = {
    "predecessor": ("succeeded_by", False),
    "succeeded": ("succeeded_by", False),
    "successor": ("succeeded_by", True),
    "precedes": ("preceded_by", False),
    "includes": ("part_of", False),
    "member": ("member_of", False),
    "party": ("party_to", False),
    "partner": ("partner_in", False),
    "manufactures": ("made_by", False),
    "makes": ("made_by", False),
    "seller": ("sold_by", True),
    "sells": ("sold_by", False),
    "target": ("target_of", False),
    "uses_test": ("test_in", False),
    "co_chaired": ("co_chaired_by", False),
    "signed": ("signed_by", False),
    "founded": ("founded_by", False),
}
"""Types that say what another type says, in its direction or the other way round."""
_BOTH_WAYS = frozenset(
    {"borders", "related_to", "linked_to", "compared_with", "alternative_to", "met_with", "allied_with"}
)
_KNOWN = {kind: (outward, inward) for kind, outward, inward in _PAIRS}
_BY = {
    "leads": "led", "led": "led", "makes": "made", "sells": "sold", "buys": "bought", "builds": "built", "met": "met",
    "oversees": "overseen", "oversaw": "overseen", "writes": "written", "won": "won", "built": "built", "sold": "sold",
    "bought": "bought", "made": "made", "holds": "held", "held": "held", "wrote": "written",
}  # fmt: skip


@lru_cache(512)
def relation_label(kind: str, outward: bool) -> str:
    """A relation's name in words; towards the other end it is turned round, or has an arrow where it can't be."""
    same, straight = _SAME_AS.get(kind, (kind, True))
    if same in _KNOWN:
        return _KNOWN[same][0 if outward == straight else 1]
    words = kind.replace("_", " ").strip().replace("co chair", "co-chair")
    if outward or kind in _BOTH_WAYS:
        return words
    return _turned(words) or f"← {words}"


def _turned(words: str) -> str:
    """The passive of an active verb, and the other way round; empty for anything else."""
    if words.endswith(" by"):
        return words.removesuffix(" by")
    if " " in words:
        return ""
    if words in _BY:
        return f"{_BY[words]} by"
    if words.endswith("ed"):
        return f"{words} by"
    if words.endswith("ies"):
        return f"{words[:-3]}ied by"
    if words.endswith(("shes", "ches", "sses", "xes")):
        return f"{words[:-2]}ed by"
    if words.endswith("es"):
        return f"{words[:-1]}d by"
    return f"{words[:-1]}ed by" if words.endswith("s") and not words.endswith("ss") else ""
