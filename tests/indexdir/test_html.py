"""Pages of HTML: what becomes text and how, what is left out, what a page says of itself, and pages made to do harm."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexdir import Library, Query, inline_in, sections_of
from indexdir.collection import walk
from indexdir.collection.read import UnreadableError, read_document
from indexdir.collection.readers import html, suffixes
from indexdir.collection.readers.html_tokens import unescaped
from indexdir.collection.text import NotTextError, decode


def text(page: str) -> str:
    return html.read(page.encode()).text


def shown(page: str) -> str:
    """The text without the signs that the reader hides."""
    extract = html.read(page.encode())
    pieces = []
    for passage in extract.passages:
        at = passage.start
        for first, last in inline_in(extract.text, passage.start, passage.end).signs:
            pieces.append(extract.text[at:first])
            at = last
        pieces += (extract.text[at : passage.end], "\n")
    return "".join(pieces).rstrip("\n")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h1>Talks</h1><p>One.<p>Two.", "# Talks\n\nOne.\n\nTwo.\n"),
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "- a\n  - b\n  - c\n- d\n"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b\n"),
        ("<ul><li>a</ul><ol start=9><li>b<li>c<li value=20>d</ol>", "- a\n\n9. b\n10. c\n20. d\n"),
        ("<ol type=A><li>x<li>y</ol>", "A. x\n\nB. y\n"),
        ("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>c", "> a\n\n> > b\n\nc\n"),
        ("<pre>a &lt; b\n  c\n</pre>", "```\na < b\n  c\n```\n"),
        ("<pre>```</pre>", "~~~\n```\n~~~\n"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "**a**\n\n  b\n\n**c**\n\n  d\n"),
        (
            "<table><caption>N</caption><tr><th>a<th>bb<tr><td>ccc<td>1|2</table>",
            "N\n\n| a   | bb   |\n| --- | ---- |\n| ccc | 1\\|2 |\n",
        ),
        ("<table><tr><td><h2>a</h2>b<td><ul><li>c</ul></table>", "## a\n\nb\n\n- c\n"),
        ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>d", "a\n\n| b | c |\n\nd\n"),
        ("a<br>b<hr>c", "a\nb\n\n---\n\nc\n"),
        ("<figure><img alt='A map'><figcaption>Fig. 1</figcaption></figure>", "A map\n\nFig. 1\n"),
        ("<p>a <b> b </b>c <i>d</i>, <s>e</s> <code>f_g</code>", "a **b** c *d*, ~~e~~ `f_g`\n"),
        ("<a href='https://a.example/x y_(z)'>a <b>b</b></a>", "[a](https://a.example/x%20y_%28z%29) [**b**](https://a.example/x%20y_%28z%29)\n"),
        ("<a href=x.htm#a>mis<b>sile</b> <b>a</b></a>", "[missile](x.htm#a) [**a**](x.htm#a)\n"),
        ("<a href=/wiki/Missile>a</a> <a href=?b>b</a> <a href=//c.example>c</a>", "a b [c](//c.example)\n"),
        ("<b>S</b>ubject, H<sub>2</sub>O, <a href=m.md>missile</a>s", "Subject, H2O, [missiles](m.md)\n"),
        ("word<sup><a href='#n'>1</a></sup> two<sup><a href='#n'>[2]</a></sup>", "word[1] two[2]\n"),
        ("<a href='javascript:x()'>a</a> <a href='#b'>b</a> <a href=mailto:c@d.example>c</a>", "a b [c](mailto:c@d.example)\n"),
        ("mis&shy;sile &amp;lt; &#x41;&#0;&hellip; a<wbr>b <q>c</q>", "missile \\&lt; A\N{REPLACEMENT CHARACTER}… ab “c”\n"),
    ],
)  # fmt: skip
def test_a_page_is_markdown(page: str, expected: str) -> None:
    assert text(page) == expected


@pytest.mark.parametrize(
    "words",
    [
        "*stars*",
        "__init__",
        "[see](this)",
        "`code`",
        "~~no~~",
        "a \\* b",
        "<b>",
        "<https://a.example>",
        "**",
        "2*3*4 * 5",
    ],
)
def test_what_only_looks_like_markup_is_shown_as_written(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    for page in (f"<p>{escaped}</p>", f"<p>so <b>it</b> {escaped} is</p>", f"<h2>{escaped} C#</h2>"):
        assert words in shown(page)


@pytest.mark.parametrize("words", ["S-400", "file_name", "a*b", "C:\\dir", "[1]", "it's 5 * 6", "<3", "#1", "a | b"])
def test_what_is_no_markup_is_not_escaped(words: str) -> None:
    assert text(f"<p>{words}</p>".replace("<3", "&lt;3")) == f"{words}\n"


@pytest.mark.parametrize("words", ["# no heading", "> no quote", "| no row", "```", "---", "***", "===="])
def test_a_paragraph_that_begins_like_a_block_is_none(words: str) -> None:
    extract = html.read(f"<p>a</p><p>{words.replace('>', '&gt;')}</p>".encode())
    assert [passage.kind for passage in extract.passages] == ["paragraph", "paragraph"]
    assert extract.text == f"a\n\n\\{words}\n"


@given(st.text(alphabet="a b*_`~[]()<>#|\\-1.&;!:/\n", max_size=60), st.sampled_from(["p", "h2", "li", "td"]))
def test_every_word_is_shown_as_written(words: str, element: str) -> None:
    page = f"<{element}>{words.replace('&', '&amp;').replace('<', '&lt;')}</{element}>"
    meant = " ".join(words.split())
    found = " ".join(shown(page).split())
    assert (found.removeprefix("## ") if element == "h2" else found) == meant


PIECES = [
    "<p>", "</p>", "<div>", "</div>", "<ul>", "</ul>", "<ol start=3>", "<li>", "</li>", "<table>", "</table>", "<tr>", "<td>",
    "<th>", "</td>", "<b>", "</b>", "<i>", "<a href=x.md>", "<a href=#n>", "</a>", "<sup>", "</sup>", "<pre>", "</pre>", "<h2>",
    "</h2>", "<blockquote>", "</blockquote>", "<nav>", "</nav>", "<dl>", "<dt>", "<dd>", "</dl>", "<br>", "<hr>", "<q>", "<!--",
    "-->", "<script>", "</script>", "<title>", "<svg>", "</svg>", "<code>", "</code>", "<", ">", "&lt;", "&#27;", "word", " ",
    "\n", "*", "_", "`", "[", "](", "|", "# ", "- ", "<iframe srcdoc='<p>in'>", "</table", "<caption>", "<img alt='a ` b'>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_is_wrong_with_a_page_it_is_read(page: str) -> None:
    extract = html.read(page.encode())
    ends = [0]
    for passage in extract.passages:
        assert ends[-1] <= passage.start < passage.end
        ends.append(passage.end)
    assert extract.text[ends[-1] :].strip() == ""
    assert extract.text.count("word") <= page.count("word")
    if not re.search("<(?:!--|script|svg|title|word)|</table(?!>)", page):
        assert extract.text.count("word") == page.count("word")


def test_what_is_beside_the_text_is_left_out() -> None:
    page = (
        "<head><title>T</title><style>p {}</style></head><nav><a href=/>Home</a></nav><div id='cookie-banner'>Accept?</div>"
        "<div class=navbar role=navigation>Menu</div><noscript>No script</noscript><div hidden>Hidden</div>"
        "<script>document.write('<p>written</p>')</script><svg><title>i</title></svg><!-- <p>comment</p> -->"
        "<select><option>One</select><template><p>t</template><header><h1>Head</h1></header>"
        "<main class=cookie-consent-notice><p>The text of the page, which is longer than what is left out of it here.</main>"
        "<aside>Aside</aside><footer>Foot</footer>"
    )
    assert text(page).split("\n\n") == [
        "# Head",
        "The text of the page, which is longer than what is left out of it here.",
        "Aside",
        "Foot\n",
    ]


def test_nothing_is_left_out_where_hardly_anything_would_stay() -> None:
    assert text("<nav><p>All of the page stands in its menu.</nav>ok") == "All of the page stands in its menu.\n\nok\n"
    one = "<p>one, long enough to count</p>"
    for unended in ("<nav>two", "<body><nav>two</body>", "<div><svg>two</div>", "<table><td><select>two<td></table>"):
        assert text(one + unended) == "one, long enough to count\n\ntwo\n"


def test_damaged_pages_lose_nothing() -> None:
    assert text("<p>a < b <3 <b>c</i></b></p></div></td>d<") == "a < b <3 **c**\n\nd<\n"
    assert text("<div><table><tr><td>a</div>b<td>c</table>d") == "| ab | c |\n\nd\n"
    assert text("a <p class='x b") == "a <p class='x b\n"
    assert text("a <!-- b <p>c") == "a c\n"
    assert text("<title>t<p>a") == "t\n\na\n"
    assert text("<p title='a > b'>c") == "c\n"
    assert text("a <é b<p>c</></p>") == "a <é b\n\nc</>\n"


def test_what_a_page_says_of_itself() -> None:
    page = (
        "<html lang=en-GB><head><title>Ninth meeting of the group | The Site</title>"
        "<meta property='article:published_time' content='2019-10-24T08:00:00Z'>"
        "<meta property='og:site_name' content='The &quot;Site&quot;'></head><h1>Ninth <a href=x>meeting</a> of the group</h1>"
    )
    document = read_document("a/b.HTML", page.encode()).document
    assert (document.title, document.date, document.date_source, document.source, document.lang) == (
        "Ninth meeting of the group", "2019-10-24", "page", 'The "Site"', "en",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("<time datetime='2018-07-18T10:00'>then</time>", "2018-07-18"),
        ("<meta name=citation_date content='2018/07/18'>", "2018-07-18"),
        ('<script type="application/ld+json">{"datePublished": "2018-07-18"}</script>', "2018-07-18"),
        ("<meta name=date content='soon'>", ""),
        ("<p>18 July 2018</p>", "2018-07-18"),
    ],
)
def test_dates(head: str, date: str) -> None:
    assert read_document("a.htm", f"{head}<p>Words.".encode()).document.date == date


@pytest.mark.parametrize(
    ("data", "expected", "encoding"),
    [
        ("<meta charset=windows-1251><p>Ракета".encode("cp1251"), "Ракета\n", "cp1251"),
        (
            "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>“é”".encode("cp1252"),
            "“é”\n",
            "cp1252",
        ),
        ("<?xml version='1.0' encoding='Shift_JIS'?><p>会談</p>".encode("cp932"), "会談\n", "cp932"),
        ("<meta charset=latin1><p>naïve".encode(), "naïve\n", "utf-8"),
        ("<p>naïve".encode("utf-16"), "naïve\n", "utf-16-le"),
        ("<meta charset=utf-7><p>na\xefve".encode("cp1252"), "naïve\n", "windows-1252, guessed"),
        (b"<meta charset=rot13><p>a", "a\n", "utf-8"),
    ],
)
def test_encodings(data: bytes, expected: str, encoding: str) -> None:
    extract = html.read(data)
    assert (extract.text, extract.encoding) == (expected, encoding)


def test_no_control_character_is_left() -> None:
    found = text("<p>a\x1b[31m&#27;&#x9b;&#8238;b\x00</p><title>x</title>")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", found)


def test_xml_has_empty_elements_and_loads_nothing() -> None:
    page = '<?xml version="1.0"?><!DOCTYPE html SYSTEM "file:///etc/passwd"><html><script src="x"/><title/><p>&x;<![CDATA[a < b]]></p>'
    assert text(page) == "&x;a < b\n"


DEEP = 20_000


@pytest.mark.parametrize(
    ("page", "end"),
    [
        ("<div>" * DEEP + "x", "x"),
        ("<b>" * DEEP + "x", "**x**"),
        ("<ul><li>x" * DEEP, "- x"),
        ("<blockquote>x" * DEEP, "> x"),
        ("<table><tr><td>x" * DEEP + "</table>" * DEEP, "x"),
        ("<p " + " ".join(f"a{at}=1" for at in range(DEEP)) + ">x", "x"),
        ("<" * DEEP + "x", "<x"),
        ("<!--" * DEEP + "--><p>x", "x"),
        ("<p>x</p>" + "<script>" * DEEP, "x"),
        ("<title>" * DEEP + "x", "x"),
        ("&#" + "9" * DEEP + ";x", "\N{REPLACEMENT CHARACTER}x"),
        ("<nav>" * DEEP + "x", "x"),
        ("<a b='" * DEEP + "x", "x"),
    ],
)
def test_pages_made_to_do_harm(page: str, end: str) -> None:
    assert text(page).rstrip().endswith(end)


def test_a_page_without_text_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="has no text in it"):
        read_document("a.html", b"<title>Only a title</title><img src=x>")
    with pytest.raises(NotTextError):
        html.read(bytes(range(32)) * 100)
    monkeypatch.setattr(html, "LARGEST", 10)
    with pytest.raises(UnreadableError, match="larger than 0 MB, which is too much for a page"):
        read_document("a.html", b"<p>Eleven bytes.")


def test_sections_passages_and_offsets() -> None:
    reading = read_document("a.xhtml", b"<h1>One</h1><p>First.<h3>Two <i>b</i></h3><ul><li>x<li>y</ul><blockquote>q")
    assert [(section.level, section.title) for section in sections_of(reading)] == [(1, "One"), (3, "Two b")]
    assert [(passage.kind, reading.text[passage.start : passage.end]) for passage in reading.passages] == [
        ("heading", "# One"),
        ("paragraph", "First."),
        ("heading", "### Two *b*"),
        ("item", "- x"),
        ("item", "- y"),
        ("quote", "> q"),
    ]


def test_an_index_of_before_takes_pages_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text("<p>The <b>S-400</b> is a missile<br>system.", "utf-8")
    (tmp_path / "b.txt").write_text("Text.", "utf-8")
    library = Library.open(tmp_path)
    monkeypatch.setattr(walk, "suffixes", lambda: suffixes() - {".html"})
    assert [failure.reason for failure in library.build().failures or library.failures()] == ["no reader for .html yet"]
    monkeypatch.undo()
    assert library.build().added == 1
    assert not library.failures()
    hit = library.search(Query("S-400 missile")).hits[0]
    assert hit.document.id == "a.html"
    marks = {library.read("a.html").text[start:end] for passage in hit.passages for start, end in passage.marks}
    assert marks == {"S-400", "missile"}


SHARED = Path(__file__).parents[3] / "shared" / "data" / "documents" / "tika" / "files"
_WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not beside the repository")
def test_real_pages_keep_their_words() -> None:
    out_of_sight = r"(?is)<(script|style|title|select|noscript)\b.*?(?:</\1\s*>|\Z)|<!--.*?-->|<[^>]*>"
    for path in sorted(SHARED.glob("*.html")):
        page = decode(path.read_bytes(), html.declared(path.read_bytes())).text
        meant = set(_WORD.findall(unescaped(re.sub(out_of_sight, " ", page))))
        found = html.read(path.read_bytes()).text
        assert [word for word in meant if word not in found] == [], path.name
