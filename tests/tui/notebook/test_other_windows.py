"""What another window did is not taken back without a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indexdir import DocumentText
from tui.notebook import Notebook
from tui.notebook.errors import ElsewhereError
from tui.notebook.safety.comparing import differing
from tui.notebook.safety.recovery import rebuilt

Opener = Callable[[], Notebook]


def test_what_another_did_is_undone_when_it_is_asked_for_twice(open_notebook: Opener, reading: DocumentText) -> None:
    one, two = open_notebook(), open_notebook()
    one.toggle_bookmark(reading, 0, 5)
    two.toggle_bookmark(reading, 10, 15)
    two.annotate(two.bookmarks()[0].id, "a note", [])
    for label in ("note of", "bookmark added"):
        with pytest.raises(ElsewhereError, match=label):
            one.undo(asking=True)
        assert one.undo(asking=True).startswith(label)
    assert one.undo(asking=True).startswith("bookmark added")
    assert one.undo(asking=True) == ""
    for label in ("bookmark added", "bookmark added", "note of"):
        assert one.redo(asking=True).startswith(label)  # it was undone here


def test_what_another_undid_is_done_again_when_it_is_asked_for_twice(
    open_notebook: Opener, reading: DocumentText
) -> None:
    first, two = open_notebook(), open_notebook()
    first.toggle_bookmark(reading, 0, 5)
    one = open_notebook()
    two.undo()
    with pytest.raises(ElsewhereError, match="bookmark added"):
        one.redo(asking=True)
    assert one.redo(asking=True)
    with pytest.raises(ElsewhereError, match="bookmark added"):
        two.undo(asking=True)


def test_the_question_is_put_anew_after_anything_else(open_notebook: Opener, reading: DocumentText) -> None:
    one, two = open_notebook(), open_notebook()
    two.toggle_bookmark(reading, 0, 5)
    with pytest.raises(ElsewhereError):
        one.undo(asking=True)
    one.toggle_bookmark(reading, 10, 15)
    assert one.undo(asking=True)
    with pytest.raises(ElsewhereError):
        one.undo(asking=True)
    assert len(one.bookmarks()) == 1


def test_what_earlier_sessions_did_is_undone_without_a_question(open_notebook: Opener, reading: DocumentText) -> None:
    open_notebook().toggle_bookmark(reading, 0, 5)
    assert open_notebook().undo(asking=True)
    assert open_notebook().redo(asking=True)


def test_the_log_tells_whose_an_action_is(open_notebook: Opener, reading: DocumentText) -> None:
    one, two = open_notebook(), open_notebook()
    one.toggle_bookmark(reading, 0, 5)
    two.toggle_bookmark(reading, 10, 15)
    one.undo()
    made = rebuilt(one.path)
    assert differing(one._connection, made.connection) == []
    sessions = made.connection.execute("SELECT session, number FROM actions ORDER BY id").fetchall()
    assert sessions == [(one._session, 1), (one._session, 3)]
    made.connection.close()
