"""What was made goes out to other programs, and what was made in others comes in. Headless."""

from tui.exchange.arrivals import Arrivals, Foreign, UnreadableError
from tui.exchange.dossier import Dossier, dossier_of_card, dossier_of_tag
from tui.exchange.files import free_name, write_file
from tui.exchange.filters import Filter, is_date
from tui.exchange.formats import BY_TAG, FORMATS, Format, format_of
from tui.exchange.placing import Placed, place_foreign
from tui.exchange.quotations import Contents, Quotation, citation_of_bookmark, contents_of, quotations_of
from tui.exchange.reading import FORMATS as READABLE
from tui.exchange.reading import LARGEST, read_bookmarks

__all__ = [
    "BY_TAG",
    "FORMATS",
    "LARGEST",
    "READABLE",
    "Arrivals",
    "Contents",
    "Dossier",
    "Filter",
    "Foreign",
    "Format",
    "Placed",
    "Quotation",
    "UnreadableError",
    "citation_of_bookmark",
    "contents_of",
    "dossier_of_card",
    "dossier_of_tag",
    "format_of",
    "free_name",
    "is_date",
    "place_foreign",
    "quotations_of",
    "read_bookmarks",
    "write_file",
]
