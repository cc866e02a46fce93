"""The query language as plain records, for the reference: what a query means is said there, here only how it is written.

A *unit* has places (Word … Kept, and Choice inside a chain); a *filter* speaks of the document; the rest combines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Word:
    """A word as one types it; it may be a chain with hyphens. `begins` is never written: see `Query.prefix`."""

    text: str
    begins: bool = False

    def to_text(self) -> str:
        return self.text


@dataclass(frozen=True)
class Exactly:
    """`=word`, or `="a phrase"` for several."""

    words: tuple[str, ...]

    def to_text(self) -> str:
        return f"={self.words[0]}" if len(self.words) == 1 else f'="{" ".join(self.words)}"'


@dataclass(frozen=True)
class Wild:
    """A word with * and ? in it."""

    pattern: str

    def to_text(self) -> str:
        return self.pattern


@dataclass(frozen=True)
class Fuzzy:
    """`word~`, `word~1`, `word~2`."""

    text: str
    distance: int = 1
    shown: str = "~1"

    def to_text(self) -> str:
        return self.text + self.shown


@dataclass(frozen=True)
class Phrase:
    """Words side by side, some perhaps with wildcards."""

    words: tuple[str, ...]
    quotes: str = '""'

    def to_text(self) -> str:
        return self.quotes[0] + " ".join(self.words) + self.quotes[1]


@dataclass(frozen=True)
class Close:
    """`"a b c"~5`."""

    words: tuple[str, ...]
    room: int

    def to_text(self) -> str:
        return f'"{" ".join(self.words)}"~{self.room}'


@dataclass(frozen=True)
class CardIs:
    """`card:` with an id or a name."""

    name: str
    field: str = "card"

    def to_text(self) -> str:
        return f'{self.field}:"{self.name}"' if " " in self.name else f"{self.field}:{self.name}"


@dataclass(frozen=True)
class KindIs:
    """`kind:` with an id or a label."""

    name: str

    def to_text(self) -> str:
        return f'kind:"{self.name}"' if " " in self.name else f"kind:{self.name}"


@dataclass(frozen=True)
class Pattern:
    """`re:/…/`."""

    source: str

    def to_text(self) -> str:
        return f"re:/{self.source}/"


@dataclass(frozen=True)
class Kept:
    """What the notebook answers: `bookmarked`, `tag` or `note`."""

    what: str
    value: str = ""

    def to_text(self) -> str:
        value = f'"{self.value}"' if " " in self.value else self.value
        return {"bookmarked": "is:bookmarked", "tag": f"tag:{value}", "note": f"in:notes:{value}"}[self.what]


@dataclass(frozen=True)
class Choice:
    """Alternatives inside a chain."""

    units: tuple[Unit, ...]

    def to_text(self) -> str:
        return "(" + " OR ".join(unit.to_text() for unit in self.units) + ")"


@dataclass(frozen=True)
class Chain:
    """Units joined by NEAR, THEN, or all by SAME; `steps` are (operator, words or 0 for none written)."""

    units: tuple[Unit, ...]
    steps: tuple[tuple[str, int], ...]

    def to_text(self) -> str:
        text = self.units[0].to_text()
        for (operator, words), unit in zip(self.steps, self.units[1:], strict=True):
            text += f" {operator}{f'/{words}' if words else ''} {unit.to_text()}"
        return text


@dataclass(frozen=True)
class Title:
    """`title:` before a word or phrase."""

    unit: Word | Phrase | Wild

    def to_text(self) -> str:
        return f"title:{self.unit.to_text()}"


@dataclass(frozen=True)
class About:
    """`source:`, `type:`, `path:`, `lang:`; `whole` is the form with `=`."""

    field: str
    value: str
    whole: bool = False

    def to_text(self) -> str:
        value = f'"{self.value}"' if " " in self.value else self.value
        return f"{self.field}:{'=' if self.whole else ''}{value}"


@dataclass(frozen=True)
class Dated:
    """`date:` with a date or `none`; `before:`, `after:`; a range where `until` is given."""

    field: str
    date: str
    until: str | None = None

    def to_text(self) -> str:
        return f"{self.field}:{self.date}" + ("" if self.until is None else f"..{self.until}")


@dataclass(frozen=True)
class Not:
    part: Node
    sign: str = "-"

    def to_text(self) -> str:
        return self.sign + _signed(self.part)


@dataclass(frozen=True)
class Must:
    part: Node

    def to_text(self) -> str:
        return "+" + _signed(self.part)


@dataclass(frozen=True)
class Both:
    """Joined by AND."""

    parts: tuple[Node, ...]

    def to_text(self) -> str:
        return " AND ".join(_inside(part) for part in self.parts)


@dataclass(frozen=True)
class Either:
    """Joined by OR."""

    parts: tuple[Node, ...]

    def to_text(self) -> str:
        return " OR ".join(_inside(part) for part in self.parts)


@dataclass(frozen=True)
class Loose:
    """Side by side: the weak AND."""

    parts: tuple[Node, ...]

    def to_text(self) -> str:
        return " ".join(_inside(part) for part in self.parts)


@dataclass(frozen=True)
class Refined:
    """Whole queries, each put to what those before have found."""

    parts: tuple[Node, ...]

    def to_text(self) -> str:
        return " | ".join(part.to_text() for part in self.parts)


Unit: TypeAlias = Word | Exactly | Wild | Fuzzy | Phrase | Close | CardIs | KindIs | Pattern | Kept | Choice
Filter: TypeAlias = About | Dated
Node: TypeAlias = Unit | Chain | Title | Filter | Not | Must | Both | Either | Loose | Refined


def _inside(part: Node) -> str:
    """A part of something larger, in parentheses where it could be read otherwise."""
    return f"({part.to_text()})" if isinstance(part, Both | Either | Loose) else part.to_text()


def _signed(part: Node) -> str:
    """What stands after a sign."""
    return f"({part.to_text()})" if isinstance(part, Both | Either | Loose | Chain | Not | Must) else part.to_text()
