"""Writes the pages that come from tables: search.md from the query language, keys.md from the commands, settings.md.

python docs/pages.py
"""

from __future__ import annotations

from pathlib import Path

from indexdir import LANGUAGE, LanguageRow, LanguageTopic
from tui.screens.keys import keys_page
from tui.settings import SETTINGS, Setting, shown_value
from tui.themes import THEMES

HERE = Path(__file__).parent

_BEGIN = """\
# Searching

One language, wherever a query is typed: in the search bar (`/`), in `dtti-tui search`, in a batch file. Words alone
go a long way; everything else is for when they bring too much or too little. F1 in the search bar shows the tables
below, and Enter there tries an example. They are written from `indexdir/query/language.py`; every example finds
something in the DTTI collection (those on what you kept need a bookmark with the tag `quote` and the note
`to ask for a waiver`).

## What a word is

A word is a run of letters and digits, with an apostrophe inside it: `don’t`. Initials with full stops are one word
(`U.S.` is `us`), so is a number with its separators (`4,000` is `4000`, `1.10` stays), and each Chinese or Japanese
character is one. There is no list of words that are passed over: `US`, `it` and `the` are words like others.

- Two words are the same **form** if capitals, accents, ligatures and kinds of apostrophe are all that parts them:
  `Naïve` and `naive`.
- Two words are the same **stem** if they are forms of one English word: `sanction`, `sanctions`, `sanctioned`. A
  word by itself asks for its stem; quotes, wildcards and near spellings for forms; `=` for the word as it is
  written.
- Words joined by a hyphen, dash, `+` or `&` are found together and apart: `co-production` finds “co-production”,
  “coproduction” and “co production”; so do `S-400` and `S400` “S-400”, “S400” and “S 400”. `coproduction` finds
  “co-production”, but not “co production”: nothing in it says where to cut. A chain of more than eight words is
  found only by its words.
- Where something counts words (`NEAR/20`), the parts of “co-production” are two.

## Names of one thing

A word that is exactly the name or alias of a card is widened by its other names, as phrases: `CAATSA`
finds “Countering America's Adversaries Through Sanctions Act” too. `w` in the reading room and `executed` in
JSON say so. A name of three letters at most has to be written as on the card, so that `us` does not become the
United States. `=CAATSA` switches it off, and so does `--plain`. `card:caatsa` goes further: it finds every place
that was recognised as naming the card, short forms included.
"""

_END = """\
## When nothing has all the words

Words side by side ask for documents that have them all. Where no document does, the search does not stop at that:

1. Where a word of the query is in no document, near spellings of it (one letter) that are in some are put in its
   place. If that finds documents with all the words they are shown, and the spelling that was used is said.
2. Else the documents with some of the words are shown, those with most of them first, each with the words that it
   lacks. A word with `+` is in all of them, and what `-` leaves out stays out.

`AND` asks for no such help: `waiver AND zeppelin` finds nothing, and that is the answer.

Where nothing is found the answer is not silent. It says in how many documents each word is, also those in phrases and
in `NEAR`; for a word that is in none, how words of this collection are spelled nearly so; and what the query would find
with one thing changed: another spelling, the words of a phrase near each other or anywhere, a wider `NEAR`, one part
left out, any of the words. In the reading room a number asks that instead.

## As you type

In the search bar the last word also counts as a beginning, as long as no blank follows it: `sanc` finds
“sanctions”.

## What is marked and counted

Every place of every word, phrase or other thing asked for is marked, in the text and in the title; nothing under
`NOT` is. In `NEAR`, `THEN` and `SAME` only the places that take part in a match are. Places that overlap are one
mark, and the number of hits is the number of marks. Fields and dates mark nothing, but `card:` and `kind:` mark the
mentions, except alone after a `|`, where they narrow down what was found. What you kept is marked where nothing else
in the query has a place.

## Ranking

The best document first; its score is a sum of three, which `dtti-tui search --explain` and, in the reading room, the
explanation of a hit write out:

- **Words**, by BM25F. A word weighs more the fewer documents have it (Lucene's inverse document frequency, which is
  never negative), and more the more often it stands in a document, with less and less gain (k1 = 1.2), measured
  against the length of the document (b = 0.75). One in the title counts as two in the text. A word that the query
  has twice counts twice. Other spellings and names of a word are counted with it, as one word.
- **Closeness**: a bonus for the smallest distance of two different words of the query (MinDist of Tao and Zhai, with
  their alpha = 0.3), function words aside. It counts for the 1,000 best documents by words.
- **All words**: documents with all the words come before those with some, those with more before those with fewer.

Equal documents are ordered by date, the newest first, then by path; otherwise dates do not count. `card:` and `kind:`
weigh like words, except alone after a `|`; other fields, dates, regular expressions and what you kept only choose. In
prose (`--plain`) any word may match, and the 174 function words of the Snowball project's list (`the`, `of`, `which` …)
are left out unless there are no others.

The formulas and the values of their parameters are the published ones: BM25F by Robertson, Zaragoza and Taylor (CIKM
2004), with the values of Robertson and Zaragoza (2009), which are also Lucene's; closeness by Tao and Zhai (SIGIR
2007). No value was fitted to a test collection; two choices between published things were made by looking at Cranfield,
CACM and NPL: this measure of closeness rather than that of Büttcher, Clarke and Lushman (SIGIR 2006), and Snowball's
list of function words rather than Lucene's.

## Limits

| what | at most |
| --- | --- |
| a query | 10,000 characters, 200 parts (words, phrases, operators) |
| a phrase | 500 words |
| prose (`--plain`) | 100,000 characters, 2,000 words |
| parentheses and `NOT` inside each other | 30 |
| words apart in `NEAR/n` and `THEN/n`, room in `"…"~n` | 1 to 1,000 |
| letters that differ in `word~n` | 1 or 2 |
| letters before the first `*` or `?` | at least 2 |
| letters of a word for `~1`, for `~2` | at least 3, at least 5 |
| a regular expression | 500 characters, 100 groups, 20,000 pieces once its repetitions are written out |
| its time in one text | 0.1 s, and 0.1 s for each million characters |
| its time in all texts | 0.1 s, and 1 s for each million characters |

A regular expression is matched anew in each text, so put words beside it: it is only asked of the documents that have
them. `^` and `$` are the ends of a line; its syntax is that of Python's `regex` module.

## Errors

A query that can't be read is refused, with the column and what to do; it is never run as something else. In a terminal
the query stands below, with a mark under the column:

```
dtti-tui: query, column 11: the quotation that begins here is not closed; add "
  sanctions "waiver
            ^
dtti-tui: query, column 1: “OR” needs a word before it; in lower case it is a word itself
dtti-tui: query, column 1: a wildcard needs at least 2 letters before it, as in “sanction*”
dtti-tui: query, column 6: 2018-02 has no day 30; it has 28
dtti-tui: query, column 1: the regular expression takes too long in notes.txt; make it simpler
```

What is left out of a query, as a dash between two words, is named beside the answer. An operator in lower case, a
hyphen inside a word and a colon with nothing behind it are no operators: `and`, `near`, `s-400`, `he said: no` are
words. `word:other` is refused where `word` is no field; put it into quotation marks. In a shell put the query in
single quotes, and one that begins with a hyphen after `--`.
"""


def search_page() -> str:
    """The text of docs/search.md."""
    return "\n".join([_BEGIN, *(_topic(topic) for topic in LANGUAGE), _END])


def _topic(topic: LanguageTopic) -> str:
    head = [f"## {topic.title}", "", topic.lead, "", "| write | means | for example |", "| --- | --- | --- |"]
    return "\n".join([*head, *(_row(row) for row in topic.rows), ""])


def _row(row: LanguageRow) -> str:
    meaning = row.meaning.replace("\\", r"\\").replace("*", r"\*").replace("|", r"\|")
    return f"| {_code(row.syntax)} | {meaning} | {_code(row.example)} |"


def _code(text: str) -> str:
    return "`" + text.replace("|", r"\|") + "`"  # GitHub wants the line escaped in a table, even in code


_SETTINGS_BEGIN = """\
# Settings

`i` in the reading room lists the settings, Enter changes one; `:` finds each value by its name. What you choose counts
at once and is written into `config.yaml`; comments, order and all else in the file stay as they are. The file is in the
directory that `dtti-tui doctor` names; `DTTI_TUI_CONFIG` names another directory. You need no such file: without it
all is as in the column *default*.

An entry that is wrong gives one line, with its place in the file, and only that entry falls back to its default.
`dtti-tui keys --check` looks the whole file over.

| name | what | values | default | counts |
| --- | --- | --- | --- | --- |
"""

_SETTINGS_END = """\

An example:

```yaml
theme: reading-light   # T in the reading room shows them
keymap: vim
measure: 72
keys:
  zoom: Z
  bookmark: [b, m]
  cards: [C, Ctrl+K]
```

## Keys of your own

Under `keys` stands the id of a command, as `dtti-tui keys` and [keys.md](keys.md) have it, with a key or a list of
keys in place of those it has; the first is the one that is shown. A key is a sign (`z`, `Z`, `?`), a name (`Enter`,
`Esc`, `Space`, `Tab`, `PgDn`, `Home`, `F5`, `↓`) or either with `Ctrl+`, `Alt+` or `Shift+`. Write signs that mean
something in YAML in quotes: `"#"`, `":"`, `"*"`, `"["`.

A key may mean one command in one place only. Where two claim it, the line says which and where, and the keys of your
own that clash are left out. A command whose only keys have Ctrl or Alt, or are F keys, is warned of, because many
terminals keep those. `clear` keeps a key that types nothing, such as Esc: it is the way out of a field.
"""


def settings_page() -> str:
    """The text of docs/settings.md."""
    return _SETTINGS_BEGIN + "\n".join(map(_setting_row, SETTINGS)) + "\n" + _SETTINGS_END


def _setting_row(setting: Setting) -> str:
    match setting.sort:
        case "flag":
            values = "`true`, `false`"
        case "number":
            values = f"{setting.least} to {setting.most}"
        case "keys":
            values = "see below"
        case _ if setting.choices:
            values = ", ".join(f"`{choice}`" for choice in setting.choices)
        case _:
            values = ", ".join(f"`{theme.name}`" for theme in THEMES) + ", or one of Textual’s"
    default = f"`{shown_value(setting.default)}`" if setting.sort != "keys" else "none"
    counts = "from the next start on" if setting.later else "at once"
    return f"| `{setting.name}` | {setting.help} | {values} | {default} | {counts} |"


if __name__ == "__main__":
    (HERE / "search.md").write_text(search_page(), encoding="utf-8")
    (HERE / "keys.md").write_text(keys_page(), encoding="utf-8")
    (HERE / "settings.md").write_text(settings_page(), encoding="utf-8")
