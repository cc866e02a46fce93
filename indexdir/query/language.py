"""The query language as it is told to people: one source for docs/search.md, `search --help` and the app's help.

Pure data. Every example finds something in the embedded collection, with a bookmark, a tag and a note kept in it.
"""

from __future__ import annotations

from msgspec import Struct


class LanguageRow(Struct, frozen=True):
    """One thing that can be written: its `syntax`, what it means, and a query that shows it; no example comes twice."""

    syntax: str
    meaning: str
    example: str


class LanguageTopic(Struct, frozen=True):
    """Rows that belong together, under a title; `lead` is a sentence that holds for all of them."""

    title: str
    lead: str
    rows: tuple[LanguageRow, ...]


_WORDS = LanguageTopic(
    "Words",
    "Capitals, accents and the ending of a word do not count.",
    (
        LanguageRow(
            "sanctions waiver",
            "Documents that have all the words. Where none has all of them: those with some, the most words first.",
            "sanctions waiver",
        ),
        LanguageRow(
            "defence",
            "British and American spellings of a word are one, in a quotation they are not: defence finds defense too.",
            "defense programme",
        ),
        LanguageRow("+word", "The word must be there, also where only some words match.", "+waiver sanctions zeppelin"),
        LanguageRow(
            "=word",
            "The word exactly as written: ending, capitals and accents count, and no other name of it is looked for.",
            "=US =Act",
        ),
        LanguageRow(
            "wild*",
            "Words that begin so: * stands for any letters, also for none. Two letters come first.",
            "sanction*",
        ),
        LanguageRow(
            "wom?n",
            "? stands for exactly one letter, but not at the end: it is a question mark there. Two letters come first.",
            "defen?e",
        ),
        LanguageRow("word~", "Words of nearly this spelling: one letter more, less, other or swapped.", "wavier~"),
        LanguageRow("word~2", "The same with two letters; the word has at least five.", "Rosobronexprot~2"),
    ),
)

_TOGETHER = LanguageTopic(
    "All, one, none",
    "Speaks of the whole document; the three operators are written in capitals.",
    (
        LanguageRow("a OR b", "At least one of them.", "waiver OR exemption"),
        LanguageRow("a AND b", "Both, with no falling back on some. AND binds tighter than OR.", "waiver AND congress"),
        LanguageRow("-a, NOT a", "Documents without it.", "sanctions -waiver"),
        LanguageRow(
            "( … )", "What stands in parentheses is one part of the query.", "turkey AND (waiver OR sanctions)"
        ),
    ),
)

_PLACES = LanguageTopic(
    "Where words stand",
    "Each is met within the text or within the title, never across the two; only the places that take part are marked.",
    (
        LanguageRow(
            '"exact phrase"',
            "These words, with these endings, side by side. Hyphens, capitals, accents and kinds of quotes are one; "
            "* and ? may stand in it.",
            '"significant transaction"',
        ),
        LanguageRow('="As Written"', "The same, and capitals and accents count.", '="Major Defence Partner"'),
        LanguageRow(
            '"a b c"~5',
            "The words in any order, close together: two of them at most 5 apart, three within 7 words.",
            '"cooperation carrier technology"~5',
        ),
        LanguageRow(
            "a NEAR/20 b", "At most 20 words apart, in either order. NEAR alone is NEAR/10.", "waiver NEAR/20 sanctions"
        ),
        LanguageRow("a THEN/20 b", "The same, a before b.", "CAATSA THEN/5 section"),
        LanguageRow("a SAME b", "In the same passage: paragraph, heading or item.", "waiver SAME congress"),
        LanguageRow(
            "a NEAR/9 b THEN/9 c",
            "A chain: b is the same place both times. NEAR and THEN may be mixed; SAME goes only with SAME.",
            "Russia NEAR/9 S-400 THEN/20 sanctions",
        ),
        LanguageRow(
            '(a OR "b c") NEAR d',
            "Each part of a chain is a word, a phrase, anything else that has a place, or alternatives of them.",
            '(waiver OR "punitive measure") NEAR/30 sanctions',
        ),
        LanguageRow(
            "re:/…/",
            "A regular expression over the text as it is stored; (?i) lets capitals not count, \\/ is a slash.",
            r"re:/[Ss]ection 23[15]\b/",
        ),
    ),
)

_ABOUT = LanguageTopic(
    "What the document is",
    "Put a field before a word or a phrase; no blank after the colon.",
    (
        LanguageRow("title:word", "The word stands in the title; also a phrase.", 'title:"working groups"'),
        LanguageRow(
            "card:name",
            "Documents that mention the card, by whatever name: its id, or a name, alias or short form of it.",
            "card:ellen-lord",
        ),
        LanguageRow("entity:name", "Another word for card:.", 'entity:"Ellen Lord"'),
        LanguageRow("kind:person", "Documents that mention a card of this kind.", "kind:law"),
        LanguageRow("source:word", "The word stands in the document's source.", "source:press"),
        LanguageRow('source:="The Hindu"', "This, no more and no less, is the source.", 'source:="Indian press"'),
        LanguageRow("type:letter", "The kind of document that it is, or the ending of its file.", "type:backgrounder"),
        LanguageRow("path:part", "Part of the path of the file; * and ? match within it.", "path:work*groups"),
        LanguageRow("lang:en", "The language of the document, in two letters.", "lang:en sanctions"),
    ),
)

_DATES = LanguageTopic(
    "Dates",
    "A date is a year, a month or a day, 2018, 2018-07 or 2018-07-18, and stands for all of that time.",
    (
        LanguageRow("date:2018-07", "The document's date lies in that time, or might.", "date:2018-07"),
        LanguageRow("date:2012..2018", "From the beginning of the one to the end of the other.", "date:2012..2018"),
        LanguageRow("date:..2018", "Until the end of it; date:2018.. is from its beginning on.", "date:..2018"),
        LanguageRow("before:2019", "Ends before it begins.", "before:2019"),
        LanguageRow("after:2018-07-18", "Begins after it ends.", "after:2018-07-18"),
        LanguageRow("date:none", "Documents without a date.", "sanctions -date:none"),
    ),
)

_KEPT = LanguageTopic(
    "What you kept",
    "Answered by your bookmarks and notes.",
    (
        LanguageRow(
            "is:bookmarked",
            "Documents in which you keep a passage; in NEAR and SAME it is that passage.",
            "is:bookmarked",
        ),
        LanguageRow("tag:quote", "Documents with a bookmark that has this tag.", "tag:quote"),
        LanguageRow("in:notes word", "The word stands in a note of yours; also in:notes:word.", "in:notes waiver"),
        LanguageRow('in:notes:"a phrase"', "The phrase does.", 'in:notes:"ask for"'),
    ),
)

_REFINED = LanguageTopic(
    "Refining",
    "Each part between the lines is a whole query.",
    (
        LanguageRow(
            "query | refinement",
            "The second query is put to the documents that the first one found, the third to what is left, and so on."
            " A card: or a kind: that stands there alone only narrows down: it is not marked.",
            "sanctions OR waiver | kind:law | -turkey",
        ),
    ),
)

LANGUAGE: tuple[LanguageTopic, ...] = (_WORDS, _TOGETHER, _PLACES, _ABOUT, _DATES, _KEPT, _REFINED)
