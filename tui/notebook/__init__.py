"""What the reader makes, and what can therefore never be rebuilt."""

from tui.notebook.annotation import retagged
from tui.notebook.bookmark import Bookmark
from tui.notebook.choice import Choice, Words, choices_of
from tui.notebook.errors import NotebookError
from tui.notebook.history import Asked
from tui.notebook.notebook import Notebook
from tui.notebook.place import data_directory, notebook_path
from tui.notebook.placing import Placed, decisions, place_all
from tui.notebook.saved import SavedSearch, called, news
from tui.notebook.session import Session, Spot, offset_of, spot_of

__all__ = [
    "Asked",
    "Bookmark",
    "Choice",
    "Notebook",
    "NotebookError",
    "Placed",
    "SavedSearch",
    "Session",
    "Spot",
    "Words",
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
