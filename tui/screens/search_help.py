"""What can be written in the search bar; found by typing, tried by Enter."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from indexdir import LANGUAGE, LanguageRow, LanguageTopic
from tui.screens.lists import ListScreen
from tui.widgets.rows import Row

_SYNTAX_WIDTH = 22
_WIDE = 64


class SearchHelpScreen(ListScreen):
    """The query language by topic; it closes with the example of the chosen row, or empty."""

    def __init__(self) -> None:
        super().__init__(
            "What can be asked ─ type to find it, Enter tries the example",
            language_rows,
            empty="Nothing in the language has these words.",
        )


def language_rows(text: str, width: int) -> Sequence[Row]:
    """The rows that have every word of `text`, under their topics, for a width in cells; the key is the example."""
    words = text.lower().split()
    rows: list[Row] = []
    for topic in LANGUAGE:
        found = [row for row in topic.rows if _has(words, topic, row)]
        if found:
            rows.append(_heading(topic, width, first=not rows))
            rows += [_language_row(row, width) for row in found]
    return rows


def _has(words: Sequence[str], topic: LanguageTopic, row: LanguageRow) -> bool:
    told = f"{topic.title} {row.syntax} {row.meaning} {row.example}".lower()
    return all(word in told for word in words)


def _heading(topic: LanguageTopic, width: int, *, first: bool) -> Row:
    lines = [] if first else [Content("")]
    lines += Content.styled(topic.title, "bold $text-muted").wrap(max(8, width - 1))
    lines += Content.styled(topic.lead, "$text-muted").wrap(max(8, width - 1))
    return Row(f"heading:{topic.title}", lambda _width: lines, len(lines), False)


def _language_row(row: LanguageRow, width: int) -> Row:
    wide = width >= _WIDE
    indent = Content(" " * (_SYNTAX_WIDTH if wide else 2))
    room = max(8, width - indent.cell_length - 1)
    syntax = Content.styled(row.syntax, "bold $footer-key-foreground")
    shown = Content.assemble(("try ", "$text-muted"), row.example)
    under = [*Content(row.meaning).wrap(room), *shown.wrap(room)]
    if wide and len(row.syntax) < _SYNTAX_WIDTH:
        lines = [syntax + " " * (_SYNTAX_WIDTH - len(row.syntax)) + under[0], *(indent + line for line in under[1:])]
    else:
        lines = [*syntax.wrap(max(8, width - 1)), *(indent + line for line in under)]
    return Row(row.example, lambda _width: lines, len(lines))
