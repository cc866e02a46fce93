"""docs/search.md and `search --help` are written from the language, and say all of it."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from indexdir import LANGUAGE
from tui.__main__ import main
from tui.cli.search_language import language_help

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROWS = [row for topic in LANGUAGE for row in topic.rows]


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pages", DOCS / "pages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_the_language(pages: ModuleType) -> None:
    assert (DOCS / "search.md").read_text(encoding="utf-8") == pages.search_page(), "run python docs/pages.py"


def test_every_table_has_as_many_cells_in_each_row(pages: ModuleType) -> None:
    for block in re.findall(r"(?:^\|.*\n)+", pages.search_page(), re.MULTILINE):
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(counts) == 1, block


def test_the_help_has_every_row_in_lines_that_fit(capsys: pytest.CaptureFixture[str]) -> None:
    text = language_help()
    assert max(map(len, text.splitlines())) <= 100
    said = " ".join(text.split())
    for row in ROWS:
        assert " ".join(row.syntax.split()) in said and " ".join(row.meaning.split()) in said
    assert main(["search", "--help"]) == 0
    assert text in capsys.readouterr().out
