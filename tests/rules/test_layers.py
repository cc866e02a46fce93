"""The shape of the code, held by tests: who may import whom, how long things may be, what is public."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for folder in ("indexdir", "tui") for path in (ROOT / folder).rglob("*.py"))

LONGEST_FILE, LONGEST_CLASS, LONGEST_FUNCTION = 300, 200, 40

# Named exceptions to the ceilings, each with its reason.
EXCEPTIONS: dict[str, str] = {}


def in_a_fresh_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_indexdir_knows_neither_textual_nor_rich() -> None:
    code = (
        "import pkgutil, importlib, sys, indexdir\n"
        "for found in pkgutil.walk_packages(indexdir.__path__, 'indexdir.'): importlib.import_module(found.name)\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('textual', 'rich', 'tui')))"
    )
    assert in_a_fresh_process(code).strip() == "[]"


def test_the_first_screen_needs_no_engine() -> None:
    in_a_fresh_process("from indexdir import Library; Library.open().build()")
    code = (
        "import sys\nfrom indexdir import Library\nlibrary = Library.open()\n"
        "reading = library.read('documents/article.txt')\nassert reading.mentions and library.cards()\n"
        "print(sorted(name for name in ('whoosh', 'ahocorasick_rs', 'charset_normalizer', 'yaml') if name in sys.modules))"
    )
    assert in_a_fresh_process(code).strip() == "[]"


def test_the_public_face_is_what_it_exports() -> None:
    import indexdir

    tree = ast.parse((ROOT / "indexdir" / "__init__.py").read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert sorted(imported) == sorted(indexdir.__all__)


def test_import_contracts_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    if not lint.exists():
        pytest.skip("import-linter is not installed here")
    done = subprocess.run([lint, "--no-cache"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_sizes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = str(path.relative_to(ROOT))
    too_long = []
    if len(text.splitlines()) > LONGEST_FILE:
        too_long.append(name)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            longest = LONGEST_CLASS if isinstance(node, ast.ClassDef) else LONGEST_FUNCTION
            if (node.end_lineno or 0) - node.lineno + 1 > longest:
                too_long.append(f"{name}:{node.name}")
    assert [found for found in too_long if found not in EXCEPTIONS] == []


def test_no_exception_outlives_its_reason() -> None:
    for name in EXCEPTIONS:
        assert (ROOT / name.split(":")[0]).exists()


def test_nothing_of_the_machine_or_of_a_registry_is_written_down() -> None:
    hosts = ("py" + "pi.org", "pythonhosted" + ".org", "npmjs" + ".org")
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if not path.is_file():
            continue
        data = path.read_bytes()
        for host in hosts:
            assert host.encode() not in data, f"{name} names {host}"
        assert b"/".join((b"", b"work", b"main")) not in data, f"{name} names a path of a machine"
