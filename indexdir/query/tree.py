"""The query tree: the common tongue between the grammar, the engine, the ranking and the marks.

Its nodes are values. A *unit* is a node that has places in a text; the others only say which documents are meant.
Whoosh's own query nodes know neither units nor places, so these are not those.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from indexdir.answers import Kept


@dataclass(frozen=True, slots=True)
class Stem:
    """Every word with this stem."""

    text: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A word in just this form; case and accents are folded."""

    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A word as it is written here, with its case and accents."""

    form: str
    text: str


@dataclass(frozen=True, slots=True)
class Begins:
    """Every form with this beginning."""

    prefix: str


@dataclass(frozen=True, slots=True)
class Wild:
    """Every form that the pattern fits: `*` is any run of letters, `?` one."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Every form so many changes away at most: a letter more, less, other, or two that changed places."""

    form: str
    distance: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Units one after the other."""

    parts: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of these units; to the ranking they are one word. `word` is what was typed."""

    units: tuple[Unit, ...]
    word: str = ""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The mentions of any of these cards; `said` is how they were asked for, as `card:lord`."""

    cards: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class InNotebook:
    """What the notebook keeps; `said` is how it was asked for, as `tag:export`."""

    places: tuple[Kept, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Regex:
    """Wherever a regular expression fits the stored text; `column` is where it was written."""

    pattern: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class InTitle:
    """Where a unit stands in titles."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Near:
    """A chain of units, each at most so many words from the next; a gap is (words, whether in this order)."""

    links: tuple[Unit, ...]
    gaps: tuple[tuple[int, bool], ...]


@dataclass(frozen=True, slots=True)
class Within:
    """All these words in a stretch of so many positions, in any order."""

    words: tuple[Unit, ...]
    slop: int

    @property
    def stretch(self) -> int:
        """The positions from the first word to the last."""
        return len(self.words) - 1 + self.slop


@dataclass(frozen=True, slots=True)
class Same:
    """Units that stand in one passage."""

    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """Documents by date: those whose span touches, precedes or follows `first` to `last`, ISO days; `none`: undated."""

    how: Literal["in", "before", "after", "none"]
    first: str
    last: str
    said: str


@dataclass(frozen=True, slots=True)
class Described:
    """Documents whose source, type, path or language is this; `exact` asks for the whole of it."""

    field: Literal["source", "type", "path", "lang"]
    value: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class And:
    """Documents that answer all of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Documents that answer any of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not answer this."""

    part: Node


@dataclass(frozen=True, slots=True)
class Part:
    """One of several things written side by side: from `begin` to `end` of the text; `required` as with `+`."""

    node: Node
    begin: int
    end: int
    required: bool = False

    @property
    def optional(self) -> bool:
        """Whether it is a mere word or phrase, that some documents may lack when none has all."""
        return not self.required and self.mere_word

    @property
    def mere_word(self) -> bool:
        """Whether it is a word or a phrase and nothing else."""
        return isinstance(self.node, _MERE_WORDS)


@dataclass(frozen=True, slots=True)
class Words:
    """Things written side by side: documents with all of them, or where there is none, with some."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """Words of a text that is no query, each as often as it occurs; any may match."""

    stems: tuple[Stem, ...]


@dataclass(frozen=True, slots=True)
class Refined:
    """Queries each put to the documents that the one before has found."""

    parts: tuple[Part, ...]


Unit: TypeAlias = (
    Stem
    | Form
    | Written
    | Begins
    | Wild
    | Fuzzy
    | Phrase
    | Either
    | Mentioned
    | InNotebook
    | Regex
    | InTitle
    | Near
    | Within
    | Same
)
Node: TypeAlias = Unit | Dated | Described | And | Or | Not | Words | Prose | Refined

UNITS = (
    Stem, Form, Written, Begins, Wild, Fuzzy, Phrase, Either, Mentioned, InNotebook, Regex, InTitle, Near, Within, Same,
)  # fmt: skip
LINKS = (Stem, Form, Written, Begins, Wild, Fuzzy, Phrase, Either, Mentioned, InNotebook, Regex)
"""What NEAR, THEN and SAME can join."""

_MERE_WORDS = (Stem, Form, Written, Begins, Wild, Fuzzy, Phrase, Either)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes that a node joins or leaves out; none of a unit."""
    if isinstance(node, Words | Refined):
        return tuple(part.node for part in node.parts)
    if isinstance(node, And | Or):
        return node.parts
    if isinstance(node, Not):
        return (node.part,)
    return node.stems if isinstance(node, Prose) else ()


def units(node: Node) -> tuple[Unit, ...]:
    """The units that a document may answer the query with, in order; none that are left out by NOT."""
    if isinstance(node, UNITS):
        return (node,)
    if isinstance(node, Not):
        return ()
    found = [units(child) for child in children(node)]
    if isinstance(node, Refined) and found[0]:
        # A name or a kind that narrows an answer down is no word that was looked for: neither marked nor weighed.
        narrows = (False, *(isinstance(part.node, Mentioned) for part in node.parts[1:]))
        found = [each for each, only in zip(found, narrows, strict=True) if not only]
    return tuple(unit for each in found for unit in each)


def words_of(unit: Unit) -> tuple[Unit, ...]:
    """What a unit is weighed by: the words that a chain or a passage joins, else itself."""
    if isinstance(unit, Near):
        return tuple(word for link in unit.links for word in words_of(link))
    if isinstance(unit, Within):
        return unit.words
    if isinstance(unit, Same):
        return tuple(word for each in unit.units for word in words_of(each))
    return (unit,)
