"""A long walk by chance through hostile texts: every line fits, and the cursor never leaves the view."""

import random

import pytest
from hosting import hosted

from indexdir import sections_of
from indexdir.collection.read import read_document
from tui.widgets.reader import Reader

BITS = [
    "**", "*", "_", "`", "[a](http://x.example/y)", "word ", "words, ", "日本語", "\n", "\n\n", "# ", "> ", "- ", "```\n",
    "---\n", "| a |", "~~", "e\u0301", "👩‍🚀", "\t", "![p](q)", "<http://z.example>", "\\*", "x" * 60, "שלום ",
]  # fmt: skip


async def step(chance, reader, pilot, length):
    at = chance.randrange(length - 5)
    deeds = [
        lambda: reader.move_lines(chance.choice([-5, -1, 1, 4])),
        lambda: reader.move_pages(chance.choice([1, -1, 0.5, -0.5])),
        lambda: reader.go_to(at, top=chance.random() < 0.3),
        lambda: reader.set_finds([(at, at + 4)]),
        lambda: reader.select((at, at + 5) if chance.random() < 0.7 else None),
        lambda: reader.set_hits([(at, at + 5)]),
        lambda: reader.next_hit(1),
        lambda: reader.scroll_by_hand(chance.choice([3, -3])),
        lambda: reader.move_passages(chance.choice([1, -1])),
    ]
    if chance.random() < 0.1:
        await pilot.resize_terminal(chance.randint(4, 130), chance.randint(3, 45))
        await pilot.pause()
    else:
        chance.choice(deeds)()


@pytest.mark.parametrize("name, seed", [("a.md", 1), ("a.md", 2), ("a.txt", 3)])
async def test_a_walk_by_chance(name, seed):
    chance = random.Random(seed)
    reading = read_document(name, "".join(chance.choice(BITS) for _ in range(2_000)).encode())
    reader = Reader()
    async with hosted(reader, size=(80, 24)) as (pilot, _):
        reader.show(reading, hits=[(at, at + 3) for at in range(0, len(reading.text) - 3, 37)])
        reader.set_sections(sections_of(reading))
        for _ in range(120):
            await step(chance, reader, pilot, len(reading.text))
            width = reader.scrollable_content_region.width
            assert {reader.render_line(y).cell_length for y in range(reader.view_height)} == {width}
            assert 0 <= reader.row_of(reader.sheet.y_of(reader.cursor)) < reader.view_height
