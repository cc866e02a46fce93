"""What a place in a text is taken to mean."""

from __future__ import annotations

from dataclasses import dataclass

from indexdir.linking.match import Candidate


@dataclass(frozen=True, slots=True)
class Reading:
    """What a place is taken to mean, by which rule, and what else it could mean."""

    place: Candidate
    card: str
    rule: str
    rivals: tuple[str, ...] = ()
