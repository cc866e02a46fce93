"""The named keymaps: for each the commands whose keys are others than in the table, the first a bare one."""

from __future__ import annotations

from collections.abc import Mapping

Keys = Mapping[str, tuple[str, ...]]

_VIM: Keys = {
    "find_here": ("/",),
    "search": ("f",),
    "line_down": ("j", "down", "ctrl+e"),
    "line_up": ("k", "up", "ctrl+y"),
    "page_down": ("pagedown", "ctrl+f"),
    "page_up": ("pageup", "ctrl+b"),
    "next_pane": ("tab", "ctrl+w"),
    "search_help": ("E",),
    "open": ("enter", "ctrl+right_square_bracket"),
    "back": ("H", "alt+left", "ctrl+o"),
    "redo": ("U", "ctrl+r"),
    "asked": ("r",),
    "bookmark": ("b", "m"),
    "bookmarks": ("B", "'"),
}
_LESS: Keys = {
    "find_here": ("/",),
    "search": ("F",),
    "filter": ("/",),
    "page_down": ("f", "pagedown", "ctrl+f"),
    "page_up": ("b", "pageup", "ctrl+b"),
    "half_down": ("d", "ctrl+d"),
    "half_up": ("u", "ctrl+u"),
    "line_down": ("j", "down", "ctrl+n"),
    "line_up": ("k", "up", "ctrl+y"),
    "to_start": ("g", "<", "home"),
    "to_end": ("G", ">", "end"),
    "help": ("?", "h", "f1"),
    "search_help": ("E",),
    "audit": ("a",),
    "accept": ("+",),
    "bookmark": ("m",),
    "keep_selection": ("m",),
    "select_left": ("left",),
    "select_right": ("right",),
    "remove_bookmark": ("x", "delete"),
    "bookmarks": ("B", "'"),
    "undo": ("U",),
    "redo": ("A",),
}
_EMACS: Keys = {
    "find_here": ("f", "ctrl+s"),
    "sort": ("s",),
    "asked": ("r",),
    "next_hit": ("n", "alt+n"),
    "previous_hit": ("N", "alt+p", "ctrl+r"),
    "line_down": ("j", "down", "ctrl+n"),
    "line_up": ("k", "up", "ctrl+p"),
    "page_down": ("pagedown", "ctrl+v"),
    "page_up": ("pageup", "alt+v"),
    "to_start": ("g", "home", "alt+less_than_sign"),
    "to_end": ("G", "end", "alt+greater_than_sign"),
    "next_passage": ("}", "alt+right_curly_bracket"),
    "previous_passage": ("{", "alt+left_curly_bracket"),
    "undo": ("u", "ctrl+underscore"),
    "clear": ("escape", "ctrl+g"),
    "palette": (":", "alt+x"),
    "copy": ("y", "alt+w"),
}

MAPS: Mapping[str, Keys] = {"default": {}, "vim": _VIM, "less": _LESS, "emacs": _EMACS}
ABOUT: Mapping[str, str] = {
    "default": "the keys of the command table",
    "vim": "/ finds in the text, f searches the collection, Ctrl+F and Ctrl+B page, m marks, Ctrl+O goes back",
    "less": "/ finds in the text, F searches the collection, f and b page, d and u half a page, m marks, h helps",
    "emacs": "Ctrl+N and Ctrl+P, Ctrl+V and Alt+V, Ctrl+S finds in the text, Ctrl+G is Esc, Alt+X every command",
}
"""What each map is like, in a line."""
