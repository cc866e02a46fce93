import pytest


@pytest.fixture(autouse=True)
def true_colour(monkeypatch):
    """The terminal of every test has all colours, whatever the machine says."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
