"""The embedded collection is whole: article unchanged, cards, events and backgrounders sound, the manual's example valid."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from indexdir import Library
from indexdir.cards.lint import check_cards
from indexdir.cards.load import load_cards
from indexdir.cards.web import Web
from indexdir.collection.manifest import load_manifest
from indexdir.described import CardSet
from indexdir.records import Problem, Relation
from indexdir.yaml_reader import read_yaml

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
MANUAL = ROOT / "docs" / "cards.md"
ARTICLE_SHA256 = "0e402b01cbef991f62738cfb28fc0f01e2b51fb0aaf5ab6cc6565993eb35efbf"
BACKGROUNDERS = sorted((SEEDS / "documents").glob("*.md"))
HOLDERS = {  # in the order of their terms
    "defence-minister-india": (
        "arun-jaitley",
        "manohar-parrikar",
        "arun-jaitley",
        "nirmala-sitharaman",
        "rajnath-singh",
    ),
    "defence-secretary-india": ("g-mohan-kumar", "ajay-kumar"),
    "secretary-defence-production": (
        "g-mohan-kumar",
        "ashok-kumar-gupta",
        "ajay-kumar",
        "subhash-chandra",
        "raj-kumar",
    ),
    "us-secretary-of-defense": (
        "leon-panetta",
        "chuck-hagel",
        "ashton-carter",
        "james-mattis",
        "mark-esper",
        "lloyd-austin",
        "pete-hegseth",
    ),
    "usd-as": ("ellen-lord",),
    "usd-atl": ("ashton-carter", "frank-kendall", "ellen-lord"),
}


@pytest.fixture(scope="module")
def seeds() -> CardSet:
    return load_cards(SEEDS)


def test_the_article_is_as_it_came() -> None:
    assert hashlib.sha256((SEEDS / "documents" / "article.txt").read_bytes()).hexdigest() == ARTICLE_SHA256


def test_the_cards_load_without_an_error_or_a_warning(seeds: CardSet) -> None:
    assert [str(problem) for problem in seeds.problems] == []
    assert [str(problem) for problem in check_cards(seeds)] == []
    assert (len(seeds.cards) >= 140, len(seeds.conflicts), len(seeds.events)) == (True, 28, 85)


def test_the_manifest_describes_the_article_and_every_kind(seeds: CardSet) -> None:
    manifest = load_manifest(SEEDS)
    assert [str(problem) for problem in manifest.problems] == []
    assert manifest.title
    assert manifest.description
    about = manifest.documents["documents/article.txt"]
    assert (about.date, about.source, about.kind) == ("2018-07-18", "Indian press", "seed article")
    assert about.title
    assert set(manifest.kinds) == {card.kind for card in seeds.cards}
    assert all(count == 1 for count in Counter(manifest.kinds.values()).values())


def test_every_card_says_something(seeds: CardSet) -> None:
    for card in seeds.cards:
        assert len(card.summary) > 40, card.id
        assert card.summary.endswith("."), card.id
        assert card.facts, card.id
        for fact in card.facts:
            assert fact.text, card.id
            assert fact.sources, card.id


def test_every_source_that_is_cited_is_there_and_every_one_there_is_cited(seeds: CardSet) -> None:
    facts = {source for card in seeds.cards for fact in card.facts for source in fact.sources}
    relations = {source for card in seeds.cards for relation in card.relations for source in relation.sources}
    claims = {source for conflict in seeds.conflicts for version in conflict.versions for source in version.sources}
    events = {source for event in seeds.events for source in event.sources}
    assert facts | relations | claims | events == set(seeds.sources)


def test_every_relation_leads_to_another_card(seeds: CardSet) -> None:
    known = {card.id for card in seeds.cards}
    for card in seeds.cards:
        for relation in card.relations:
            assert relation.target in known - {card.id}, card.id
            assert relation.sources, card.id
            assert not relation.until or relation.since <= relation.until, card.id


def test_a_relation_is_stated_from_one_end_only(seeds: CardSet) -> None:
    stated = {
        (card.id, relation.target, relation.since, relation.until)
        for card in seeds.cards
        for relation in card.relations
    }
    assert [pair for pair in stated if (pair[1], pair[0], *pair[2:]) in stated] == []


def test_no_card_stands_alone(seeds: CardSet) -> None:
    web = Web(seeds.cards)
    assert [card.id for card in seeds.cards if not web.links(card.id)] == []


def test_a_card_lasts_from_since_to_until_and_says_what_is_not_known(seeds: CardSet) -> None:
    for card in seeds.cards:
        assert not card.until or card.since <= card.until, card.id
        assert card.kind != "event" or (card.since and card.until == card.since), card.id
        assert all(text.endswith(".") for text in card.unverified), card.id


def test_the_events_are_in_order_and_lead_to_cards(seeds: CardSet) -> None:
    known = {card.id for card in seeds.cards}
    dates = [event.date for event in seeds.events]
    assert dates == sorted(dates)
    for event in seeds.events:
        assert event.summary.endswith("."), event.title
        assert event.sources, event.title
        assert event.cards, event.title
        assert known.issuperset(event.cards), event.title
        assert len(set(event.cards)) == len(event.cards), event.title


def test_every_conflict_is_about_cards_and_every_version_has_sources(seeds: CardSet) -> None:
    known = {card.id for card in seeds.cards}
    assert [conflict.id for conflict in seeds.conflicts] == sorted(conflict.id for conflict in seeds.conflicts)
    for conflict in seeds.conflicts:
        assert conflict.cards, conflict.id
        assert known.issuperset(conflict.cards), conflict.id
        assert len({version.text for version in conflict.versions}) == len(conflict.versions) > 1, conflict.id
        assert all(version.sources for version in conflict.versions), conflict.id
        assert conflict.note.endswith("."), conflict.id


def _terms(seeds: CardSet, office: str) -> list[tuple[str, Relation]]:
    held = (
        (card.id, relation)
        for card in seeds.cards
        for relation in card.relations
        if (relation.type, relation.target) == ("held_office", office)
    )
    return sorted(held, key=lambda term: term[1].since)


def test_every_office_has_its_holders_in_order(seeds: CardSet) -> None:
    assert {card.id for card in seeds.cards if card.kind == "office"} == set(HOLDERS)
    for office, holders in HOLDERS.items():
        assert tuple(person for person, _ in _terms(seeds, office)) == holders, office


def test_two_terms_share_no_more_than_the_day_of_the_change(seeds: CardSet) -> None:
    for office in HOLDERS:
        for (_, before), (successor, after) in pairwise(_terms(seeds, office)):
            known = min(len(before.until), len(after.since))
            handover = known == 10 and before.until == after.since
            assert handover or before.until[:known] < after.since[:known], (office, successor)


def test_the_article_finds_its_holders(seeds: CardSet) -> None:
    day = "2018-07-18"
    found = {
        office: [p for p, term in _terms(seeds, office) if term.since <= day <= (term.until or day) + "~"]
        for office in HOLDERS
    }
    assert found["defence-minister-india"] == ["nirmala-sitharaman"]
    assert found["secretary-defence-production"] == ["ajay-kumar"]
    assert found["us-secretary-of-defense"] == ["james-mattis"]
    assert found["usd-as"] == ["ellen-lord"]
    assert found["usd-atl"] == []


def test_a_name_is_written_once_on_a_card(seeds: CardSet) -> None:
    for card in seeds.cards:
        written = Counter((card.name, *card.aliases, *card.short))
        assert [name for name, count in written.items() if count > 1] == [], card.id


def test_cards_stand_in_the_order_of_their_ids(seeds: CardSet) -> None:
    def order(identifier: str) -> list[tuple[int, str]]:
        parts = re.findall(r"\d+|\D+", identifier)
        return [(int(part), "") if part.isdigit() else (0, part) for part in parts]

    for file in {card.file for card in seeds.cards}:
        ids = [card.id for card in seeds.cards if card.file == file]
        assert ids == sorted(ids, key=order), file


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library.open(SEEDS, index_dir=tmp_path_factory.mktemp("index"))
    yield library
    library.close()


def test_there_are_enough_backgrounders() -> None:
    assert 20 <= len(BACKGROUNDERS) <= 30


@pytest.mark.parametrize("path", BACKGROUNDERS, ids=lambda path: path.stem)
def test_a_backgrounder_is_described_sourced_and_about_the_cards_it_names(path: Path, library: Library) -> None:
    reading = library.read_file(path)
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    said, _ = read_yaml(front.encode(), path.name)
    assert isinstance(said, dict)
    about, sources = said["about"], said["sources"]
    assert isinstance(about, list)
    assert isinstance(sources, list)
    assert reading.document.title == said["title"] != path.stem
    assert (reading.document.date, reading.document.kind) == (said["date"], "backgrounder")
    assert 300 <= len(body.partition("\n## Sources\n")[0].split()) <= 900
    assert 1 <= len(about) <= 6
    assert len(set(sources)) == len(sources) > 0
    assert [source for source in sources if library.source(str(source)) is None] == []
    assert set(about) <= {mention.card for mention in reading.mentions}


def _examples() -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", MANUAL.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def _collection(folder: Path) -> Path:
    """Write the manual's complete example, whose blocks begin with a comment that names their file."""
    for block in _examples():
        name = re.match(r"# (\S+\.yaml)\n", block)
        if name:
            file = folder / name[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block, encoding="utf-8")
    (folder / "letters").mkdir()
    (folder / "letters" / "1799.txt").write_text("Dear Banks,\n", encoding="utf-8")
    return folder


def test_the_example_in_the_manual_is_valid(tmp_path: Path) -> None:
    folder = _collection(tmp_path)
    cards, manifest = load_cards(folder), load_manifest(folder)
    problems: tuple[Problem, ...] = (*cards.problems, *manifest.problems)
    assert [str(problem) for problem in problems] == []
    assert [card.id for card in cards.cards] == ["joseph-banks", "president-royal-society", "royal-society"]
    assert cards.sources["weld-1848"].date == "1848"
    assert list(manifest.kinds) == ["person", "organisation", "office"]
    assert manifest.documents["letters/1799.txt"].date == "1799-03"


def test_every_message_in_the_manual_is_the_one_that_is_given(tmp_path: Path) -> None:
    """A block of wrong YAML is followed by a block with what is said about it."""
    blocks = re.findall(
        r"^```yaml\n# wrong\n(.*?)^```\n+```\n(.*?)^```$",
        MANUAL.read_text(encoding="utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    assert blocks
    (tmp_path / "cards").mkdir()
    for wrong, said in blocks:
        (tmp_path / "cards" / "people.yaml").write_text(wrong, encoding="utf-8")
        assert [str(problem) for problem in load_cards(tmp_path).problems] == said.splitlines()
