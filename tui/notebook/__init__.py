"""What the reader makes, and what can therefore never be rebuilt."""

from tui.notebook.bookmark import Bookmark
from tui.notebook.errors import NotebookError
from tui.notebook.notebook import Notebook
from tui.notebook.place import data_directory, notebook_path

__all__ = ["Bookmark", "Notebook", "NotebookError", "data_directory", "notebook_path"]
