"""The log: a file that is made when there is something to say."""

from __future__ import annotations

import logging
import logging.handlers
import os
from pathlib import Path

import platformdirs

from tui.cli.status import CommandError

_BYTES = 1_000_000


def log_path(chosen: Path | None) -> Path:
    """The file that `--log` named, else the one in `DTTI_TUI_STATE` or the user's state directory."""
    if chosen is not None:
        return chosen.expanduser()
    named = os.environ.get("DTTI_TUI_STATE")
    directory = Path(named).expanduser() if named else platformdirs.user_state_path("dtti-tui", appauthor=False)
    return directory / "dtti-tui.log"


def start_log(chosen: Path | None) -> None:
    """Send the log to its file. Raises CommandError where `--log` named one that can't be written."""
    path = log_path(chosen)
    try:
        if chosen is None:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=_BYTES, backupCount=1, encoding="utf-8", errors="backslashreplace", delay=chosen is None
        )
    except OSError as error:
        if chosen is not None:
            raise CommandError(f"{path}: the log can't be written ({(error.strerror or '').lower()})") from error
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # A log that can't be written any more must not disturb the screen.
    logging.raiseExceptions = False
