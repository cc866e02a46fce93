"""Other search engines with their own defaults over the same documents, each a function from a collection to a ranking.

Every one sees title and text as one field; that, and the words of the query without its signs, is what reproduces
published figures of these engines best. An engine that is not installed raises ImportError.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import version

from ir_scores import DEPTH, Judged, Text

Rival = Callable[[Judged], dict[str, list[str]]]
_WORD = re.compile(r"\w+")


def _whole(document: Text) -> str:
    return f"{document.title}\n{document.text}"


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def whoosh(collection: Judged) -> dict[str, list[str]]:
    """Whoosh's stemming analyzer (Porter, its stop list), OR between the words, its BM25F."""
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.filedb.filestore import RamStorage
    from whoosh.qparser import OrGroup, QueryParser

    schema = Schema(id=ID(stored=True), text=TEXT(analyzer=StemmingAnalyzer()))
    index = RamStorage().create_index(schema)
    writer = index.writer(limitmb=256)
    for document in collection.documents:
        writer.add_document(id=document.id, text=_whole(document))
    writer.commit()
    parser = QueryParser("text", schema, group=OrGroup)
    with index.searcher() as searcher:
        return {
            query: [hit["id"] for hit in searcher.search(parser.parse(_words(text)), limit=DEPTH)]
            for query, text in collection.queries.items()
        }


def rank_bm25(collection: Judged) -> dict[str, list[str]]:
    """rank-bm25's BM25Okapi, which cuts no words itself: words of two letters, an English stop list, Porter2 stems.

    Of some 40 ways to cut this was the best on average; the README of rank-bm25 only splits at blanks.
    """
    from whoosh.analysis import LowercaseFilter, RegexTokenizer, StemFilter, StopFilter
    from whoosh.lang.porter2 import stem
    from whoosh.lang.stopwords import stoplists

    words = RegexTokenizer(r"\w\w+") | LowercaseFilter() | StopFilter(stoplists["en"]) | StemFilter(stem)
    return _okapi(collection, lambda text: [token.text for token in words(text)])


def rank_bm25_split(collection: Judged) -> dict[str, list[str]]:
    """BM25Okapi over words in lower case cut at blanks, as its README advises."""
    return _okapi(collection, lambda text: text.lower().split())


def _okapi(collection: Judged, cut: Callable[[str], list[str]]) -> dict[str, list[str]]:
    import numpy
    from rank_bm25 import BM25Okapi

    model = BM25Okapi([cut(_whole(document)) for document in collection.documents])
    ranking = {}
    for query, text in collection.queries.items():
        scores = model.get_scores(cut(text))
        best = numpy.argsort(-scores, kind="stable")[:DEPTH]
        ranking[query] = [collection.documents[place].id for place in best if scores[place] > 0]
    return ranking


def tantivy(collection: Judged) -> dict[str, list[str]]:
    """Tantivy's English stems, OR between the words, its BM25."""
    import tantivy as engine

    builder = engine.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", tokenizer_name="en_stem")
    index = engine.Index(builder.build())
    writer = index.writer(num_threads=1)
    for document in collection.documents:
        writer.add_document(engine.Document(id=document.id, text=_whole(document)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    ranking = {}
    for query, text in collection.queries.items():
        hits = searcher.search(index.parse_query(_words(text), ["text"]), DEPTH).hits
        ranking[query] = [searcher.doc(address)["id"][0] for _, address in hits]
    return ranking


RIVALS: dict[str, tuple[str, Rival]] = {
    "Whoosh": ("whoosh3", whoosh),
    "rank-bm25": ("rank-bm25", rank_bm25),
    "rank-bm25, README": ("rank-bm25", rank_bm25_split),
    "tantivy": ("tantivy", tantivy),
}
"""The name of each in the table, the distribution that it needs, and how it is run."""


def named(rival: str) -> str:
    """The rival with the version that is installed. Raises ImportError (PackageNotFoundError) where none is."""
    return f"{rival} ({version(RIVALS[rival][0])})"
