"""Reading line after line, by numbered prompts: for screen readers, braille displays and terminals without a cursor.

Headless, as the command line is: it writes plain lines, in the order in which they are to be heard, and nothing else.
"""

from tui.linear.session import read_linearly, standard_lines
from tui.linear.voice import Voice

__all__ = ["Voice", "read_linearly", "standard_lines"]
