"""What a query finds and marks, by brute force: slow and obvious, to hold the engine to.

Only the cutting of words is shared with it. Places are intervals of word positions, `start` to `end` exclusive, in one
stretch: the body of a document or its title. Decisions where the plan leaves a choice are marked DECIDED.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from documents_model import CardModel, Paper, Stretch, merged
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
from reference_filters import about_matches, dated_matches, folded
from reference_words import (
    close_places,
    exact_places,
    fuzzy_places,
    matches_of,
    pattern_places,
    phrase_places,
    wild_places,
    word_places,
)

Place = tuple[int, int]
Span = tuple[int, int]

MERE_WORDS = (Word, Exactly, Wild, Fuzzy, Phrase)


@dataclass
class Answer:
    """What a query finds: `hits` are ids of documents in their own order, with the marks of body and title."""

    matched: str = "all"
    hits: dict[str, tuple[list[Span], list[Span]]] = field(default_factory=dict)


@dataclass
class Reference:
    """Documents and cards to put queries to."""

    papers: list[Paper]
    cards: list[CardModel] = field(default_factory=list)
    labels: Mapping[str, str] = field(default_factory=dict)

    def answer(self, query: Node, *, prefix: bool = False) -> Answer:
        """Find and mark."""
        parts = list(query.parts) if isinstance(query, Refined) else [query]
        if prefix:
            parts[-1] = _with_prefix(parts[-1])
        left, answer, run = self.papers, Answer(), []
        for part in parts:  # DECIDED: each part falls back for itself, over the documents that are left
            left, matched, part = self._found(part, left)
            run.append(part)
            answer.matched = matched if matched != "all" else answer.matched
        for paper in left:
            answer.hits[paper.id] = self.marks(run, paper)
        return answer

    def _found(self, query: Node, papers: list[Paper]) -> tuple[list[Paper], str, Node]:
        """All words; else near spellings of words that are nowhere; else some words."""
        found = [paper for paper in papers if self.is_hit(query, paper)]
        # DECIDED: only the outermost row of words falls back; AND, OR and what is in parentheses never do.
        if found or isinstance(query, Both | Either | Not):
            return found, "all", query
        row = query.parts if isinstance(query, Loose) else (query,)
        respelled = Loose(tuple(self._respelled(part) for part in row))
        if respelled.parts != row:
            found = [paper for paper in papers if self.is_hit(respelled, paper)]
            if found:
                return found, "spelling", respelled
        # DECIDED: only a mere word or phrase may be lacking; all else stays a condition, as what has `+` or `-` does.
        # At least one word, with `+` or without, is there.
        may = [part for part in row if isinstance(part, MERE_WORDS)]
        must = [part for part in row if part not in may]
        needed = [part for part in must if isinstance(part, Must) and isinstance(part.part, MERE_WORDS)]
        found = [
            paper
            for paper in papers
            if all(self.is_hit(part, paper) for part in must)
            and any(self.is_hit(part, paper) for part in [*may, *needed])
        ]
        return found, "some" if found else "all", query

    def _respelled(self, part: Node) -> Node:
        if isinstance(part, Must):
            return replace(part, part=self._respelled(part.part))
        # DECIDED: only words of at least four letters and nothing else; everything is near a shorter one or a number.
        if not isinstance(part, Word) or len(part.text) < 4 or not part.text.isalpha() or self._is_somewhere(part):
            return part
        return Fuzzy(part.text, 1)

    def _is_somewhere(self, unit: Unit) -> bool:
        return any(self.places(unit, stretch) for paper in self.papers for stretch in paper.stretches)

    def is_hit(self, node: Node, paper: Paper) -> bool:
        """Whether one document answers a query, without any falling back."""
        if isinstance(node, Not):
            return not self.is_hit(node.part, paper)
        if isinstance(node, Must):
            return self.is_hit(node.part, paper)
        if isinstance(node, Either):
            return any(self.is_hit(part, paper) for part in node.parts)
        if isinstance(node, Both | Loose):
            return all(self.is_hit(part, paper) for part in node.parts)
        if isinstance(node, About):
            return about_matches(node, paper)
        if isinstance(node, Dated):
            return dated_matches(node, paper)
        if isinstance(node, Title):
            return bool(self.places(node.unit, paper.heading, widen=False))
        if isinstance(node, Chain):
            return any(any(self._chain(node, stretch)) for stretch in paper.stretches)
        if isinstance(node, Kept):
            return bool(_kept_of(node, paper))
        if isinstance(node, Pattern):  # DECIDED: a match that touches no word still makes a hit, though no place
            return bool(pattern_places(node.source, paper.body))
        return any(self.places(node, stretch) for stretch in paper.stretches)

    def marks(self, parts: list[Node], paper: Paper) -> tuple[list[Span], list[Span]]:
        """The marks in body and title: all places of all units that are not under NOT; what overlaps is one.

        DECIDED: a regular expression by itself is marked by its characters, not by the words it touches; what is kept
        is marked where the query has no other unit, wherever that stands.
        """
        units = [unit for part in parts[:1] for unit in _units(part)]
        # Names and kinds after the first `|` only narrow down, if there is anything else to mark.
        narrowing = (CardIs, KindIs) if units else ()
        units += [unit for part in parts[1:] if not isinstance(part, narrowing) for unit in _units(part)]
        only_kept = all(isinstance(unit, Kept) for unit in units)
        body, title = (
            [
                span
                for unit in units
                if only_kept or not isinstance(unit, Kept)
                for span in stretch.spans(self._to_mark(unit, stretch))
            ]
            for stretch in paper.stretches
        )
        body += [match for unit in units if isinstance(unit, Pattern) for match in matches_of(unit.source, paper.body)]
        return merged(body), merged(title)

    def _to_mark(self, unit: Node, stretch: Stretch) -> set[Place]:
        if isinstance(unit, Title):
            return self.places(unit.unit, stretch, widen=False) if stretch is stretch.paper.heading else set()
        if isinstance(unit, Chain):
            return {place for places in self._chain(unit, stretch) for place in places}
        return set() if isinstance(unit, Pattern) else self.places(unit, stretch)

    def _chain(self, chain: Chain, stretch: Stretch) -> Iterator[tuple[Place, ...]]:
        """Every tuple of places, one of each unit, that fits."""
        choices = [sorted(self.places(unit, stretch)) for unit in chain.units]

        def fill(chosen: tuple[Place, ...]) -> Iterator[tuple[Place, ...]]:
            if len(chosen) == len(choices):
                yield chosen
                return
            for place in choices[len(chosen)]:
                if not chosen or fits(chain.steps[len(chosen) - 1], chosen[-1], place, stretch):
                    yield from fill((*chosen, place))

        yield from fill(())

    def places(self, unit: Unit, stretch: Stretch, *, widen: bool = True) -> set[Place]:
        """Every place of a unit in a stretch. DECIDED: `title:` does not widen a name by other names."""
        if isinstance(unit, Choice):
            return set().union(*(self.places(each, stretch) for each in unit.units))
        if isinstance(unit, CardIs | KindIs):
            return {place for card in self._wanted(unit) for place in stretch.mentions_of(card)}
        if isinstance(unit, Kept):
            kept = _kept_of(unit, stretch.paper) if stretch is stretch.paper.body else []
            return {place for place in kept if place is not None}
        if isinstance(unit, Pattern):
            matches = pattern_places(unit.source, stretch) if stretch is stretch.paper.body else []
            return {place for place in matches if place is not None}
        if isinstance(unit, Word | Phrase):
            own = word_places(unit.text, stretch) if isinstance(unit, Word) else phrase_places(unit.words, stretch)
            if isinstance(unit, Word) and unit.begins and len(folded(unit.text)) >= 2:
                own |= wild_places(f"{unit.text}*", stretch)
            if isinstance(unit, Phrase) or not widen:  # a quotation is only what it says
                return own
            return own.union(*(phrase_places(tuple(name.split()), stretch) for name in self._other_names(unit)))
        simple: dict[type, Callable[[], set[Place]]] = {
            Exactly: lambda: exact_places(unit.words, stretch),
            Wild: lambda: wild_places(unit.pattern, stretch),
            Fuzzy: lambda: fuzzy_places(unit.text, unit.distance, stretch),
            Close: lambda: close_places(unit.words, unit.room, stretch),
        }
        return simple[type(unit)]()

    def _wanted(self, unit: CardIs | KindIs) -> set[str]:
        if isinstance(unit, KindIs):
            # DECIDED: id or label, folded.
            return {
                card.id for card in self.cards
                if folded(unit.name) in (folded(card.kind), folded(self.labels.get(card.kind, card.kind)))
            }  # fmt: skip
        by_id = {card.id for card in self.cards if card.id == unit.name.casefold()}  # DECIDED: capitals do not count
        return by_id or {
            card.id for card in self.cards if folded(unit.name) in map(folded, (card.name, *card.aliases, *card.short))
        }

    def _other_names(self, unit: Word) -> set[str]:
        """All names of the cards that have exactly this as a name or alias; capitals and hyphens are folded.

        A name of up to three letters must be written as it is on the card: “us” is not the United States.
        """
        said = folded(unit.text)
        cards = [
            card
            for card in self.cards
            for name in (card.name, *card.aliases)
            if folded(name) == said and (len(said) > 3 or name == unit.text)
        ]
        return {name for card in cards for name in (card.name, *card.aliases)}


def fits(step: tuple[str, int], one: Place, other: Place, stretch: Stretch) -> bool:
    """Whether two neighbours of a chain stand as the operator between them says."""
    operator, words = step
    if operator == "SAME":  # DECIDED: a place is in the passage of its first word; one place may answer for both
        return stretch.passage_of(one[0]) == stretch.passage_of(other[0])
    first, second = sorted((one, other))
    if second[0] < first[1] or (operator == "THEN" and first != one):
        return False
    return second[0] - (first[1] - 1) <= (words or 10)


def _kept_of(unit: Kept, paper: Paper) -> list[Place | None]:
    """The places kept in a document for this; None where the quote is not there any more."""
    kept = [each for each in paper.kept if (each.what, each.value) == (unit.what, unit.value)]
    return [
        paper.body.touched(each.start, each.end) if paper.text[each.start : each.end] == each.quote else None
        for each in kept
    ]


def _units(node: Node) -> Iterator[Node]:
    """Whatever can be marked: units, titles and chains that are not under NOT."""
    if isinstance(node, Must):
        yield from _units(node.part)
    elif isinstance(node, Either | Both | Loose):
        for part in node.parts:
            yield from _units(part)
    elif not isinstance(node, Not | About | Dated):
        yield node


def _with_prefix(node: Node) -> Node:
    """The last word of a query, as one that is being typed. DECIDED: a plain word alone, in a row or after OR and AND."""
    if isinstance(node, Word):
        return replace(node, begins=True)
    if isinstance(node, Loose | Both | Either):
        return replace(node, parts=(*node.parts[:-1], _with_prefix(node.parts[-1])))
    return node
