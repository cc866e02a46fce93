"""Addresses that the terminal itself opens on a click (OSC 8), where it can."""

from __future__ import annotations

import os
from collections.abc import Mapping

from textual.style import Style

_WITHOUT = ("dumb", "linux")


def has_hyperlinks(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal may be given hyperlinks; those that know nothing of them pass them over, but for two."""
    return environment.get("TERM", "") not in _WITHOUT


def hyperlink(destination: str) -> Style:
    """The style that makes a text a link to an http or https address; no style for any other destination."""
    if not destination.lower().startswith(("http://", "https://")) or not has_hyperlinks():
        return Style()
    # Imported when there is a link: the first screen does without it.
    from tui.link_target import web_address

    return Style(link=web_address(destination) or None)
