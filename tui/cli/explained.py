"""Why a document stands where it does, and what the documents of an answer share, for people."""

from __future__ import annotations

from collections.abc import Iterator

from indexdir import Explanation, Facet
from tui.cli.output import Output
from tui.cli.text import count, one_line

_SIGNS = {"": " ", "in": "+", "out": "-"}


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """The score as a sum, then a line a word and field: weight, word, field, how often, in how many documents."""
    words = sum(weight.score for weight in explanation.weights)
    sums = f"words {words:.3f} + closeness {explanation.closeness:.3f} + all words {explanation.all_words:.3f}"
    yield f"{explanation.rank}. score {explanation.score:.3f} = {sums}"
    width = max((len(weight.term) for weight in explanation.weights), default=0)
    for weight in explanation.weights:
        often = f"{count(weight.count, 'time')}, in {count(weight.documents, 'document')}"
        yield f"{weight.score:9.3f}  {weight.term:<{width}}  {weight.field:<5}  {often}"


def write_facets(facets: tuple[Facet, ...], output: Output) -> None:
    """Write each value with its count and the query that keeps to it; + and - are those the query has already."""
    for facet in facets:
        output.line()
        output.line(output.bold(one_line(facet.label)))
        width = max((len(value.label) for value in facet.values), default=0)
        for value in facet.values:
            label, query = one_line(value.label), one_line(value.query)
            output.line(f"{_SIGNS[value.state]}{value.count:6}  {label:<{width}}  {query}".rstrip())
        if facet.more:
            output.line(f"        and {facet.more} more")
