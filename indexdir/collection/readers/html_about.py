"""What a page says of itself: title, date, publisher, language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexdir.collection.dates import iso_date
from indexdir.collection.readers.html_tokens import Content, Token, tokens, unescaped

_DATES = (
    "article:published_time", "datepublished", "citation_publication_date", "citation_date", "citation_online_date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
    "pubdate", "publishdate", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "date",
    "og:published_time",
)  # fmt: skip
_SOURCES = (
    "og:site_name",
    "citation_journal_title",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
)
_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_HEADING = re.compile(r"^#{1,2} (.+)$", re.MULTILINE)
_SIGNS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\[(?=[^\]\n]*\]\()|\]\([^)\s]*\)|(?<!\\)[*`]")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)")
_SHORT = 12
_HEAD = 1 << 18


@dataclass(slots=True)
class About:
    """What the head of a page says, empty where it says nothing."""

    named: str = ""
    date: str = ""
    source: str = ""
    lang: str = ""
    shared: str = ""  # the title for those who pass the page on, most often without the name of the site

    @staticmethod
    def of(page: str) -> About:
        """Look through the beginning of a page."""
        meta: dict[str, str] = {}
        about = About()
        published = shown = ""
        for token in tokens(page[:_HEAD], xml=False):
            if isinstance(token, Content):
                if token.name == "title" and not about.named:
                    about.named = " ".join(unescaped(token.text).split())
                elif token.name == "script" and not published and (found := _PUBLISHED.search(token.text)):
                    published = found[1]
            elif token.name == "meta":
                _note(token, meta)
            elif token.name == "time" and not shown and "datetime" in token.text.lower():
                shown = _iso(token.attributes().get("datetime", ""))
            elif token.name == "html" and not about.lang and token.text:
                attributes = token.attributes()
                language = _LANGUAGE.match(attributes.get("lang") or attributes.get("xml:lang") or "")
                about.lang = language[1].lower() if language else ""
        dates = [_iso(meta.get(name, "")) for name in _DATES]
        about.date = next((date for date in (*dates[:1], _iso(published), *dates[1:], shown) if date), "")
        about.source = next((meta[name] for name in _SOURCES if meta.get(name)), "")
        about.shared = next((meta[name] for name in _TITLES if meta.get(name)), "")
        return about

    def title(self, text: str) -> str:
        """The title: as shared; else the first heading, where the name of the page begins with it; else that name."""
        heading = _HEADING.search(text)
        first = _SIGNS.sub("", heading[1]).strip() if heading else ""
        if self.shared:
            return self.shared
        if not self.named or (len(first) >= _SHORT and self.named.startswith(first)):
            return first
        return self.named


def _note(token: Token, meta: dict[str, str]) -> None:
    attributes = token.attributes()
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    content = " ".join(attributes.get("content", "").split())
    if name and content:
        meta.setdefault(name.strip().lower(), content)


def _iso(text: str) -> str:
    return iso_date(text.strip().replace("/", "-"))
