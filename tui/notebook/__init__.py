"""What the reader makes, and what can therefore never be rebuilt."""

from tui.notebook.annotation import Amendment, retagged
from tui.notebook.bookmark import COLOURS, Bookmark, Colour, Kind, bookmark_of_card, bookmark_of_document
from tui.notebook.choice import Choice, Words, choices_of
from tui.notebook.drafting import Draft
from tui.notebook.errors import NotebookError
from tui.notebook.history import Asked
from tui.notebook.merging import Merged
from tui.notebook.notebook import Notebook
from tui.notebook.noting import ChangedElsewhereError, GoneError
from tui.notebook.place import data_directory, notebook_path
from tui.notebook.placing import Placed, decisions, place_all
from tui.notebook.review import Review, Verdict
from tui.notebook.reviewing import Reviewed
from tui.notebook.saved import SavedSearch, called, news
from tui.notebook.session import Session, Spot, offset_of, spot_of
from tui.notebook.standing import Standing, Status

__all__ = [
    "COLOURS",
    "Amendment",
    "Asked",
    "Bookmark",
    "ChangedElsewhereError",
    "Choice",
    "Colour",
    "Draft",
    "GoneError",
    "Kind",
    "Merged",
    "Notebook",
    "NotebookError",
    "Placed",
    "Review",
    "Reviewed",
    "SavedSearch",
    "Session",
    "Spot",
    "Standing",
    "Status",
    "Verdict",
    "Words",
    "bookmark_of_card",
    "bookmark_of_document",
    "called",
    "choices_of",
    "data_directory",
    "decisions",
    "news",
    "notebook_path",
    "offset_of",
    "place_all",
    "retagged",
    "spot_of",
]
