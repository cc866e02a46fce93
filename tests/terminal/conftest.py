import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if os.name != "posix":
    collect_ignore_glob = ["test_*.py"]
else:
    sys.path.insert(0, str(Path(__file__).parent))
    from pseudo_terminal import PseudoTerminal

    @pytest.fixture
    def start() -> Iterator[Callable[..., PseudoTerminal]]:
        """Start the program; whatever still runs at the end of the test is killed."""
        running: list[PseudoTerminal] = []

        def start(*arguments: str, size: tuple[int, int] = (120, 40), **environment: str) -> PseudoTerminal:
            running.append(PseudoTerminal(*arguments, size=size, **environment))
            return running[-1]

        yield start
        for terminal in running:
            terminal.kill()
