"""Copying out of the program: to the clipboard by the way that is there, else into a file. Headless."""

from tui.copying.citation import Citation, citation_of, cited, provenance
from tui.copying.copying import Copied, copied
from tui.copying.links import PassageLink, link_by_words, link_to, read_link
from tui.copying.plain import plain
from tui.copying.resolving import Resolved, remarks, resolve
from tui.copying.seen import seen
from tui.copying.terminal import LONGEST, by_terminal
from tui.copying.ways import Way, ways

__all__ = [
    "LONGEST",
    "Citation",
    "Copied",
    "PassageLink",
    "Resolved",
    "Way",
    "by_terminal",
    "citation_of",
    "cited",
    "copied",
    "link_by_words",
    "link_to",
    "plain",
    "provenance",
    "read_link",
    "remarks",
    "resolve",
    "seen",
    "ways",
]
