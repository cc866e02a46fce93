"""Reading line after line: the words that move, and what is heard."""

from __future__ import annotations

from pathlib import Path

from talking import Fingers, Stream, Talk, Talks

TALKS = "Seventh talks on defence trade"
OPENED = "India and the United States held talks in New Delhi under the DTTI."


def test_the_first_document_is_opened_and_read_on(talk: Talk) -> None:
    assert talk.hear(Stream("\n")) == [
        "Talks: 3 documents, 6 cards.",
        f"{TALKS}, 2018-07-18, 5 passages.",
        "India and the United States held talks in New Delhi under the DTTI.",
        "Ellen Lord led the American side. Ajay Kumar led the Indian side.",
    ]
    assert talk.status == 0


def test_where_one_was_is_kept_but_not_with_fresh(talk: Talk) -> None:
    talk("")
    assert talk.notebook.session().document == "2018-07-18-talks.txt"
    assert talk.hear(Stream())[2:] == [
        "You were at passage 3.",
        "Ellen Lord led the American side. Ajay Kumar led the Indian side.",
    ]
    assert talk.hear(Stream(), fresh=True)[2:] == [OPENED]


def test_back_and_forth_by_passages(talk: Talk) -> None:
    said = talk("p 4", "-", "next", "p 4", "p", "p 9", "p x")
    assert said == [
        "The S-400 missile system of Russia was on the table.",
        "Ellen Lord led the American side. Ajay Kumar led the Indian side.",
        "The S-400 missile system of Russia was on the table.",
        "The S-400 missile system of Russia was on the table.",
        "The S-400 missile system of Russia was on the table.",
        "There are passages 1 to 5; p 1 reads the first.",
        "There are passages 1 to 5; p 1 reads the first.",
    ]


def test_a_page_reads_several_passages_and_tells_the_end(talk: Talk) -> None:
    said = talk("page 2", "page", "page 0", "", "previous", "p 1", "-")
    assert said[:2] == [
        "Ellen Lord led the American side. Ajay Kumar led the Indian side.",
        "The S-400 missile system of Russia was on the table.",
    ]
    assert said[2] == "Officials said the S-400 would come anyway."
    assert said[3] == "End of the text. after opens A contract is signed, 2018-10-05."
    assert said[4] == "How many passages? page 5 reads five."
    assert said[5] == "End of the text. after opens A contract is signed, 2018-10-05."
    assert said[-1] == "Beginning of the text."


def test_documents_by_number_by_title_and_one_after_the_other(talk: Talk) -> None:
    said = talk("documents", "3", "back", "open contract", "after", "J", "before", "d nowhere", "open 7", "open")
    assert said[:4] == [
        "3 documents.",
        f"1. {TALKS}, 2018-07-18",
        "2. A contract is signed, 2018-10-05",
        "3. Ninth meeting, 2019-10-24",
    ]
    assert said[4:6] == [
        "Ninth meeting, 2019-10-24, 3 passages.",
        "Ellen Lord met her counterpart in New Delhi once more.",
    ]
    assert said[6:8] == [f"Back in {TALKS}, 2018-07-18, passage 2.", OPENED]
    assert said[8] == "A contract is signed, 2018-10-05, 3 passages."
    assert said[10] == "Ninth meeting, 2019-10-24, 3 passages."
    assert said[12] == "No document after this one."
    assert said[13] == "A contract is signed, 2018-10-05, 3 passages."
    assert said[15] == "No document is called so: nowhere. documents lists all."
    assert said[16] == "The list has numbers 1 to 3; list says it again."
    assert said[17].startswith("Open what?")


def test_contents_lead_to_a_heading(talks: Talks, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(
        "# Plan\n\nOne.\n\n## First step\n\nTwo.\n\n## Second\n\nThree.\n", encoding="utf-8"
    )
    assert talks(tmp_path)("contents", "2", "", "where") == [
        "3 headings.",
        "1. Plan",
        "2. First step, level 2",
        "3. Second, level 2",
        "Heading: First step",
        "Two.",
        "Passage 4 of 6, 54 percent: Plan.",
        "Section: First step.",
    ]


def test_a_word_that_is_none_is_told_with_what_is_near(talk: Talk) -> None:
    assert talk("serch lord", "frob") == [
        "No command “serch”; did you mean search?",
        "No command “frob”; ? lists them, search frob searches for it.",
    ]


def test_help_tells_every_command_and_the_language(talk: Talk) -> None:
    from tui.linear.words import WORDS

    short, every = talk("?"), talk("help all")
    assert len(short) == 7
    for word in WORDS:
        assert any(line.startswith(f"{word.name}") for line in every), word.name
        assert any(" or ".join(word.words) in line for line in short)
    assert talk("help note") == ["note TEXT: keeps this passage with a note; note - removes the note. Short: a."]
    assert any("NEAR" in line for line in talk("help search"))


def test_no_two_commands_have_a_word_in_common() -> None:
    from tui.linear.words import WORDS

    words = [each for word in WORDS for each in word.words]
    assert len(words) == len(set(words))
    assert all(len(word.help) < 80 for word in WORDS)


def test_at_a_terminal_it_asks_and_wraps(talk: Talk) -> None:
    fingers = Fingers("", "documents", "2", "width 40", "", "width 0", "width 3", "width", "q", "never read")
    said = talk.hear(fingers, terminal=True)
    assert fingers.lines == ["never read"]
    assert said[3].startswith("Number or command, ? for help: Ellen Lord led")
    assert said[4] == "Enter reads on: 3 documents."
    assert "1 to 3, Enter reads on: A contract is signed, 2018-10-05, 3 passages." in said
    narrow = said.index("Enter reads on: Lines are wrapped at 40 columns.")
    assert max(map(len, said[narrow + 1 : narrow + 3])) <= 40 + len("Enter reads on: ")
    assert "".join(said[narrow + 1 : narrow + 3]).endswith("Rosoboronexport will deliver it; EllenLord said nothing.")
    assert said[-1].endswith("Lines are not wrapped.")


def test_ctrl_c_at_the_prompt_warns_and_then_leaves(talk: Talk) -> None:
    said = talk.hear(Fingers("^C", "where", "^C", "^C", "never"), terminal=True)
    assert sum(line == "Ctrl+C again leaves; Enter goes on." for line in said) == 2
    assert talk.status == 0


def test_ctrl_c_stops_what_is_under_way(talk: Talk, monkeypatch) -> None:
    def stopped(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(talk.library, "search", stopped)
    said = talk.hear(Fingers("s russia", "where"), terminal=True)
    assert "Stopped." in said
    assert any("Passage 2 of 5, " in line and line.endswith(f"{TALKS}, 2018-07-18.") for line in said)


def test_arrow_keys_are_no_commands(talk: Talk) -> None:
    assert talk("\x1b[A") == ["Arrow and function keys do nothing here; ? lists the commands."]


def test_an_empty_collection_says_so(talks: Talks, tmp_path: Path) -> None:
    talk = talks(tmp_path)
    assert talk.hear(Stream("\nnames\nwhere\nb\ncopy\ns a\nfind a\ncontents\nafter\np 1\ndocuments\n"))[1:] == [
        "No documents were found that can be read.",
        "No document is open; documents lists them.",
        "No document is open; documents lists them.",
        "No document is open; documents lists them.",
        "No passage here to keep; open a document first.",
        "No passage here to quote.",
        "Nothing found. 0 of 0 documents.",
        "a: in no document.",
        "No single change finds anything; other words may.",
        "No document is open; documents lists them.",
        "No document is open; documents lists them.",
        "No document after this one.",
        "No passages here.",
        "There are no documents.",
    ]


def test_the_index_is_built_in_plain_lines(folder: Path) -> None:
    from indexdir import Library
    from tui.linear import Voice, read_linearly
    from tui.notebook import Notebook

    library = Library.open(folder)
    out = Stream(terminal=True)
    read_linearly(library, Notebook.open(library.key), Stream(), Voice(out, out))
    assert out.getvalue().split("\n")[:3] == ["Reading 3 documents.", "Done.", "Talks: 3 documents, 6 cards."]
    assert "\r" not in out.getvalue()
