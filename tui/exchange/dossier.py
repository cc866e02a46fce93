"""All that is known and was kept of a card or of a tag, in one file, with the source of every sentence in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexdir import Card, Library
from tui.exchange.arrivals import today
from tui.exchange.card_sections import Sources, card_sections
from tui.exchange.escaping import inline, markdown, one_line
from tui.exchange.markdown import counted, quotation_lines
from tui.exchange.mentions import best_passages, kept_of, names_in
from tui.exchange.quotations import Contents, Quotation, by_document, quotations_of
from tui.notebook import Bookmark
from tui.notebook.folding import same_key

PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Dossier:
    """The file as Markdown; its name; how many bookmarks and other passages are in it; and what it quotes."""

    title: str
    text: str
    kept: int
    passages: int
    contents: Contents

    @property
    def told(self) -> str:
        """What is in it, for a line that tells of it."""
        quoted = counted({"bookmark": self.kept, "other passage": self.passages})
        return f"{self.title}: {quoted or 'no passages'}"


def dossier_of_card(
    library: Library, bookmarks: Iterable[Bookmark], card: Card, *, passages: int = PASSAGES
) -> Dossier:
    """The dossier of a card: its facts and relations, what was kept, and at most so many passages a document.

    Raises IndexdirError.
    """
    kept = quotations_of(library, kept_of(card, library, bookmarks))
    best = best_passages(card.id, library, passages, kept)
    mentions = library.mentions_of(card.id)
    sources = Sources(library)
    title = f"Dossier: {one_line(card.name)}"
    lines = [*_head(title, library), "", *card_sections(card, library, sources)]
    lines += _kept("What you kept", kept)
    if mentions:
        names = {document.id: document for document in library.documents()}
        total = sum(number for _, number in mentions)
        lines += ["", "## Mentions", ""]
        count = f"{counted({'mention': total})} in {counted({'document': len(mentions)})}"
        lines += [f"{count}; at most {passages} passages of each that were not kept, by date.", ""]
        for document, number in mentions:
            known = names[document]
            date = f", {inline(known.date)}" if known.date else ""
            lines.append(f"- {markdown(known.title)}{date} ({number:,})")
        lines += _quoted(best, level="###")
    lines += sources.lines()
    lines += _documents([*kept, *best])
    contents = Contents(library.title, library.key, [*kept, *best])
    return Dossier(title, "\n".join(lines) + "\n", len(kept), len(best), contents)


def dossier_of_tag(library: Library, bookmarks: Iterable[Bookmark], tag: str) -> Dossier | None:
    """The dossier of a tag: what was kept with it, the names in that, and the documents; None where nothing was."""
    key = same_key(tag)
    found = [mark for mark in bookmarks if key in map(same_key, mark.tags)]
    if not found:
        return None
    kept = quotations_of(library, found)
    written = next(each for mark in reversed(found) for each in mark.tags if same_key(each) == key)
    title = f"Dossier: #{one_line(written)}"
    names = names_in(library, kept)
    lines = _head(title, library)
    if names:
        lines += ["", "## Names in it", ""]
        lines += [f"- {markdown(card.name)} ({counted({'passage': number})})" for card, number in names]
    lines += _kept("What you kept", kept)
    lines += _documents(kept)
    contents = Contents(library.title, library.key, kept)
    return Dossier(title, "\n".join(lines) + "\n", len(kept), 0, contents)


def _head(title: str, library: Library) -> list[str]:
    return [f"# {markdown(title)}", "", f"From “{inline(library.title)}”, {today().isoformat()}."]


def _kept(title: str, kept: Sequence[Quotation]) -> list[str]:
    if not kept:
        return []
    return ["", f"## {title}", "", f"{counted({'bookmark': len(kept)})}.", *_quoted(kept, level="###")]


def _quoted(quotations: Sequence[Quotation], *, level: str) -> list[str]:
    """Quotations under the title of their document; the documents by date."""
    lines: list[str] = []
    in_order = sorted(by_document(quotations).items(), key=lambda each: each[1][0].citation.date or "9999")
    for document, found in in_order:
        title = found[-1].citation.title or document if document else "Cards"
        lines += ["", f"{level} {markdown(title)}"]
        for each in found:
            lines += ["", *quotation_lines(each)]
    return lines


def _documents(quotations: Sequence[Quotation]) -> list[str]:
    lines = []
    for document, found in sorted(by_document(quotations).items()):
        if not document:
            continue
        citation = found[-1].citation
        facts = filter(None, (citation.title, citation.source, citation.date, f"file {document}"))
        digest = f", SHA-256 {citation.digest}" if citation.digest else ""
        lines.append(f"- {markdown(', '.join(facts))}{digest}")
    return ["", "## Documents quoted", "", *lines] if lines else []
