from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexdir import Document, DocumentText
from tui.notebook import Notebook

TEXT = (
    "India and the US held the seventh meeting of the DTTI.\n\n"
    "Kumar said the “S-400” was not discussed.\n\n"
    "[/foo] nothing [b]here[/b] is markup: naïve 印度 🛰.\n"
)


@pytest.fixture
def reading() -> DocumentText:
    return DocumentText(Document(id="talks/article.txt", title="The talks", digest="d1"), TEXT)


@pytest.fixture
def open_notebook(tmp_path: Path) -> Iterator[Callable[[], Notebook]]:
    opened: list[Notebook] = []

    def opener() -> Notebook:
        opened.append(Notebook.open("room-0123456789ab", data_dir=tmp_path / "data"))
        return opened[-1]

    yield opener
    for notebook in opened:
        notebook.close()
