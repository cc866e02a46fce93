import pytest

from indexdir import Section, sections_of
from indexdir.collection.read import read_document

BODY = "The two sides met in the capital and spoke about what could be built together, and when.\n"


def outline(text, name="talks.txt"):
    return [(section.level, section.title) for section in sections_of(read_document(name, text.encode()))]


def titles(text, name="talks.txt"):
    return [title for _level, title in outline(text, name)]


def test_headings_of_markdown_by_their_level_without_their_signs():
    text = "---\ntitle: x\n---\n# One **bold** ##\n\ntext\n\n### `Three`\n#hashtag\n\nSetext\n======\n\nLower [a](b)\n---\n"
    assert outline(text, "a.md") == [(1, "One bold"), (3, "Three"), (1, "Setext"), (2, "Lower a")]


def test_what_looks_like_a_heading_in_code_or_a_table_is_none():
    text = "~~~\n# no\n```\n## no\n~~~\n\n# yes\n\n- item\n---\n\na | b\n--- | ---\n\npara\nmore\n---\n\n```\n# open to the end\n"
    assert outline(text, "a.md") == [(1, "yes")]


def test_a_heading_knows_where_it_starts_and_whether_it_was_guessed():
    text = f"{BODY}\n  # Near\n"
    assert sections_of(read_document("a.md", text.encode())) == (Section(1, "Near", text.index("# Near"), False),)
    text = f"1. Scope\n\n{BODY}"
    assert sections_of(read_document("a.txt", text.encode())) == (Section(1, "1. Scope", 0, True),)


def test_numbered_headings_by_their_depth():
    text = "\n".join(
        f"{title}\n\n{BODY}" for title in ("1. Scope", "1.1 Terms", "1.2 Parties", "2. Payment", "2.1 Sums")
    )
    assert outline(text) == [(1, "1. Scope"), (2, "1.1 Terms"), (2, "1.2 Parties"), (1, "2. Payment"), (2, "2.1 Sums")]


def test_chapters_annexes_and_articles():
    parts = ("PART I", "Chapter 2 – The Parties", "Article 3", "Article 4. Payment", "ANNEX A")
    text = "\n".join(f"{title}\n\n{BODY}" for title in parts)
    assert outline(text) == [
        (1, "PART I"),
        (2, "Chapter 2 – The Parties"),
        (3, "Article 3"),
        (3, "Article 4. Payment"),
        (2, "ANNEX A"),
    ]


def test_the_title_of_a_chapter_may_stand_below_it():
    assert titles(f"{BODY}\nCHAPTER I\n\nTHE PARTIES\n\n{BODY}") == ["CHAPTER I THE PARTIES"]


def test_underlined_lines_by_their_sign():
    text = f"Report\n======\n\n{BODY}\nFirst part\n----------\n{BODY}"
    assert outline(text) == [(1, "Report"), (2, "First part")]


def test_capitals_and_title_case_alone_between_blank_lines():
    text = (
        f"{BODY}\nTHE WORKING GROUPS\n\n{BODY}\nJoint Ventures and the Rules for Them\n\n{BODY}\nConclusions\n\n{BODY}"
    )
    assert outline(text) == [
        (1, "THE WORKING GROUPS"),
        (2, "Joint Ventures and the Rules for Them"),
        (2, "Conclusions"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "18 July 2018",
        "NEW DELHI, JULY 18",
        "By Ajay Kumar",
        "DO NOT OPEN THE DOOR!",
        "THE SIDES MET AND THE SIDES AGREED ON ALL OF THE PROJECTS AT ONCE",
        "A line that is no sentence",
        "He said so.",
        "- An Item of a List",
        "1) first we go on",
        "7. Something from Nowhere",
        "Name     Office     Year",
        "TOTAL\t100\t200",
        "| Name | Office |",
        "Subject: The Working Groups",
        "(Representational Image)",
        "Table 3 Exports by Year",
        "https://example.org/Some/Path",
        "Section 231 of the act was passed in that year",
        "1.2 Scope ........ 5",
        "Delhi",
        "* * *",
        "----------",
        "1234 5678 90",
        "Dear Mr President,",
    ],
)
def test_rubbish_is_not_guessed(line):
    assert titles(f"{BODY}\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "text",
    [
        "1. Bread\n\n2. Butter\n\n3. Milk\n\n" + BODY,
        "Ministry of Defence\n\nSouth Block\n\nNew Delhi\n\n" + BODY,
        f"{BODY}\nBest Regards\n\nAjay Kumar\n",
        f"{BODY}\nTHE LAST LINE\n",
        "Name        Office\n----------- ------\nLord        Defense\n",
        "",
        "one\n" * 50,
        "A SHORT LINE\n\n" * 30_000,
    ],
)
def test_lists_addresses_and_tables_have_no_headings(text):
    assert titles(text or BODY) == []


def test_the_documents_of_the_collection():
    from indexdir import Library

    library = Library.open()
    counts = {}
    for path in sorted((library.folder / "documents").iterdir()):
        if path.suffix in (".md", ".txt"):
            reading = read_document(path.name, path.read_bytes())
            sections = sections_of(reading)
            counts[path.name] = len(sections)
            assert all(reading.text[section.start] == "#" for section in sections), path.name
    assert counts.pop("article.txt") == 0
    assert min(counts.values()) >= 2
