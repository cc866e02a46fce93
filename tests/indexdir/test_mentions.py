"""What is asked of mentions: concordance, evidence, related cards, and the reader's decisions over all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexdir import Decision, Library

CARDS = """
cards:
- {id: lord, kind: person, name: Ellen Lord, short: [Lord]}
- {id: kumar, kind: person, name: Ajay Kumar, short: [Kumar], relations: [{type: met, target: lord}]}
- {id: dtti, kind: forum, name: DTTI}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "all.yaml").write_text(CARDS)
    (tmp_path / "2018-01-01 a.txt").write_text(
        "Ellen Lord met Ajay Kumar. Lord left.\n\nDTTI met. Kumar spoke of DTTI.\n\nEllen Lord\nalone."
    )
    (tmp_path / "2019-01-01 b.txt").write_text("Ellen Lord came. It rained. Then Ajay Kumar came.\n")
    library = Library.open(tmp_path, index_dir=tmp_path.parent / "index")
    library.build()
    return library


def test_the_concordance_has_every_mention_in_order_with_its_passage(library: Library) -> None:
    for card in library.cards():
        assert len(library.concordance(card.id)) == library.entity_counts()[card.id]
    first, second, third, *_ = library.concordance("lord")
    assert (first.left, first.text, first.right) == ("", "Ellen Lord", " met Ajay Kumar. Lord left.")
    assert (second.left, second.text, second.right) == ("Ellen Lord met Ajay Kumar. ", "Lord", " left.")
    assert (third.text, third.right) == ("Ellen Lord", " alone.")
    for line in library.concordance("lord"):
        text = library.read(line.document.id).text
        assert text[line.start : line.end].replace("\n", " ") == line.text
    assert len(library.concordance("lord", limit=2)) == 2


def test_evidence_gives_sentences_before_passages_and_marks_both(library: Library) -> None:
    found = library.evidence("kumar", "lord")
    assert [(piece.unit, piece.text) for piece in found] == [
        ("sentence", "Ellen Lord met Ajay Kumar."),
        ("passage", "Ellen Lord came. It rained. Then Ajay Kumar came."),
    ]
    for piece in found:
        assert {card for _, _, card in piece.marks} == {"kumar", "lord"}
        text = library.read(piece.document.id).text
        assert text[piece.start : piece.end] == piece.text
    assert library.evidence("lord", "dtti") == ()
    assert library.evidence("lord", "lord") == ()


def test_related_cards_share_passages_and_it_goes_both_ways(library: Library) -> None:
    assert [(one.card, one.passages, one.documents) for one in library.related("kumar")] == [
        ("lord", 2, 2),
        ("dtti", 1, 1),
    ]
    for card in library.cards():
        for one in library.related(card.id):
            back = {other.card: other for other in library.related(one.card)}
            assert (back[card.id].passages, back[card.id].documents) == (one.passages, one.documents)


def test_what_the_reader_decided_shows_everywhere(library: Library) -> None:
    place = library.concordance("lord")[0]
    reject = Decision(place.document.id, place.start, place.end, "Ellen Lord", "")
    library.decide([reject])
    assert library.entity_counts()["lord"] == 3
    assert dict(library.mentions_of("lord"))[place.document.id] == 2
    assert len(library.concordance("lord")) == 3
    assert [piece.unit for piece in library.evidence("kumar", "lord")] == ["passage", "passage"]
    choose = Decision(place.document.id, place.start, place.end, "Ellen Lord", "dtti")
    library.decide([choose])
    assert [m.rule for m in library.read(place.document.id).mentions if m.start == place.start] == ["chosen"]
    assert library.entity_counts()["dtti"] == 3
    assert "lord" in {one.card for one in library.related("dtti")}
    stale = Decision(place.document.id, place.start, place.end, "Something else", "")
    library.decide([stale])
    assert library.entity_counts()["lord"] == 4
    library.decide([])
    assert library.entity_counts()["lord"] == 4
