"""What is copied is what the reader shows."""

from __future__ import annotations

import pytest

from indexdir import Library
from tui.copying.seen import seen

MARKDOWN = """# Talks

A line that was broken by a program at some width or other, since it would be
too long; and it goes on for a while, with a tab.

- first
- second

> quoted by
> somebody

```
code   as it is
    and **so** on
```

They heard a **bold claim** made by [Ajay Kumar](http://x.y/z) in `some code` here today.

| **cell** | two |
| --- | --- |
| a | b |
"""
CLAIM = "They heard a bold claim made by Ajay Kumar in some code here today."


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
    assert "code   as it is\n    and **so** on" in text
    assert CLAIM in text
    assert "| **cell** | two |" in text


def test_a_part_of_a_line_is_that_part(reading) -> None:
    start = reading.text.index("broken")
    end = reading.text.index("too long")
    assert seen(reading, start, end + 3).endswith("since it would be too")
    assert seen(reading, start, start + 6) == "broken"
    assert seen(reading, 0, start) == "Talks\n\nA line that was"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("a **bold", "claim**", "a bold claim"),
        ("bold", "claim", "bold claim"),
        ("*bold", "claim*", "bold claim"),  # half of a sign
        ("by [", "(http", "by Ajay Kumar"),
        ("Ajay", "Kumar](http://x.y/z) in", "Ajay Kumar in"),
        ("x.y", "x.y/z", "x.y/z"),  # within a sign
        ("in `some", "code` here", "in some code here"),
    ],
)
def test_signs_of_markup_are_not_copied_in_whole_or_in_part(reading, first, last, shown) -> None:
    base = reading.text.index("They heard")
    start = reading.text.index(first, base)
    end = reading.text.index(last, base) + len(last)
    assert seen(reading, start, end) == shown


def test_signs_of_blocks_are_not_copied_and_characters_are_as_shown(tmp_path) -> None:
    text = "Under\n-----\n\nAT&amp;T<br>said <b>so</b>.\n\n```py\nx = '&amp;'\n```\n\n> one\n>> two\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    library = Library.open(tmp_path, index_dir=tmp_path / "index")
    reading = library.read_file(tmp_path / "a.md")
    library.close()
    assert seen(reading, 0, len(text)) == "Under\n\nAT&T\nsaid so.\n\nx = '&amp;'\n\none\ntwo"
    at = text.index("amp")
    assert seen(reading, at, at + 3) == "amp"


def test_signs_in_a_plain_text_are_its_text(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("A **bold** [claim](x).\n", encoding="utf-8")
    library = Library.open(tmp_path, index_dir=tmp_path / "index")
    reading = library.read_file(tmp_path / "a.txt")
    assert seen(reading, 0, len(reading.text)) == "A **bold** [claim](x)."
    library.close()


def test_a_sign_that_goes_over_two_lines_is_in_neither(tmp_path) -> None:
    (tmp_path / "a.md").write_text("One [link\nhere](x.md) ends.\n", encoding="utf-8")
    library = Library.open(tmp_path, index_dir=tmp_path / "index")
    reading = library.read_file(tmp_path / "a.md")
    assert seen(reading, 0, len(reading.text)) == "One link\nhere ends."
    library.close()
