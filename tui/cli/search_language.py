"""The query language at the end of `dtti-tui search --help`."""

from __future__ import annotations

import textwrap

from indexdir import LANGUAGE, LanguageRow

WIDTH = 98
_SYNTAX = 22


def language_help() -> str:
    """Every row of the language, a topic a paragraph, in lines of at most `WIDTH` characters."""
    lines = ["the language of QUERY (docs/search.md tells more):"]
    for topic in LANGUAGE:
        lines += [
            "",
            *textwrap.wrap(f"{topic.title}. {topic.lead}", WIDTH, initial_indent="  ", subsequent_indent="  "),
        ]
        for row in topic.rows:
            lines += _row_lines(row)
    lines += ["", "  A query in the shell stands in single quotes: dtti-tui search 'waiver NEAR/20 sanctions'"]
    return "\n".join(lines)


def _row_lines(row: LanguageRow) -> list[str]:
    indent = " " * (4 + _SYNTAX)
    told = textwrap.wrap(row.meaning, WIDTH - len(indent), break_long_words=False)
    if len(row.syntax) >= _SYNTAX:
        return [f"    {row.syntax}", *(indent + line for line in told)]
    return [f"    {row.syntax:<{_SYNTAX}}{told[0]}", *(indent + line for line in told[1:])]
