"""Pages of HTML, read as Markdown: what a page says, without its menus, scripts and notices.

Nothing is guessed about which part of a page is its article, since a guess that is wrong loses text: everything stays
that is not marked as something else. Nothing that a page names is loaded.
"""

from __future__ import annotations

import codecs
import re

from indexdir.collection.passages import split_markdown
from indexdir.collection.readers.extract import Extract
from indexdir.collection.readers.html_about import About
from indexdir.collection.readers.html_blocks import Blocks
from indexdir.collection.text import NotTextError, clean, decode

LARGEST = 64 * 1024 * 1024
"""A page over this many bytes is not read: it would hold up the others for minutes."""

_HEAD = 1 << 16
_DECLARED = re.compile(
    rb"""<\?xml[^>]{1,80}?encoding\s*=\s*["']?([\w.:-]{1,40})|<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_WIDER = {  # what browsers read by these names (https://encoding.spec.whatwg.org/#names-and-labels)
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_KNOWN = re.compile(r"cp\d{3,4}|iso8859-\d+|koi8-[ru]|gb18030|big5hkscs|euc_jp|iso2022_jp|mac-(?:roman|cyrillic)|utf-8")
_XML = re.compile(r"\s*<\?xml\s")


def read(data: bytes) -> Extract:
    """Read a page; its text is Markdown that shows the words of the page. Raises NotTextError."""
    if len(data) > LARGEST:
        raise NotTextError(f"larger than {LARGEST // 1_000_000} MB, which is too much for a page")
    decoded = decode(data, declared(data))
    page = decoded.text
    text = _text(page)
    about = About.of(page)
    return Extract(
        text,
        tuple(split_markdown(text)),
        decoded.encoding,
        title=about.title(text),
        date=about.date,
        source=about.source,
        lang=about.lang,
        said_in="page",
    )


def _text(page: str) -> str:
    """The text without what is beside it; with that, where so little is left that something must be wrong."""
    xml = _XML.match(page) is not None
    blocks = Blocks()
    blocks.read(page, xml=xml)
    text = blocks.done()
    if blocks.lost or blocks.left_out > len(text):
        blocks = Blocks(beside=True, hidden=blocks.lost)
        blocks.read(page, xml=xml)
        text = blocks.done()
    return clean(text)


def declared(data: bytes) -> str:
    """The encoding that a page names in its beginning, as Python calls it, or empty where that is none we know."""
    found = _DECLARED.search(data, 0, _HEAD)
    if found is None:
        return ""
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii", errors="replace")).name
    except LookupError:
        return ""
    name = _WIDER.get(name, name)
    return name if _KNOWN.fullmatch(name) else ""
