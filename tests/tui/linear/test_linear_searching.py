"""Searching line after line: hits, matches, ways out, names, cards, and what is kept."""

from __future__ import annotations

from pathlib import Path

from talking import Fingers, Talk, Talks

LED = "Ellen Lord led the American side. Ajay Kumar led the Indian side."
S400 = "The S-400 missile system of Russia was on the table."


def test_hits_are_numbered_and_a_number_opens_the_first_place(talk: Talk) -> None:
    said = talk("search s-400", "1", "where")
    assert said[:5] == [
        "3 hits in 2 of 3 documents.",
        f"1. Seventh talks on defence trade, 2018-07-18, 2 places. First place: {S400}",
        "2. A contract is signed, 2018-10-05, 1 place. First place: Russia and India signed a contract for the S-400"
        " missile system.",
        f"Match 1 of 2, passage 4: {S400}",
        "Passage 4 of 5, 64 percent: Seventh talks on defence trade, 2018-07-18.",
    ]
    assert said[5:] == ["Match 1 of 2 for s-400.", "Search: s-400, document 1 of 2."]


def test_matches_go_on_into_the_next_document(talk: Talk) -> None:
    said = talk("s s-400", "1", "n", "n", "n", "N", "match 9", "match 1")
    assert said[4:] == [
        "Match 2 of 2, passage 5: Officials said the S-400 would come anyway.",
        "Document 2 of 2.",
        "A contract is signed, 2018-10-05, 3 passages.",
        "Match 1 of 1, passage 2: Russia and India signed a contract for the S-400 missile system.",
        "That was the last match of the last document.",
        "Document 1 of 2.",
        "Seventh talks on defence trade, 2018-07-18, 5 passages.",
        "Match 2 of 2, passage 5: Officials said the S-400 would come anyway.",
        "There are matches 1 to 2 here.",
        f"Match 1 of 2, passage 4: {S400}",
    ]


def test_matches_in_brackets_on_demand(talk: Talk) -> None:
    said = talk("find s-400", "marks on", "match 1", "p", "marks off", "marks loud")
    assert said[0] == f"Match 1 of 2, passage 4: {S400}"
    assert said[2] == "Match 1 of 2, passage 4: The [S-400] missile system of Russia was on the table."
    assert said[3] == "The [S-400] missile system of Russia was on the table."
    assert said[4] == "No brackets."


def test_find_goes_from_here_and_offers_the_search_where_it_finds_nothing(talk: Talk) -> None:
    said = talk("p 5", "find s-400", "N", "N", "find rosoboronexport", "1", "find")
    assert said[1:4] == [
        "Match 2 of 2, passage 5: Officials said the S-400 would come anyway.",
        f"Match 1 of 2, passage 4: {S400}",
        "That was the first match.",
    ]
    assert said[4] == "“rosoboronexport” is not in Seventh talks on defence trade, 2018-07-18."
    assert said[5] == "1. Search all documents for rosoboronexport"
    assert said[6] == "1 hit in 1 of 3 documents."
    assert said[-1].startswith("Find what?")


def test_a_refused_query_is_one_line_with_its_column_and_keeps_what_was_found(talk: Talk) -> None:
    said = talk("s russia", 's russia "new delhi', "hits")
    assert said[3] == 'The query, column 8: the quotation that begins here is not closed; add ".'
    assert said[4:] == said[:3]


def test_an_empty_answer_has_numbered_ways_out(talk: Talk) -> None:
    said = talk("s russia date:1990", "1", "s zebra date:1990", "after")
    assert said[:4] == [
        "Nothing found. 0 of 3 documents.",
        "russia: in 2 documents.",
        "Instead, by number:",
        "1. russia, 2 documents: without date:1990",
    ]
    assert said[4] == "2 hits in 2 of 3 documents."
    assert said[7:10] == [
        "Nothing found. 0 of 3 documents.",
        "zebra: in no document.",
        "No single change finds anything; other words may.",
    ]
    assert said[10] == "A contract is signed, 2018-10-05, 3 passages."


def test_a_misspelled_word_has_its_near_spelling_as_a_way_out(talk: Talk) -> None:
    said = talk("s rosoboronexprt date:1990", "1")
    assert said[3] == "1. rosoboronexport, 1 document: spelled nearly as rosoboronexprt"
    assert said[4] == "1 hit in 1 of 3 documents."


def test_narrowing_by_number_and_back_again(talk: Talk) -> None:
    said = talk("narrow", "s lord", "narrow", "7", "narrow", "7")
    assert said[0].startswith("Nothing to narrow down")
    assert "7. Russia, names, 2 documents" in said
    assert "2 hits in 2 of 3 documents." in said
    assert "7. Russia, names, 2 documents, asked for already" in said
    assert said.count("3 hits in 3 of 3 documents.") == 2


def test_why_a_document_is_where_it_is(talk: Talk) -> None:
    said = talk("why", "s s-400", "1", "why")
    assert said[0].startswith("Nothing is searched for")
    assert "Asked: s-400" in said
    assert any(line.startswith("Place 1 of 2, weight ") for line in said)


def test_more_of_a_long_list_with_enter(talks: Talks) -> None:
    said = talks().hear(Fingers("s india", "", "clear", "asked", "cards", ""), terminal=False)
    numbers = [line.split(".")[0] for line in said if line.split(".")[0].isdecimal()]
    assert numbers[:4] == ["1", "2", "3", "4"]
    assert any(line.startswith("1 to 5, Enter says more: 6. ") for line in said)
    assert any(line.startswith("1 to 10, Enter says more: Search cleared.") for line in said)


def test_names_cards_and_relations_by_number(talk: Talk) -> None:
    said = talk("p 3", "names", "1", "1", "back", "card 2", "card dtti", "card nobody", "names all", "cards")
    assert said[1:4] == ["2 names in this passage.", "1. Ellen Lord, person", "2. Ajay Kumar, person"]
    assert said[4:6] == ["Ellen Lord, person.", "Under Secretary of Defense."]
    assert said[6] == "1. Co-chairs: DTTI"
    assert "A forum of two countries." in said
    assert "Ajay Kumar, person." in said
    assert "No card is called so: nobody. cards lists all." in said
    assert any("names in this document." in line for line in said)
    assert "6 cards." in said
    assert any(line.endswith("Ellen Lord, person, mentioned 3 times") for line in said)


def test_from_a_card_to_its_places(talk: Talk) -> None:
    said = talk("card lord", "mentions", "3", "N", "N")
    listed = said.index("3 mentions of Ellen Lord.")
    assert said[listed + 1].startswith(f"1. {LED[:-1]}")
    assert "Match 1 of 1, passage 2: Ellen Lord met her counterpart in New Delhi once more." in said
    assert said[-1] == "That was the first match."


def test_bookmarks_notes_tags_and_undo(talk: Talk) -> None:
    said = talk(
        "p 3",
        "bookmark",
        "note who led",
        "tags people, sides",
        "p",
        "bookmarks",
        "p 1",
        "1",
        "remove 1",
        "remove 1",
        "undo",
        "bookmarks led",
    )
    assert said[1] == f"Kept: “{LED[:47].rstrip()}…”"
    assert said[2:4] == ["Note kept; undo takes it back.", "Tags: people, sides; undo takes it back."]
    assert said[4:6] == [LED, "Bookmarked. Note: who led"]
    assert said[7].endswith("Seventh talks on defence trade. Note: who led. Tags: people, sides.")
    assert said[9:11] == [LED, "Bookmarked. Note: who led"]
    assert said[11] == "Bookmark removed; undo brings it back."
    assert said[12] == "It is not there any more."
    assert said[13].startswith("Undone: bookmark removed")
    assert said[14] == "1 bookmark, the newest first."
    (mark,) = talk.notebook.bookmarks()
    assert (mark.quote, mark.note, mark.tags) == (LED, "who led", ("people", "sides"))
    assert talk("s tag:people")[0] == "1 hit in 1 of 3 documents."
    assert talk("undo", "redo")[0].startswith("Undone: ")


def test_a_note_keeps_the_passage_and_its_bookmark_is_removed_by_the_same_word(talk: Talk) -> None:
    said = talk("p 4", "note", "note look again", "note", "note -", "b", "b", "b", "remove 4")
    assert said[1].startswith("No bookmark here.")
    assert said[2] == "Note kept; undo takes it back."
    assert said[3] == "Note: look again"
    assert said[5] == "Note removed; undo takes it back."
    assert said[6] == "Bookmark removed; undo brings it back."
    assert said[7].startswith("Kept: ")
    assert said[8] == "Bookmark removed; undo brings it back."
    assert said[9].startswith("Remove which?")
    assert talk.notebook.bookmarks() == ()


def test_saved_searches(talk: Talk) -> None:
    said = talk("save", "s russia", "save The neighbour", "saved", "1", "saved", "remove 1", "saved", "undo")
    assert said[0].startswith("Nothing is searched for")
    assert "Saved as “The neighbour”; undo takes it back." in said
    assert "1. The neighbour: russia" in said
    assert any(line.startswith("Nothing new since ") for line in said)
    assert "“The neighbour” removed; undo brings it back." in said
    assert [each.name for each in talk.notebook.saved_searches()] == ["The neighbour"]
    assert talk("asked")[0] == "1. russia, 2 documents"


def test_a_quotation_with_its_source_and_a_link_that_leads_back(talk: Talk) -> None:
    said = talk("p 3", "copy")
    assert said[1] == f"“{LED}”"
    assert "Seventh talks on defence trade" in said[2]
    link = next(line for line in said if line.startswith("dtti:"))
    assert talk("p 1", f"open {link}", "open dtti:", "open dtti://other/x")[1:] == [
        LED,
        "This is no link to a passage.",
        "This link points to another collection.",
    ]


def test_signs_of_markup_are_not_in_a_quotation(talk: Talk, folder: Path) -> None:
    text = "They heard a **bold claim** made by [Ajay Kumar](http://x.y/z).\n"
    (folder / "2030-claim.md").write_text(text, encoding="utf-8")
    talk.library.build()
    said = talk("open 2030-claim.md", "copy")
    assert "“They heard a bold claim made by Ajay Kumar.”" in said
    assert talk(f"open dtti://{talk.library.key}/2030-claim.md#gone")[-2:] == [
        "The passage of the link is not here any more.",
        "They heard a bold claim made by Ajay Kumar.",
    ]


def test_a_bookmark_in_a_document_that_has_changed(talk: Talk, folder: Path) -> None:
    talk("p 4", "b")
    (folder / "2018-07-18-talks.txt").write_text("All is new.\n\nQuite.\n", encoding="utf-8")
    talk.library.build()
    said = talk("bookmarks", "1")
    assert said[-1] == f"The document has changed since. What you kept: “{S400}”"


def test_problems_are_told(talk: Talk, folder: Path) -> None:
    assert talk("problems") == ["No problems: every file was read, and every card is in order."]
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\n\x00\x01")
    talk.library.build()
    said = talk("problems", "1")
    assert said[0] == "1 problem."
    assert said[1] == f"1. {said[2]}"
    assert said[2].startswith("broken.pdf: not searched, ")


class Writing(Fingers):
    """Typing; at `write` a file is put into a folder."""

    def __init__(self, folder: Path, *lines: str) -> None:
        super().__init__(*lines)
        self.folder = folder

    def readline(self, size: int | None = -1) -> str:
        if self.lines[0] == "write":
            self.lines.pop(0)
            (self.folder / "new.txt").write_text("Something new about zebras.\n", encoding="utf-8")
        return super().readline(size)


def test_files_that_come_meanwhile_are_found_on_demand(talk: Talk, folder: Path) -> None:
    assert talk("refresh") == ["Nothing has changed."]
    said = talk.hear(Writing(folder, "write", "s zebras", "refresh", "s zebras", "q"), terminal=True)
    assert any(line.endswith("Nothing found. 0 of 3 documents.") for line in said)
    assert "4 documents now." in said
    assert any(line.endswith("1 hit in 1 of 4 documents.") for line in said)


def test_what_a_name_in_doubt_means_is_decided_by_number(talks: Talks, tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    cards = "- {id: raj, name: Raj Kumar, short: [Kumar]}\n- {id: ajay, name: Ajay Kumar, short: [Kumar]}\n"
    (tmp_path / "cards" / "c.yaml").write_text(f"kind: person\ncards:\n{cards}", encoding="utf-8")
    text = "Raj Kumar met Ajay Kumar.\n\nThen Kumar spoke.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    talk = talks(tmp_path)
    said = talk("means 1", "p 2", "names", "1", "means 7", "means 2", "names", "undo", "names", "1", "means 0", "names")
    assert said[0] == "No name in doubt was opened; names tells which are."
    doubt = said[3]
    assert "in doubt: “Kumar” could also be " in doubt
    assert said[4].startswith("“Kumar” is in doubt; ")
    assert said[7] == "Give a number from 0 to 2; 0 is for none of them."
    other = said[6].removeprefix("2. ").removesuffix(", person")
    assert said[8] == f"“Kumar” here is {other}; undo takes it back."
    assert said[10] == f"1. {other}, person"
    assert said[11].startswith("Undone: choice")
    assert said[13] == doubt
    assert said[-1] == "No names in this passage. names all lists those of the document."


def test_the_embedded_collection_from_start_to_end(talks: Talks) -> None:
    talk = talks()
    said = talk("s notwithstanding", "1", "names", "card s-400", "mentions", "1", "contents", "b", "where", "q")
    assert any(line.startswith("Match 1 of 1, passage 17: ") and "notwithstanding" in line for line in said)
    assert any(line.startswith("S-400 Triumf, ") for line in said)
    assert any(line.startswith("Kept: “") for line in said)
    assert talk.status == 0
    assert max(map(len, said)) < 4000
