"""docs/settings.md is the table of settings, and what it shows is right."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from tui.keymap_check import keymap_of
from tui.settings import FILE, SETTINGS, load_settings
from tui.themes import THEMES

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def page() -> str:
    spec = importlib.util.spec_from_file_location("pages", DOCS / "pages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.settings_page()


def test_the_page_is_the_table(page) -> None:
    assert (DOCS / "settings.md").read_text("utf-8") == page
    for setting in SETTINGS:
        assert f"| `{setting.name}` | {setting.help} |" in page


def test_the_example_is_without_fault(page, tmp_path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (tmp_path / FILE).write_text(example, "utf-8")
    settings, faults = load_settings([theme.name for theme in THEMES], tmp_path)
    assert faults == () and settings.keymap == "vim" and settings.measure == 72
    _keymap, faults = keymap_of(settings.keymap, settings.keys)
    assert faults == ()
