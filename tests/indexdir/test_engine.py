"""The engine by itself: what it says after several rounds of adding and removing, and that damage is noticed."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexdir.collection.passages import split_plain
from indexdir.engines.cutting import cut
from indexdir.engines.packed import Packed, postings_of
from indexdir.engines.whoosh import WhooshEngine, WhooshReader
from indexdir.errors import DamagedIndexError
from indexdir.query.places import Places
from indexdir.query.words import Compound, words_and_compounds

WORDS = ["alpha", "alphabet", "Beta", "co-operate", "gamma", "S-400", "the", "Über"]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
rounds = st.lists(
    st.tuples(st.dictionaries(st.integers(1, 6), texts, max_size=4), st.sets(st.integers(1, 6), max_size=3)),
    min_size=1,
    max_size=4,
)


def build(folder: Path, history: list[tuple[dict[int, str], set[int]]]) -> dict[int, str]:
    """Play a history of documents put in and taken out, a segment a round; what is in there in the end."""
    there: dict[int, str] = {}
    for put, gone in history:
        writer = WhooshEngine().writer(folder)
        for number in sorted(gone | set(put)):
            if number in there:
                writer.remove(number)
                del there[number]
        for number, text in put.items():
            writer.add(number, cut(text, split_plain(text), "A Title"))
            there[number] = text
        writer.commit()
    return there


def places(reader: WhooshReader, found: Places) -> set[tuple[int, int, int]]:
    """Places as (document, first word, last word), those of the text."""
    here = found.where(~found.in_title)
    rows = zip(here.documents.tolist(), here.positions(), strict=True)
    return {(int(reader.numbers[docnum]), start, end) for docnum, (start, end) in rows}


@settings(max_examples=40, deadline=None)
@given(rounds)
def test_it_says_where_each_form_and_stem_stands(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[dict[int, str], set[int]]]
) -> None:
    folder = tmp_path_factory.mktemp("engine")
    there = build(folder, history)
    reader = WhooshEngine().reader(folder)
    expected: dict[tuple[str, str], set[tuple[int, int, int]]] = {}
    for number, text in there.items():
        for word in words_and_compounds(text):
            width = word.words if isinstance(word, Compound) else 1
            place = (number, word.position, word.position + width)
            expected.setdefault(("form", word.form), set()).add(place)
            expected.setdefault(("stem", word.stem), set()).add(place)
    for (field, text), wanted in expected.items():
        assert places(reader, reader.term(field, text)) == wanted  # type: ignore[arg-type]
    begins = {
        place for (field, form), some in expected.items() if field == "form" and form[:2] == "al" for place in some
    }
    assert places(reader, reader.beginning("al")) == begins
    assert {int(number) for number in reader.numbers if number >= 0} == set(there)
    assert set(reader.forms("", lambda form: form >= "0")) >= {form for field, form in expected if field == "form"}
    reader.close()


def test_a_word_as_written_is_told_from_its_other_spellings(tmp_path: Path) -> None:
    build(tmp_path, [({1: "Us and US and us"}, set())])
    reader = WhooshEngine().reader(tmp_path)
    assert places(reader, reader.written("us", "US")) == {(1, 2, 3)}
    assert places(reader, reader.written("us", "us")) == {(1, 4, 5)}
    assert places(reader, reader.written("us", "uS")) == set()


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_flipped_bit_of_the_postings_is_noticed(tmp_path: Path, place: float) -> None:
    build(tmp_path, [({number: " ".join(WORDS * 40) for number in range(1, 30)}, set())])
    reader = WhooshEngine().reader(tmp_path)
    terms = [("form", form) for form in reader.vocabulary()]
    terms += [("stem", word.stem) for word in words_and_compounds(" ".join(WORDS))]
    reader.close()
    (file,) = [file for file in tmp_path.iterdir() if re.search(r"\.seg$|\.pst$", file.name)]
    data = bytearray(file.read_bytes())
    begin = data.index(b"DTb1")
    data[begin + int(place * (data.rindex(b"DTb1") - begin))] ^= 0x10
    file.write_bytes(data)
    with pytest.raises(DamagedIndexError):
        damaged = WhooshEngine().reader(tmp_path)
        for field, form in terms:
            damaged.term(field, form)  # type: ignore[arg-type]
        damaged.beginning("a")


def test_what_is_no_posting_is_refused() -> None:
    with pytest.raises(ValueError, match="no postings begin"):
        postings_of(b"nonsense and more of it")
    assert len(postings_of(b"").documents) == 0


@given(st.lists(st.integers(0, 2**32 - 1), max_size=20))
def test_packing_loses_nothing(positions: list[int]) -> None:
    packed = Packed()
    assert packed.decode_positions(packed.encode(positions)) == positions
    assert packed.decode_frequency(packed.encode(positions)) == len(positions)


def test_opening_a_collection_loads_nothing_that_only_searching_needs(tmp_path: Path) -> None:
    script = (
        "import sys; from indexdir import Library; Library.open(); print([n for n in sys.argv[1:] if n in sys.modules])"
    )
    slow = ["numpy", "whoosh", "regex", "rapidfuzz", "py3langid", "yaml"]
    run = subprocess.run(
        [sys.executable, "-c", script, *slow],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "DTTI_TUI_CACHE": str(tmp_path)},
    )
    assert set(ast.literal_eval(run.stdout)) <= {"yaml"}
