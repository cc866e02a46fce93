import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexdir import defined_at, inline_in, is_markdown, links_in, shown_of


def shown(text):
    hidden = {at for first, last in inline_in(text, 0, len(text)).signs for at in range(first, last)}
    return "".join(character for at, character in enumerate(text) if at not in hidden)


def kinds(text):
    return [(span.kind, text[span.start : span.end]) for span in inline_in(text, 0, len(text)).spans]


def links(text, **how):
    return [(text[start:end], destination) for start, end, destination in links_in(text, 0, len(text), **how)]


@pytest.mark.parametrize(
    "text, seen",
    [
        ("a **b** *c* __d__ _e_", "a b c d e"),
        ("***both***", "both"),
        ("**foo*bar**", "foo*bar"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("* not emphasis *", "* not emphasis *"),
        (r"\*no\* and a\b", r"*no* and a\b"),
        ("`co*de*` and ``a`b``", "co*de* and a`b"),
        ("`` ` ``", "`"),
        ("an `open tick", "an `open tick"),
        ("~~gone~~ ~kept~", "gone ~kept~"),
        ("[a *b*](http://x.y/z_(q))!", "a b!"),
        ('[t](http://x.y "a title") [u](<x y>)', "t u"),
        ("![alt](picture.png)", "[alt]"),
        ("[![badge](a.png)](http://l.m)", "[badge]"),
        ("[a] (b) [c]() [](d) [e]", "[a] (b) [c]() [](d) [e]"),
        ("<https://a.b> <me@a.b> <b>", "https://a.b me@a.b <b>"),
    ],
)
def test_what_is_left_without_the_signs(text, seen):
    assert shown(text) == seen


@pytest.mark.parametrize(
    "text, seen",
    [
        ("AT&amp;T &#8217; &mdash; a&nbsp;b &shy;c", "AT&T ’ — a\xa0b c"),
        ("&nosuch; &#7; &lrm; & so on", "&nosuch; &#7; &lrm; & so on"),
        (r"\&amp; `&amp;`", "&amp; &amp;"),
        ("<b>a</b> <em class='x'>b</em> c<br/>d <u>e", "a b c\nd <u>e"),
        ("10<sup>6</sup> H<sub>2</sub>O 1<sup>st</sup>", "10⁶ H₂O 1st"),
        ("a <!-- b\nc --> d <!-- e", "a  d <!-- e"),
        ("[a][x] [y][] [x] ![p][x] [z]\n\n[x]: u\n[Y]: <v w> 't'\n", "a y x [p] [z]\n\n[x]: u\n[Y]: <v w> 't'\n"),
        ("a[^1] b[^2]\n\n[^1]: *Note*", "a[^1] b[^2]\n\n[^1]: Note"),
    ],
)
def test_what_is_drawn_in_place_of_what_stands_there(text, seen):
    assert shown_of(text) == seen


def test_references_and_footnotes_are_links():
    text = "[a *b*][X y] [x Y] a[^1] [none] [^no] <a href='c.md#d'>e</a>\n\n[x  y]: http://u.v\n[^1]: Note [x y]\n"
    assert links(text, markdown=True) == [
        ("[a *b*][X y]", "http://u.v"),
        ("[x Y]", "http://u.v"),
        ("[^1]", "#^1"),
        ("<a href='c.md#d'>e</a>", "c.md#d"),
        ("http://u.v", "http://u.v"),
        ("[x y]", "http://u.v"),
    ]
    assert defined_at(text, "^1") == text.index("[^1]:")
    assert defined_at(text, "^no") is None


def test_spans_hold_their_signs_and_lie_in_each_other():
    assert kinds("**a *b* c** `d` ~~e~~ [f](g)") == [
        ("strong", "**a *b* c**"),
        ("emphasis", "*b*"),
        ("code", "`d`"),
        ("strike", "~~e~~"),
        ("link", "[f](g)"),
    ]


def test_links_of_markdown_with_their_destinations():
    text = r"[a](x.md#y) <me@a.b> https://c.d/e_(f)). [![b](b.png)](g\_h) `https://no.no`"
    assert links(text, markdown=True) == [
        ("[a](x.md#y)", "x.md#y"),
        ("<me@a.b>", "mailto:me@a.b"),
        ("https://c.d/e_(f)", "https://c.d/e_(f)"),
        (r"[![b](b.png)](g\_h)", "g_h"),
    ]


def test_addresses_in_a_plain_text_end_before_the_punctuation():
    text = "See (https://a.b/c?d=e), www.f.g/h. “https://i.j”、 and http://k.l/；and no://address or www.alone"
    assert links(text) == [
        ("https://a.b/c?d=e", "https://a.b/c?d=e"),
        ("www.f.g/h", "https://www.f.g/h"),
        ("https://i.j", "https://i.j"),
        ("http://k.l/", "http://k.l/"),
    ]
    assert links("[a](x.md) *b*") == []


def test_only_what_is_between_the_offsets_counts():
    text = "[a](b) **c** [d](e)"
    assert links_in(text, 7, len(text), markdown=True) == [(13, 19, "e")]
    assert inline_in(text, 7, 9).signs == ()


@given(
    st.lists(
        st.sampled_from(
            [
                "*",
                "**",
                "_",
                "~~",
                "`",
                "[",
                "](",
                ")",
                "!",
                "\\",
                "a",
                " ",
                "<",
                ">",
                "http://x",
                "<b>",
                "</b>",
                "&amp;",
                "<!--",
                "-->",
                "[a]: b",
                "\n",
                "[^a]",
                "[a]",
                "<sup>",
                "2",
                "</sup>",
            ]
        )
    )
)
@example(["[a]: b", "\n", "!", "[a]"])
def test_signs_are_in_order_apart_and_within(parts):
    text = "".join(parts)
    found = inline_in(text, 0, len(text))
    ends = [0]
    for first, last, _ in found.drawn:
        assert ends[-1] <= first < last <= len(text)
        ends.append(last)
    assert {*found.signs} <= {(first, last) for first, last, _ in found.drawn}
    assert all(0 <= span.start < span.end <= len(text) for span in found.spans)
    assert [link[0] for link in found.links] == sorted(link[0] for link in found.links)


def test_the_name_says_what_is_markdown():
    assert [is_markdown(name) for name in ("a.md", "b/C.MARKDOWN", "a.Html", "a.txt", "md")] == [
        True,
        True,
        True,
        False,
        False,
    ]
