"""What is copied is what the reader shows."""

from __future__ import annotations

import pytest

from indexdir import Library
from tui.widgets.reader_seen import seen

MARKDOWN = """# Talks

A line that was broken by a program at some width or other, since it would be
too long; and it goes on for a while, with a tab.

- first
- second

> quoted by
> somebody

```
code   as it is
    and so on
```
"""


@pytest.fixture(scope="module")
def reading(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    (folder / "a.md").write_text(MARKDOWN, encoding="utf-8")
    library = Library.open(folder, index_dir=tmp_path_factory.mktemp("index"))
    yield library.read_file(folder / "a.md")
    library.close()


def test_breaks_of_the_file_and_signs_of_markup_are_not_copied(reading) -> None:
    text = seen(reading, 0, len(reading.text))
    assert text.startswith(
        "Talks\n\nA line that was broken by a program at some width or other, since it would be too long"
    )
    assert "- first\n- second\n\n" in text
    assert "> " not in text
    assert "quoted by" in text
    assert "code   as it is\n    and so on" in text


def test_a_part_of_a_line_is_that_part(reading) -> None:
    start = reading.text.index("broken")
    end = reading.text.index("too long")
    assert seen(reading, start, end + 3).endswith("since it would be too")
    assert seen(reading, start, start + 6) == "broken"
    assert seen(reading, 0, start) == "Talks\n\nA line that was"
