"""What the exports say: citations in Markdown, terms of the Web Annotation model, and those of CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path, PurePath

import pytest

from indexdir import Library
from tui.copying import resolve
from tui.exchange import BY_TAG, FORMATS, Contents, Filter, contents_of, format_of, free_name, is_date, write_file
from tui.exchange.escaping import inline
from tui.notebook import Bookmark, bookmark_of_card, bookmark_of_document
from tui.notebook.bookmark import bookmark_of

HELD = "India and the **United States** held talks in New Delhi under the DTTI."
# The fields and types of https://github.com/citation-style-language/schema (schemas/input/csl-data.json) that we use.
FIELDS = {"id", "type", "title", "issued", "publisher", "URL", "language", "keyword", "annote", "note", "custom"}
TYPES = {"document", "webpage", "article-newspaper", "legislation", "report", "speech", "interview", "treaty"}


@pytest.fixture
def marks(library: Library) -> list[Bookmark]:
    talks, contract = library.read("talks/seventh.md"), library.read("contract.txt")
    at = talks.text.index(HELD)
    passage = bookmark_of(talks, at, at + len(HELD), query="talks NEAR delhi")
    passage = replace(passage, note="Why?\n\n2. So.", tags=("Exports", "b_c"), colour="green")
    lost = replace(
        bookmark_of(contract, 0, 20), quote="Gone <b>words", standing=None, digest="ff" * 32, document="x.txt"
    )
    return [
        passage,
        replace(lost, title="1. A lost *one*", tags=("exports",)),
        bookmark_of_document(contract.document),
        bookmark_of_card(library.card("ellen-lord")),
    ]


@pytest.fixture
def contents(library: Library, marks: list[Bookmark]) -> Contents:
    from tui.notebook.finding_again import find_again

    found = find_again(marks, library)
    return contents_of(library, [replace(each, standing=found.get(each.id, each.standing)) for each in marks])


def test_a_quotation_in_markdown_has_all_that_cites_it(library: Library, contents: Contents) -> None:
    text = FORMATS["md"](contents)
    assert "\n## Seventh talks\n\n> India and the United States held talks in New Delhi under the DTTI.\n" in text
    digest = library.read("talks/seventh.md").document.digest
    assert (
        "\nSeventh talks. https://www.example.org/talks/7?x=1, 2018-07-18.\\\n"
        "Section “Seventh talks on defence trade”, passage 2 of 6, characters "
    ) in text
    assert f"File: talks/seventh.md, SHA-256 {digest}\\\nFound by the search: talks NEAR delhi\n" in text
    assert "\nColour: green\\\nTags: Exports, b\\_c\n\nNote: Why?\n\n2\\. So.\n" in text
    (link,) = re.findall(r"<(dtti://\S+seventh\S+)>", text)
    found = resolve(link, library)
    assert found.reading is not None and found.span is not None
    assert found.reading.text[slice(*found.span)] == HELD


def test_what_is_lost_or_is_no_passage_says_so(contents: Contents) -> None:
    text = FORMATS["md"](contents)
    assert "## 1\\. A lost \\*one\\*\n\n> Gone \\<b\\>words\n" in text
    assert "Where it stands: it is not in the documents now" in text
    assert "\nCard “Ellen Lord”, ellen-lord\\\n<dtti://" in text
    assert [line for line in text.splitlines() if line.startswith("## ")][-1] == "## Cards"


def test_by_tag_each_stands_under_each_of_its_tags(contents: Contents) -> None:
    lines = BY_TAG(contents).splitlines()
    assert [line for line in lines if line.startswith("## ")] == ["## b\\_c", "## Exports", "## Without a tag"]
    assert sum("held talks in New Delhi" in line and line.startswith(">") for line in lines) == 2


def test_annotations_have_the_terms_of_the_model(contents: Contents) -> None:
    value = json.loads(FORMATS["jsonld"](contents))
    page = value["first"]
    assert (value["type"], page["type"], page["partOf"], value["total"]) == (
        "AnnotationCollection",
        "AnnotationPage",
        value["id"],
        4,
    )
    motivations = {
        "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
        "identifying", "linking", "moderating", "questioning", "replying", "tagging",
    }  # fmt: skip
    for each in page["items"]:
        assert each["type"] == "Annotation" and each["id"].startswith("urn:uuid:") and each["created"].endswith("Z")
        given = each["motivation"]
        assert motivations >= {*([given] if isinstance(given, str) else given)}
        assert {name for name in each if ":" not in name} <= {
            "id", "type", "motivation", "created", "modified", "body", "target",
        }  # fmt: skip
        assert {name for name in each["target"] if ":" not in name} <= {"type", "source", "selector"}
    by_kind = {len(each["target"].get("selector", [])): each for each in page["items"]}
    assert [each["type"] for each in by_kind[2]["target"]["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
    assert page["items"][-1]["target"]["source"] == "urn:dtti-tui:card:ellen-lord"


def test_items_of_csl_have_its_fields_and_dates(contents: Contents) -> None:
    items = json.loads(FORMATS["csl"](contents))
    assert len({item["id"] for item in items}) == len(items) == 3
    for item in items:
        assert set(item) <= FIELDS and item["type"] in TYPES
        assert all(isinstance(item[name], str) for name in FIELDS - {"issued", "custom"} if name in item)
    talks = next(item for item in items if item["id"] == "talks/seventh.md")
    assert talks["issued"] == {"date-parts": [[2018, 7, 18]]}
    assert (talks["type"], talks["URL"], talks["keyword"]) == (
        "webpage",
        "https://www.example.org/talks/7?x=1",
        "Exports, b_c",
    )
    assert talks["annote"].startswith(
        "“India and the United States held talks in New Delhi under the DTTI.” (section “"
    )
    (quotation,) = talks["custom"]["quotations"]
    assert quotation["query"] == "talks NEAR delhi" and quotation["sha256"] and quotation["link"].startswith("dtti://")
    assert quotation["end"] - quotation["start"] == len(HELD)


def test_a_table_tells_where_each_stands(contents: Contents) -> None:
    import csv
    import io

    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](contents))))
    assert [(row["kind"], row["status"]) for row in rows] == [
        ("document", "exact"),
        ("passage", "exact"),
        ("passage", "lost"),
        ("card", "exact"),
    ]
    assert rows[1]["section"] == "Seventh talks on defence trade"


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_nothing_kept_is_written_too(library: Library, form: str) -> None:
    assert FORMATS[form](contents_of(library, [])).endswith("\n")


def test_a_filter_asks_for_all_that_it_says(marks: list[Bookmark]) -> None:
    passage, lost, document, card = marks
    assert Filter().keep(marks) == tuple(marks)
    assert Filter(tags=("EXPORTS",)).keep(marks) == (passage, lost)
    assert Filter(tags=("exports", "b_c")).keep(marks) == (passage,)
    assert Filter(colour="green").keep(marks) == (passage,)
    assert Filter(kind="card").keep(marks) == (card,)
    assert Filter(document="contract.txt").keep(marks) == (document,)
    assert Filter(since=passage.created[:4]).keep(marks) == tuple(marks)
    changed = replace(card, modified="2999-01-01T00:00:00+00:00")
    assert Filter(since="2998-12").keep([*marks, changed]) == (changed,)


@pytest.mark.parametrize("text", ["2018", "2018-07", "2018-07-18"])
def test_dates(text: str) -> None:
    assert is_date(text)
    assert not any(map(is_date, (f"{text}-", f"x{text}", "2018-13", "2018-02-30", "18", "0000")))


@pytest.mark.parametrize(
    ("text", "written"),
    [("&amp;amp; &#38; &#x26;", "\\&amp;amp; \\&\\#38; \\&\\#x26;"), ("R&D & more;", "R&D & more;")],
)
def test_what_markdown_takes_for_a_character_is_escaped(text: str, written: str) -> None:
    assert inline(text) == written


def test_the_ending_of_a_name_is_a_format() -> None:
    names = ("a.md", "A.MARKDOWN", "a.yml", "a.jsonld", "a.csl.json", "a.json", "a.csv", "a.txt", "a")
    assert [format_of(PurePath(name)) for name in names] == [
        "md", "md", "yaml", "jsonld", "csl", "json", "csv", "", "",
    ]  # fmt: skip


def test_a_file_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    write_file(path, "one\n")
    with pytest.raises(FileExistsError):
        write_file(path, "two\n")
    assert path.read_text() == "one\n"
    write_file(path, "two\n", force=True)
    (tmp_path / "link.md").symlink_to(path)
    write_file(tmp_path / "link.md", "é\n", force=True)
    assert path.read_text("utf-8") == "é\n" and (tmp_path / "link.md").is_symlink()
    with pytest.raises(IsADirectoryError):
        write_file(tmp_path, "three", force=True)
    with pytest.raises(OSError):
        write_file(tmp_path / "no" / "out.md", "three")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link.md", "out.md"]
    assert free_name(tmp_path, "out", ".md").name == "out-2.md"


def test_a_file_that_comes_in_between_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    path, link = tmp_path / "out.md", os.link

    def late(source: Path, target: Path) -> None:
        path.write_text("theirs")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(FileExistsError):
        write_file(path, "ours")
    assert [each.read_text() for each in tmp_path.iterdir()] == ["theirs"]

    def impossible(source: Path, target: Path) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", impossible)
    write_file(tmp_path / "other.md", "ours")
    assert (tmp_path / "other.md").read_text() == "ours"
