from hosting import hosted, screen_lines, styles_at
from reader_texts import mention_of

from indexdir import Document, Excerpt, Hit, Mention, Query, Results
from tui.widgets.documents import DocumentList
from tui.widgets.entities import EntityList

DOCUMENTS = (
    Document("talks.txt", "Seventh talks on defence trade", "2018-07-18"),
    Document("notes/[x].txt", "", ""),
    Document("evil.txt", "Evil [bold]title[/nope] \x1b[31mred\u202e", "2020"),
)
TEXT = "Officials of both sides met in New Delhi and said that the S-400\nwould be delivered to India in October."


def results(**more):
    start = TEXT.index("S-400")
    excerpts = tuple(Excerpt(at, at + len(TEXT), TEXT, ((at + start, at + start + 5),)) for at in (0, 500, 900, 1200))
    hits = (Hit(DOCUMENTS[0], 2.0, excerpts, 14, ((0, 7),)), Hit(DOCUMENTS[1], 1.0, (), 1))
    return Results(Query("s-400"), "s-400", 2, hits, 3, **more)


async def test_documents_are_listed_with_date_title_and_stars():
    documents = DocumentList({})
    async with hosted(documents, size=(45, 10)) as (pilot, _):
        documents.show_documents(DOCUMENTS, current="notes/[x].txt", starred={"talks.txt": 2})
        await pilot.pause()
        lines = screen_lines(pilot)
        assert "Documents ─ 3" in lines[0]
        assert lines[1].startswith("┃ 2018-07-18 Seventh talks on defence t… ★2")
        assert lines[2].startswith("┃▌           notes/[x].txt")
        assert lines[3].startswith("┃ 2020       Evil [bold]title[/nope] ")


async def test_in_a_list_of_middle_width_the_year_stands_for_the_date():
    documents = DocumentList({})
    async with hosted(documents, size=(36, 10)) as (pilot, _):
        documents.show_documents(DOCUMENTS)
        await pilot.pause()
        lines = screen_lines(pilot)
        assert lines[1].startswith("┃▌2018 Seventh talks on")
        assert lines[2].startswith("┃      notes/[x].txt")


async def test_in_a_narrow_list_the_title_takes_the_place_of_the_date():
    documents = DocumentList({})
    async with hosted(documents, size=(20, 6)) as (pilot, _):
        documents.show_documents(DOCUMENTS)
        await pilot.pause()
        assert "Seventh talks" in screen_lines(pilot)[1]


async def test_moving_looks_at_a_document_and_choosing_opens_it():
    documents = DocumentList({})
    async with hosted(documents, DocumentList.Opened) as (pilot, posted):
        documents.show_documents(DOCUMENTS)
        documents.move(1)
        documents.choose()
        await pilot.pause()
        seen = [(message.document_id, message.offset, message.by_choice) for message in posted]
        assert seen == [("notes/[x].txt", None, False), ("notes/[x].txt", None, True)]


async def test_results_are_documents_each_with_three_of_its_places_around_the_mark():
    documents = DocumentList({})
    async with hosted(documents, DocumentList.Opened, size=(44, 12)) as (pilot, posted):
        documents.show_results(results())
        await pilot.pause()
        lines = screen_lines(pilot)
        assert "Hits ─ 2 documents" in lines[0]
        assert lines[1].rstrip(" ┃").endswith("14")
        assert [row.key for row in documents.rows][:4] == [
            "doc:talks.txt",
            "hit:talks.txt:59",
            "hit:talks.txt:559",
            "hit:talks.txt:959",
        ]
        assert len(documents.rows) == 5
        assert "said that the S-400" in lines[2]
        assert styles_at(pilot, "S-400").bgcolor != styles_at(pilot, "said that").bgcolor
        assert styles_at(pilot, "Seventh").bgcolor == styles_at(pilot, "S-400").bgcolor
        documents.move(2)
        await pilot.pause()
        assert (posted[-1].document_id, posted[-1].offset) == ("talks.txt", 559)


async def test_a_document_id_with_colons_is_opened_whole():
    documents = DocumentList({})
    async with hosted(documents, DocumentList.Opened) as (pilot, posted):
        hit = Hit(Document("a:b:c.txt", "T"), 1.0, (Excerpt(10, 14, "text", ((10, 12),)),), 1)
        documents.show_results(Results(Query("t"), "t", 1, (hit,), 1))
        documents.move(1)
        documents.move(-1)
        await pilot.pause()
        assert [(message.document_id, message.offset) for message in posted] == [("a:b:c.txt", 10), ("a:b:c.txt", None)]


MENTIONS_TEXT = "India met Ellen Lord. Ajay Kumar met Ellen Lord of the United States."
NAMES = {"lord": "Ellen M. Lord", "kumar": "Ajay Kumar", "india": "India"}
KINDS = {"person": "People", "government": "Governments"}


def mentions():
    later = MENTIONS_TEXT.index("Ajay")
    return [
        mention_of(MENTIONS_TEXT, "India", "india", "government"),
        mention_of(MENTIONS_TEXT, "Ellen Lord", "lord"),
        mention_of(MENTIONS_TEXT, "Ajay Kumar", "kumar"),
        mention_of(MENTIONS_TEXT, "Ellen Lord", "lord", after=later),
        Mention(55, 68, "United States", "us", "xyzzy", rivals=("usa",)),
    ]


async def test_entities_stand_under_their_kinds_with_counts():
    entities = EntityList()
    async with hosted(entities, size=(30, 14)) as (pilot, _):
        entities.show(mentions(), NAMES, KINDS)
        await pilot.pause()
        lines = [line.strip("┃ ") for line in screen_lines(pilot)]
        assert "In this text ─ 4" in lines[0]
        assert lines[1] == "People"
        assert lines[2].split() == ["▌", "Ellen", "M.", "Lord", "2"]
        assert lines[3].split() == ["Ajay", "Kumar", "1"]
        assert [line.split() for line in lines[4:7]] == [[], ["Governments"], ["India", "1"]]
        assert [line.split() for line in lines[8:10]] == [["Xyzzy"], ["us", "?", "1"]]
        assert styles_at(pilot, "Ajay").color != styles_at(pilot, "India").color


async def test_the_list_follows_a_card_without_opening_it():
    entities = EntityList()
    async with hosted(entities, EntityList.Opened) as (pilot, posted):
        entities.show(mentions(), NAMES, KINDS)
        assert entities.follow("india")
        assert not entities.follow("nobody")
        await pilot.pause()
        assert posted == []
        entities.move(-1)
        entities.choose()
        await pilot.pause()
        assert [(message.card_id, message.by_choice) for message in posted] == [("kumar", False), ("kumar", True)]
        entities.show(mentions()[:3], NAMES, KINDS)
        assert entities.row.key == "card:kumar"


async def test_a_text_that_names_nobody_has_an_empty_list():
    entities = EntityList(empty="No card is named here.")
    async with hosted(entities) as (pilot, _):
        entities.show((), {}, {})
        await pilot.pause()
        assert "In this text ─ 0" in screen_lines(pilot)[0]
        assert "No card is named here." in screen_lines(pilot)[1]
