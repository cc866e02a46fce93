"""`dtti-tui verify`: the quotations of a draft."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.cli.output import Output
from tui.verdicts import marked

Command = Callable[..., Any]
TALKS = "2018-07-18-talks.txt"
EXACT = "“India and the United States held talks in New Delhi”"
ALTERED = "“The S-500 missile system of Russia was on the table.”"
INVENTED = "“Zebras and giraffes are on sale in Moscow today”"


@pytest.fixture
def draft(tmp_path: Path) -> Callable[[str], Path]:
    def written(text: str, name: str = "draft.md") -> Path:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return written


def test_people_read_verdict_place_and_link(command: Command, folder: Path, draft: Callable[..., Path]) -> None:
    file = draft(f"She wrote: {EXACT}.\n\n{ALTERED}\n\n{INVENTED}\n")
    run = command("verify", file, "--in", folder)
    assert run.status == 1
    lines = run.lines
    assert lines[0] == f"{file}:1:13: exact: {EXACT}"
    assert lines[1] == f"    Seventh talks on defence trade (2018-07-18) — {TALKS}, passage 2 of 4, 32-83"
    assert lines[2].startswith("    dtti://")
    assert lines[3] == f"{file}:3:2: altered, 91 % of the words are the same: {ALTERED}"
    assert lines[4] == "    The [-S-400-]{+S-500+} missile system of Russia was on the table."
    assert lines[-2] == f"{file}:5:2: not found: {INVENTED}"
    assert lines[-1] == "3 quotations: 1 exact, 1 altered, 1 not found; 2 documents searched"
    assert run.err == ""
    shown = command("show", lines[2].strip(), "--in", folder)
    assert shown.lines[0] == EXACT


def test_all_exact_is_nought(command: Command, folder: Path, draft: Callable[..., Path]) -> None:
    run = command("verify", draft(f"{EXACT} and the “experts”"), "--in", folder)
    assert run.status == 0
    assert run.lines[-1] == "2 quotations: 1 exact, 1 too short to tell; 2 documents searched"


def test_no_quotation_is_one_and_is_said(command: Command, folder: Path, draft: Callable[..., Path]) -> None:
    run = command("verify", draft("Nothing is quoted."), "--in", folder)
    assert (run.status, run.out) == (1, "")
    assert "there are no quotations in it" in run.complaint


def test_what_was_not_checked_or_searched_is_said(command: Command, folder: Path, draft: Callable[..., Path]) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
    (folder / "empty.txt").write_text("")
    text = f"{INVENTED} and `“code”` and a stray” mark"
    run = command("verify", draft(text), "--in", folder)
    assert "2 documents searched, " in run.lines[-1]
    assert "could not be read" in run.lines[-1]
    assert "1 stretch of code with quotation marks: not checked" in run.err
    assert f"line 1, column {text.rindex('”') + 1}: a quotation mark without its other half" in run.err
    assert "not searched: empty.txt: is empty" in run.err


def test_json_has_the_documented_shape(command: Command, folder: Path, draft: Callable[..., Path]) -> None:
    file = draft(f"{EXACT} {ALTERED} {INVENTED}")
    answer = command("verify", file, "--in", folder, "--json").json
    assert set(answer) == {
        "schema", "draft", "searched", "not_searched", "exact", "altered", "not_found", "too_short", "strays", "code",
        "converted", "quotations",
    }  # fmt: skip
    assert (answer["schema"], answer["exact"], answer["altered"], answer["not_found"]) == (1, 1, 1, 1)
    text = file.read_text("utf-8")
    for quotation in answer["quotations"]:
        assert set(quotation) == {
            "verdict", "remarks", "text", "start", "end", "line", "column", "form", "within", "place", "others", "more",
            "diff", "gaps",
        }  # fmt: skip
        assert text[quotation["start"] : quotation["end"]] == quotation["text"]
    exact, altered, invented = answer["quotations"]
    assert set(exact["place"]) == {
        "doc", "title", "date", "number", "passages", "start", "end", "text", "score", "digest", "link",
    }  # fmt: skip
    place = exact["place"]
    assert (folder / place["doc"]).read_text("utf-8")[place["start"] : place["end"]] == exact["text"]
    assert ["removed", "S-400 "] in altered["diff"]
    assert (invented["place"], invented["diff"]) == (None, [])


def test_what_stands_for_dots_and_brackets_is_shown(command: Command, folder: Path, draft: Callable[..., Path]) -> None:
    file = draft("“India … held talks” and “held [no] talks in New Delhi” and “held talks in [New] Delhi”")
    run = command("verify", file, "--in", folder)
    assert run.status == 1
    assert [line for line in run.lines if "[-" in line or ": exact" in line or ": altered" in line] == [
        f"{file}:1:2: exact (4 words are left out at its dots): “India … held talks”",
        "    India [-and the United States-]{+…+} held talks",
        f"{file}:1:27: altered, 83 % of the words are the same (words or letters in its brackets are put in; "
        "a negation is put in or left out): “held [no] talks in New Delhi”",
        f"{file}:1:62: exact (words or letters in its brackets are put in): “held talks in [New] Delhi”",
        "    held talks in [-New-]{+[New]+} Delhi",
    ]
    elided, negated, same = command("verify", file, "--in", folder, "--json").json["quotations"]
    (gap,) = elided["gaps"]
    assert gap == {"written": "…", "stands": "and the United States", "words": 4, "start": 38, "end": 59}
    assert (folder / TALKS).read_text("utf-8")[gap["start"] : gap["end"]] == gap["stands"]
    assert [(each["stands"], each["words"]) for each in negated["gaps"]] == [("", 0)]
    assert same["verdict"] == "exact"


def test_standard_input_is_read(command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"> {EXACT}\n".encode())))
    run = command("verify", "-", "--in", folder)
    assert run.status == 0
    assert run.lines[0].startswith("-:1:4: exact")


def test_a_page_of_html_is_read_as_it_is_shown(command: Command, folder: Path, draft: Callable[..., Path]) -> None:
    file = draft("<p>He said <q>India and the <b>United</b> States held talks</q>.</p>", "draft.html")
    run = command("verify", file, "--in", folder)
    assert run.status == 0
    assert "lines and columns are those of the page as it is read" in run.err


def test_only_some_documents_are_asked(command: Command, folder: Path, draft: Callable[..., Path]) -> None:
    run = command("verify", draft(EXACT), "--in", folder, "--document", "notes.md")
    assert run.status == 1
    assert run.lines[-1] == "1 quotation: 1 not found; 1 document searched"
    assert command("verify", draft(EXACT), "--in", folder, "--document", TALKS, "--document", "notes.md").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.md",), "nowhere.md: can't be read: no such file or directory"),
        ((".",), ".: this is a folder; give a file with a draft, or - for standard input"),
    ],
)
def test_a_bad_draft_is_two(command: Command, folder: Path, arguments: tuple[str, ...], said: str) -> None:
    run = command("verify", *arguments, "--in", folder)
    assert run.status == 2
    assert run.complaint == f"dtti-tui: {said}"


def test_an_unknown_document_is_two(command: Command, folder: Path, draft: Callable[..., Path]) -> None:
    run = command("verify", draft(EXACT), "--in", folder, "--document", "nowhere.md")
    assert run.status == 2
    assert "nowhere.md: there is no such document in Talks" in run.complaint


def test_nothing_of_a_draft_drives_the_terminal(command: Command, folder: Path, draft: Callable[..., Path]) -> None:
    run = command("verify", draft("“zebras \x1b[31m and \u202egiraffes on sale”"), "--in", folder)
    assert "\x1b" not in run.out + run.err
    assert "\u202e" not in run.out + run.err


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "coloured"), [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False)]
)
def test_colours_are_for_a_terminal_that_wants_them(environment: dict[str, str], coloured: bool) -> None:
    output = Output(_Terminal(), _Terminal(), environment)
    assert ("\x1b[31m" in output.tinted("gone", "red")) == coloured


def test_a_difference_is_told_without_colour() -> None:
    from indexdir import word_diff

    told = "".join(words for _, words in marked(word_diff("the cat sat on it", "the black cat lay on it")))
    assert told == "the {+black+} cat [-sat-]{+lay+} on it"
