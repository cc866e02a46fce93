from hypothesis import given
from hypothesis import strategies as st

from indexdir.collection.passages import LONGEST, split_markdown, split_plain
from indexdir.records import Passage


def pieces(text: str, passages: list[Passage]) -> list[tuple[str, str]]:
    return [(passage.kind, text[passage.start : passage.end]) for passage in passages]


def test_blank_lines_part_paragraphs() -> None:
    text = "\nOne line\nand its second.\n  \n\n  Two.\n"
    assert pieces(text, split_plain(text)) == [("paragraph", "One line\nand its second."), ("paragraph", "Two.")]


def test_a_list_is_cut_into_its_items() -> None:
    text = "- first\n- second\n  goes on\n- third\n"
    assert pieces(text, split_plain(text)) == [
        ("item", "- first"),
        ("item", "- second\n  goes on"),
        ("item", "- third"),
    ]


def test_long_lines_that_end_as_sentences_are_paragraphs() -> None:
    line = "The ministry said that the joint working group has made progress on a number of matters of common interest "
    text = "\n".join(f"{line * 2}in case {n}." for n in range(4))
    assert len(split_plain(text)) == 4


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "\n".join("a line of some sixty letters as an editor would have wrapped it" for _ in range(6))
    assert len(split_plain(text)) == 1


def test_markdown_blocks() -> None:
    text = (
        "---\ntitle: x\n---\n# Head\nText of\ntwo lines\n\n- a\n  more\n- b\n\n> said\n> he\n\n"
        "| x | y |\n| 1 | 2 |\n\n```py\n# no head\n\ncode\n```\nafter\n"
    )
    assert pieces(text, split_markdown(text, text.index("# Head"))) == [
        ("heading", "# Head"),
        ("paragraph", "Text of\ntwo lines"),
        ("item", "- a\n  more"),
        ("item", "- b"),
        ("quote", "> said\n> he"),
        ("row", "| x | y |"),
        ("row", "| 1 | 2 |"),
        ("code", "```py\n# no head\n\ncode\n```"),
        ("paragraph", "after"),
    ]


def test_blocks_that_are_known_by_more_than_one_line() -> None:
    text = (
        "Title\n=====\n\nUnder\n---\ntwo\nlines\n\n---\n\na | b\n--|--\n1 | 2\nno row\n\n"
        "    code\n\n    - more\nback\n- item\n\n    no code\n\n<!-- a\n\nb -->\n[r]: u\n[^1]: n\n  on\n[^2]: m\n"
    )
    assert pieces(text, split_markdown(text)) == [
        ("heading", "Title\n====="),
        ("heading", "Under\n---"),
        ("paragraph", "two\nlines"),
        ("paragraph", "---"),
        ("row", "a | b"),
        ("row", "--|--"),
        ("row", "1 | 2"),
        ("paragraph", "no row"),
        ("code", "    code\n\n    - more"),
        ("paragraph", "back"),
        ("item", "- item"),
        ("paragraph", "no code"),
        ("paragraph", "<!-- a\n\nb -->"),
        ("paragraph", "[r]: u"),
        ("paragraph", "[^1]: n\n  on"),
        ("paragraph", "[^2]: m"),
    ]


def test_an_endless_paragraph_is_cut_between_words() -> None:
    text = "word " * 3_000
    cut = split_plain(text)
    assert max(p.end - p.start for p in cut) <= LONGEST
    assert "".join(text[p.start : p.end] for p in cut).replace(" ", "") == "word" * 3_000
    assert all(text[p.start] == "w" and text[p.end - 1] == "d" for p in cut)


@given(st.text(alphabet="ab#-=*>|`~ .\n\t1[]:<!", max_size=300), st.booleans())
def test_passages_hold_all_the_text_in_order(text: str, markdown: bool) -> None:
    passages = split_markdown(text) if markdown else split_plain(text)
    end = 0
    for number, passage in enumerate(passages):
        assert passage.number == number
        assert end <= passage.start < passage.end
        assert text[end : passage.start].strip() == ""
        end = passage.end
    assert text[end:].strip() == ""
