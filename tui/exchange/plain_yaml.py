"""YAML of texts, lists and mappings, and of nothing else, read in one go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tui.exchange.arrivals import UnreadableError

if TYPE_CHECKING:
    pass

_DEEPEST = 12


def plain_yaml(text: str) -> object:
    """The value in a YAML text; None for an empty one. Raises UnreadableError, which says where and why.

    Every value is taken as the text that is written, so that nothing in it can be made into anything else, and there
    are no references, by which a small text could stand for a huge one.
    """
    import yaml

    # The value is made of the events as they come: a tree of nodes between the two takes longer than all the rest.
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        events = _Events(yaml.parse(text, Loader=loader))
        return events.document()
    except yaml.MarkedYAMLError as error:
        problem = " ".join(str(error.problem or error.context or "it is no YAML").split())
        if error.problem_mark is not None:
            raise _at(error.problem_mark, problem) from error
        raise UnreadableError(problem) from error
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        line = text.count("\n", 0, position) + 1
        raise UnreadableError(f"line {line}: it holds a character that YAML does not allow") from error


class _Events:
    """The values that the events of a parser tell of."""

    def __init__(self, events: Iterator[Any]) -> None:
        import yaml

        self._events = events
        self._scalar, self._sequence, self._mapping = yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent
        self._closing, self._alias = yaml.CollectionEndEvent, yaml.AliasEvent
        self._begins, self._ends = yaml.DocumentStartEvent, yaml.StreamEndEvent

    def document(self) -> object:
        """The value of the only document; None where there is none."""
        next(self._events)
        if isinstance(next(self._events), self._ends):
            return None
        value = self._value(next(self._events), 0)
        next(self._events)
        if not isinstance(event := next(self._events), self._ends):
            raise _at(event.start_mark, "another document begins here; there can be one only")
        return value

    def _value(self, event: Any, depth: int) -> object:
        if isinstance(event, self._alias) or event.anchor:
            raise _at(event.start_mark, "bookmarks have no anchors (&) or aliases (*)")
        if isinstance(event, self._scalar):
            return event.value
        if depth >= _DEEPEST:
            raise _at(event.start_mark, "it is nested too deeply to be bookmarks")
        return self._pairs(depth + 1) if isinstance(event, self._mapping) else self._items(depth + 1)

    def _items(self, depth: int) -> list[object]:
        items: list[object] = []
        while not isinstance(event := next(self._events), self._closing):
            items.append(self._value(event, depth))
        return items

    def _pairs(self, depth: int) -> dict[str, object]:
        pairs: dict[str, object] = {}
        while not isinstance(event := next(self._events), self._closing):
            name = self._value(event, depth)
            if not isinstance(name, str):
                raise _at(event.start_mark, "the name of a value is a list or a mapping")
            pairs[name] = self._value(next(self._events), depth)
        return pairs


def _at(mark: Any, problem: str) -> UnreadableError:
    return UnreadableError(f"line {mark.line + 1}, column {mark.column + 1}: {problem}")
