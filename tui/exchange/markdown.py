"""Bookmarks as Markdown: quotations with all that is needed to cite them, by document or by tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from tui.copying import Citation, provenance
from tui.exchange.escaping import inline, markdown, markdown_lines, one_line
from tui.exchange.quotations import Contents, Quotation, by_document
from tui.notebook.folding import same_key

Group = Literal["document", "tag"]


def written(contents: Contents, group: Group = "document") -> str:
    """All of it; a bookmark with several tags stands under each of them."""
    lines = [f"# Bookmarks: {markdown(contents.title)}"]
    groups = _by_tag(contents.quotations) if group == "tag" else _by_document(contents.quotations)
    for title, quotations in groups:
        lines += ["", f"## {title}"]
        for each in quotations:
            lines += ["", *quotation_lines(each)]
    return "\n".join(lines) + "\n"


def quotation_lines(quotation: Quotation, *, quoted: str = "") -> list[str]:
    """A quotation as a block, where it stands, and what the reader wrote to it. `quoted` is shown in its place."""
    citation, mark = quotation.citation, quotation.mark
    lines: list[str] = []
    if citation.quote:
        lines += [*(f"> {line}".rstrip() for line in markdown_lines(quoted or citation.quote)), ""]
    if mark is not None and mark.kind == "card":
        lines += [f"Card “{inline(mark.title)}”, {inline(mark.card)}\\", f"<{one_line(citation.link)}>"]
    else:
        lines += _broken(_provenance(citation))
    if mark is not None:
        facts = [f"Kept {mark.created[:10]}" + (f", changed {mark.modified[:10]}" if mark.modified else "")]
        facts += [f"Colour: {mark.colour}"] if mark.colour else []
        facts += [f"Tags: {inline(', '.join(mark.tags))}"] if mark.tags else []
        facts += [f"Where it stands: {quotation.doubt}"] if quotation.doubt else []
        facts += [f"Kept with other words: “{inline(quotation.kept_as)}”"] if quotation.kept_as else []
        facts += [f"First kept as: “{inline(mark.first_quote)}”"] if mark.first_quote else []
        lines += ["", *_broken(facts)]
        lines += ["", *markdown_lines(f"Note: {mark.note}")] if mark.note else []
    return lines


def _provenance(citation: Citation) -> Iterator[str]:
    for line in provenance(citation, whole_hash=True):
        yield f"<{one_line(line)}>" if line == citation.link else markdown(line)


def _broken(lines: Iterable[str]) -> list[str]:
    """The lines of one paragraph, each on a line of its own."""
    kept = list(lines)
    return [*(f"{line}\\" for line in kept[:-1]), *kept[-1:]]


def _by_document(quotations: Sequence[Quotation]) -> Iterator[tuple[str, list[Quotation]]]:
    for document, found in by_document(quotations).items():
        yield markdown(found[-1].citation.title or document) if document else "Cards", found


def _by_tag(quotations: Sequence[Quotation]) -> Iterator[tuple[str, list[Quotation]]]:
    names: dict[str, str] = {}
    having: dict[str, list[Quotation]] = {}
    for each in quotations:
        for tag in each.mark.tags if each.mark is not None else ():
            names.setdefault(same_key(tag), tag)
            having.setdefault(same_key(tag), []).append(each)
    for key in sorted(having):
        yield markdown(names[key]), having[key]
    rest = [each for each in quotations if each.mark is None or not each.mark.tags]
    if rest:
        yield "Without a tag", rest


def counted(numbers: Mapping[str, int]) -> str:
    """Numbers with their nouns, as in `3 passages, 1 card`; those that are 0 are left out."""
    return ", ".join(f"{number:,} {noun}{'s' * (number != 1)}" for noun, number in numbers.items() if number)
