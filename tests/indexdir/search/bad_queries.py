"""What people paste into a search bar by mistake, and what somebody may try who means ill."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
OPERATORS = "AND OR NOT NEAR THEN SAME + - | ( ) * ? ~ = : / \\ . , — “ ” „ « » ' \" ` & ^ % $ # @ ! ; < > [ ] { }"
FIELDS = [
    "foo",
    "https",
    "title",
    "card",
    "kind",
    "date",
    "before",
    "after",
    "is",
    "tag",
    "in",
    "lang",
    "path",
    "type",
    "source",
    "re",
]
VALUES = ("x", "", ' "a"', '""', "(a b)", "=", "*", "~9", "::", "-2018", "[2018 TO 2019]", "🚀")
DATES = [
    "2018-13",
    "2019..2015",
    "2018-02-30",
    "2018-00",
    "0000",
    "0000-02-30",
    "99999",
    "..",
    "18-07-2018",
    "2018/07/18",
    "none..2018",
    "٢٠١٨",
]
CHARACTERS = (
    0,
    7,
    8,
    27,
    127,
    0x9B,
    0xA0,
    0xAD,
    0x300,
    0x200B,
    0x2028,
    0x202E,
    0xD800,
    0xDFFF,
    0xE000,
    0xFEFF,
    0x10FFFF,
)
PLACES = ("{}", "a{}b", "waiver {} x", "fo{}o:x", "date:{}", "card:x{}y", "kind:x{}", "is:{}x", "x{}~1", "re:/[{}/", "{}*",
          "path:{}", "tag:{}", "in:notes {}", '"{}"')  # fmt: skip
PATTERNS = (
    "(a+)+$", "(.*.*)*x", "(x+x+)+y", "(?s)(.*)(.*)(.*)(.*)zq", "(?R)", "(?:sanction){e<=5}", "(a?){3000}a{3000}c",
    "((a{1,1000}){1,1000}){1,1000}", "((((a{9999}){9999}){9999}){9999}){9999}", "a{1000000}", "a{99999999999999999999}",
    "(" * 30 + "a" + ")+" * 30, "(" * 300 + "a" + ")" * 300, "(" * 5_000 + "a" + ")" * 5_000, "a" * 490, "(?i)" + "ß" * 490,
    "(?:" * 90 + "a" + ")+" * 90, "|".join(f"w{n}" for n in range(99)), "(", "[", "(?<=a+)b", r"\L<x>", r"\p{Foo}", "^",
    r"\b", r"(?P<n>a)(?P<n>b)(?&x)",
)  # fmt: skip
CHAINS = (
    "a NEAR/0 b", "a NEAR/x b", "a NEAR/ b", "a NEAR/1001 b", "a THEN/-1 b", "a NEAR/² b", f"a NEAR/00001{'0' * 5_000} b",
    "a NEAR -b", "a NEAR (b c)", "a SAME b NEAR c", "a NEAR title:b", "a NEAR", "NEAR/5", "a NEAR NEAR b", "NOT NEAR b",
)  # fmt: skip
PIECES = (
    '""', '=""', '" "', '"..."', '"*"', '"a b"~0', '"a b"~x', f'"a b"~00001{"0" * 5_000}', '="a b"~5', "“a\"", "»a«", "«a", "'a",
    "-(", "()", "(|)", "a |", "| a", "a || b", "a AND", "a NOT", "-the -of", "a && b", "!a", "a^2", "{a}", "*:*", "~1", "a~",
    "word~9", "**", "? ?", "*ation", "a*", "汉*", "a.b*", "((a OR b) \"c", "-" * 200 + "a", "- " * 100 + "a", "a == b",
    "https://example.com/a?b=c&d=e#f", r"C:\Users\me\file.txt", "me@example.com", "12:30", "22 U.S.C. § 9525(b)(2)", '5\'10"',
    "| a | b |\n|---|---|", "$(rm -rf /)", "<b>bold</b>", "'; DROP TABLE documents; --", "[red]a[/red] [@click=app.quit]x[/]",
    '{"query": ["a", null]}', "a\r\nb\tc\x0bd", "titel: x", "he said: no", "date:2018..2019..2020",
)  # fmt: skip
LONG = (
    " ".join(f"word{n}" for n in range(10_000)), '"' + " ".join(f"w{n}" for n in range(10_000)) + '"',
    '"' + "the " * 600 + '"', '"' + "the " * 600 + '"~5', '="' + "a " * 600 + '"', "OR " * 10_000, "NOT " * 10_000 + "a", "(" * 10_000,
    ")" * 10_000, "(" * 99 + "a" + ")" * 99, "NOT " * 99 + "a", " OR ".join(f"{a}{b}*" for a in "abcdefghij" for b in "aeiourstln"),
    " OR ".join(f"{a}{b}cde~2" for a in "abcdefghij" for b in "aeiourstln"), "ab" + "*c" * 200, "ab" + "?*" * 500,
    "path:" + "*a" * 200 + "*z", "a" * 9_000 + "~2", "kind:" + "a" * 9_000, "card:" + "a" * 9_000, 'source:"' + "a b " * 2_000 + '"',
    "汉" * 9_000, "a" + "\u0301" * 9_000, "a-" * 4_000, "a NEAR " * 99 + "b", "a SAME " * 99 + "b", "re:" * 3_000, "ab:" * 3_000,
)  # fmt: skip
MEGABYTES = (*"a-\"'.|(+=~*:", "é", "汉", "a ", "a-", "re:/", "sanctions waiver ")


def bad_queries() -> Iterator[str]:
    """Every one of them."""
    yield from OPERATORS.split()
    yield OPERATORS
    yield from (f"{field}:{value}" for field in FIELDS for value in VALUES)
    yield from (f"{field}:{date}" for field in ("date", "before", "after") for date in DATES)
    yield from (place.format(chr(code)) for code in CHARACTERS for place in PLACES)
    yield from (f"re:/{pattern}/" for pattern in PATTERNS)
    yield from ("re:/", "re://", "re:/a", "re:/" + "a" * 2_000 + "/", "re:/" + "\\/" * 5_000 + "/")
    yield from (*CHAINS, *PIECES, *LONG)
    yield from (piece * (1_000_000 // len(piece)) for piece in MEGABYTES)
    yield " " * 1_000_000 + "a"
    for page in ("seeds/documents/article.txt", "README.md", "CHANGELOG.md"):
        yield (ROOT / page).read_text("utf-8")
        yield (ROOT / page).read_text("utf-8")[:900]
