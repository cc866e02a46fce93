"""What the reader makes, and what can therefore never be rebuilt."""

from tui.notebook.bookmark import Bookmark
from tui.notebook.choice import Choice, Words, choices_of
from tui.notebook.errors import NotebookError
from tui.notebook.notebook import Notebook
from tui.notebook.place import data_directory, notebook_path
from tui.notebook.placing import Placed, decisions, place_all

__all__ = [
    "Bookmark",
    "Choice",
    "Notebook",
    "NotebookError",
    "Placed",
    "Words",
    "choices_of",
    "data_directory",
    "decisions",
    "notebook_path",
    "place_all",
]
