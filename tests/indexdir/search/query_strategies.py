"""Queries of every operator, as hypothesis draws them; all over the vocabulary of the small collections."""

from __future__ import annotations

from hypothesis import strategies as st
from query_model import (
    About,
    Both,
    CardIs,
    Chain,
    Choice,
    Close,
    Dated,
    Either,
    Exactly,
    Fuzzy,
    Kept,
    KindIs,
    Loose,
    Must,
    Node,
    Not,
    Pattern,
    Phrase,
    Refined,
    Title,
    Unit,
    Wild,
    Word,
)

PLAIN = [
    "the", "of", "deal", "deals", "dealing", "waiver", "WAIVERS", "sanction", "sanctions", "s-400", "S400", "us", "US", "U.S.",
    "naive", "naïve", "4000", "4,000", "don't", "don’t", "major", "partner", "defence", "border", "carrier", "missile", "co",
    "production", "co-production", "coproduction", "Co-Productions", "400", "s", "land-and-sea-and-air-and-under-water", "2+2",
    "land-and-sea-and-air-and-under-water-too", "indian", "lord", "moscow",
]  # fmt: skip
SINGLE = ["the", "of", "deal", "deals", "waiver", "sanctions", "us", "s", "400", "naïve", "defence", "co", "production"]
COMMON = [
    "the",
    "deal",
    "waiver",
    "sanctions",
    "s-400",
    "S400",
    "co-production",
    "coproduction",
    "us",
    "co",
    "production",
]

word = st.sampled_from(PLAIN).map(Word)
single = st.sampled_from(SINGLE)
common = st.sampled_from(COMMON)
exactly = st.one_of(
    st.sampled_from(["US", "us", "U.S.", "Deal", "deal", "Naïve", "naive", "Waiver", "Sanctions", "Lord"]).map(
        lambda text: (text,)
    ),
    st.sampled_from([("the", "deal"), ("Major", "Partner"), ("Ellen", "Lord"), ("S", "400"), ("of", "the", "deal")]),
).map(Exactly)
wild = st.sampled_from(
    [
        "deal*",
        "sanction*",
        "sanc*ed",
        "co*",
        "defen?e",
        "na?ve",
        "wa*v*r",
        "coprod*",
        "s-4*",
        "40*",
        "mis*le",
        "pr*",
        "zep*",
    ]
).map(Wild)
fuzzy = st.sampled_from(
    [
        Fuzzy("wavier", 1, "~"),
        Fuzzy("dela", 1, "~1"),
        Fuzzy("deal", 1, "~"),
        Fuzzy("sanctoins", 2, "~2"),
        Fuzzy("defence", 1),
        Fuzzy("Waivers", 2, "~2"),
        Fuzzy("naîve", 1, "~"),
        Fuzzy("coprodction", 1),
        Fuzzy("the", 1, "~"),
        Fuzzy("borders", 2, "~2"),
    ]
)
QUOTES = st.sampled_from(['""', "“”", "«»", "„“"])
phrase = st.builds(
    lambda words, quotes: Phrase(tuple(words), quotes),
    st.lists(st.sampled_from(PLAIN) | common | common, min_size=1, max_size=3),
    QUOTES,
)
phrase_wild = st.builds(
    lambda words, pattern, at: Phrase((*words[:at], pattern.pattern, *words[at:])),
    st.lists(single | common, min_size=1, max_size=2),
    wild,
    st.integers(0, 2),
)
close = st.builds(
    lambda words, room: Close(tuple(words), room), st.lists(single, min_size=2, max_size=3), st.integers(1, 9)
)
card = st.one_of(
    st.sampled_from(
        ["ellen-lord", "dtti", "russia", "Moscow", "moscow", "Russian Federation", "defence initiative", "LORD"]
    ).map(CardIs),
    st.sampled_from(["DTTI", "Ellen Lord"]).map(lambda name: CardIs(name, "entity")),
)
kind = st.sampled_from(["person", "People", "working-group", "Working groups", "place", "government", "Places"]).map(
    KindIs
)
pattern = st.sampled_from(
    [
        r"[Dd]eal\w*",
        r"(?i)waiver \w+",
        r"^The|^the",
        r"[sS]-?400",
        "—",
        r"co.production",
        r"\d+",
        r"anct",
        r"zeppelin+",
        r"\bUS\b",
    ]
).map(Pattern)
kept = st.sampled_from(
    [Kept("bookmarked"), Kept("tag", "quote"), Kept("tag", "other"), Kept("note", "ask"), Kept("note", "ask them")]
)
named = st.sampled_from(
    [
        Word("DTTI"),
        Word("Russia"),
        Phrase(("Defence", "Initiative")),
        Phrase(("Russian", "Federation")),
        Exactly(("DTTI",)),
        Exactly(("Russia",)),
    ]
)
title = st.one_of(word, phrase, wild).map(Title)
about = st.one_of(
    st.builds(About, st.just("source"), st.sampled_from(["press", "Hindu", "pti", "Indian Press", "zeppelin"])),
    st.builds(About, st.just("source"), st.sampled_from(["Indian Press", "the hindu", "press", "PTI"]), st.just(True)),
    st.builds(About, st.just("type"), st.sampled_from(["letter", "note", "press note", "txt", "md", "pdf"])),
    st.builds(About, st.just("type"), st.sampled_from(["letter", "Press Note", "note"]), st.just(True)),
    st.builds(
        About,
        st.just("path"),
        st.sampled_from(["deep", "*.txt", "n?te", "t*lks", "er/o*d", "deep/*.md", "er/old", "e.t", "naïve"]),
    ),
    st.builds(About, st.just("lang"), st.sampled_from(["en", "fr"])),
)
DAYS = st.sampled_from(["2017", "2018", "2018-07", "2018-07-18", "2018-07-19", "2019", "2019-10-31", "2020-02", "2021"])
dated = st.one_of(
    DAYS.map(lambda date: Dated("date", date)),
    st.tuples(DAYS, DAYS).map(lambda pair: Dated("date", *sorted(pair))),
    DAYS.map(lambda date: Dated("date", "", date)),
    DAYS.map(lambda date: Dated("date", date, "")),
    DAYS.map(lambda date: Dated("before", date)),
    DAYS.map(lambda date: Dated("after", date)),
    st.just(Dated("date", "none")),
)
signs = st.sampled_from(["-", "NOT "])
units = st.one_of(word, word, phrase, phrase_wild, wild, fuzzy, exactly, close, card, kind, pattern)
operands = st.one_of(
    word,
    common.map(Word),
    common.map(Word),
    common.map(Word),
    phrase,
    phrase_wild,
    wild,
    fuzzy,
    exactly,
    card,
    kind,
    pattern,
    named,
)
alternatives = st.lists(operands, min_size=2, max_size=3).map(lambda found: Choice(tuple(found)))
distances = st.sampled_from([0, 1, 2, 3, 5, 9, 30])


def chains(operators: list[str], operand: st.SearchStrategy[Unit], longest: int = 3) -> st.SearchStrategy[Node]:
    """Chains of these operators."""
    steps = st.lists(st.tuples(st.sampled_from(operators), distances), min_size=1, max_size=longest - 1)
    if operators == ["SAME"]:
        steps = steps.map(lambda found: [(operator, 0) for operator, _ in found])
    return steps.flatmap(
        lambda found: st.lists(operand, min_size=len(found) + 1, max_size=len(found) + 1).map(
            lambda parts: Chain(tuple(parts), tuple(found))
        )
    )


def negated(part: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Parts under NOT."""
    return st.builds(Not, part, signs)


any_chain = st.one_of(chains(["NEAR", "THEN"], operands), chains(["SAME"], operands))
leaves = st.one_of(units, units, any_chain, title, about, dated)
boolean = st.recursive(
    st.one_of(leaves, negated(units)),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Both(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Either(tuple(parts))),
        negated(inner),
    ),
    max_leaves=5,
)


def rows(part: st.SearchStrategy[Node], least: int = 2) -> st.SearchStrategy[Node]:
    """Parts side by side, some with `+` or `-`."""
    signed = st.one_of(part, part, part, part.map(Must), negated(part))
    return st.lists(signed, min_size=least, max_size=4).map(lambda parts: Loose(tuple(parts)))


def under(filters: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """A condition by itself, under NOT, and beside a word."""
    beside = st.tuples(st.one_of(filters, negated(filters)), word)
    return st.one_of(
        filters, negated(filters), beside.map(Both), beside.map(lambda parts: Loose(tuple(reversed(parts))))
    )


SCARCE = ["zeppelin", "missile", "carrier", "border", "naïve", "partner", "2+2", "quagga", "don't", "U.S.-Indian"]
misspelled = st.sampled_from(["bordre", "carier", "misile", "parnter"]).map(Word)
scarce = rows(st.one_of(*[st.sampled_from(SCARCE).map(Word)] * 4, word, phrase))
spelling = st.tuples(misspelled, word).map(Loose) | misspelled | st.tuples(word, misspelled.map(Must)).map(Loose)
beginnings = st.sampled_from(["san", "wai", "de", "copr", "s-4", "nai", "def", "u", "miss", "co-p", "zep"]).map(Word)
prefixed = st.one_of(beginnings, st.tuples(word, beginnings).map(Loose), st.tuples(phrase, beginnings).map(Loose))
refined = st.lists(st.one_of(boolean, rows(units), card, negated(kind), about, dated), min_size=2, max_size=3).map(
    lambda parts: Refined(tuple(parts))
)

OPERATORS: dict[str, st.SearchStrategy[Node]] = {
    "word": word, "row": rows(units), "row of all": rows(leaves), "boolean": boolean, "phrase": phrase, "phrase with wildcard": phrase_wild,
    "close": close, "near": chains(["NEAR"], operands), "then": chains(["THEN"], operands), "same": chains(["SAME"], operands),
    "mixed chain": chains(["NEAR", "THEN"], operands, longest=4), "alternatives": chains(["NEAR", "THEN"], alternatives | operands),
    "same of alternatives": chains(["SAME"], alternatives | operands), "near a bookmark": chains(["NEAR", "THEN"], word | kept),
    "wild": wild, "fuzzy": fuzzy, "exactly": exactly, "pattern": under(pattern), "title": under(title), "card": under(card),
    "kind": under(kind), "about": under(about), "dated": under(dated), "kept": under(kept), "refined": refined,
    "some": scarce, "spelling": spelling, "names": st.one_of(named, negated(named), rows(named | word), chains(["NEAR"], named)),
}  # fmt: skip
