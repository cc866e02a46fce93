"""Nothing but plain lines is ever written, whatever a document holds; and no screen is loaded for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from talking import Fingers, Talks

ATTACKS = (
    "\x1b[31mred\x1b[0m deal", "\x1b]0;title\x07 deal", "\x1b]52;c;Zm9v\x07 deal", "\x9b2J deal", "a\x08\x08b deal", "nul\x00 deal",
    "\u202edeal\u202c", "line\u2028deal", "back\rdeal", "[bold]deal[/bold] [/foo] [@click=app.quit]deal[/]", "\x0cdeal\x7f\x0e",
)  # fmt: skip
ALLOWED = {"\n"}


def hostile(folder: Path) -> Path:
    (folder / "cards").mkdir()
    passages = [
        *ATTACKS,
        "# \x1b[1mheading deal",
        "> \x1b[2Jquote deal",
        "- item\x07 deal",
        "    code \x1b[3m deal",
        "| a\x1b | deal |\n|---|---|\n| c | d |",
    ]
    for name in ("attack.txt", "attack \x1b]0;x\x07.md"):
        (folder / name).write_text("\n\n".join(passages), encoding="utf-8", newline="")
    (folder / "title.md").write_text(
        '---\ntitle: "t \\e[31m deal"\nsource: "s \\a"\n---\n\n# \x1bdeal\n\nthe deal\n', encoding="utf-8"
    )
    card = '{id: deal, name: deal, summary: "s \\e[31m", aliases: ["d \\a"], facts: [{text: "f \\e[2J"}]}'
    (folder / "cards" / "c.yaml").write_text(f"kind: term\ncards:\n- {card}\n", encoding="utf-8")
    return folder


def test_only_plain_lines_are_written(talks: Talks, tmp_path: Path) -> None:
    talk = talks(hostile(tmp_path))
    words = [
        "documents",
        "1",
        "page 30",
        "names all",
        "1",
        "mentions",
        "2",
        "n",
        "s deal",
        "2",
        "n",
        "n",
        "narrow",
        "why",
        "hits",
    ]
    words += [
        "b",
        "note \x07\x1b]0;x\x07 mine",
        "tags \x9b",
        "bookmarks",
        "copy",
        "contents",
        "1",
        "find deal",
        "problems",
        "where",
    ]
    words += [
        "s \x9bdeal \u202e",
        "save \u202ename",
        "saved",
        "asked",
        "frob\x07\u202e",
        "open \x9b",
        "card \x9b",
        "marks on",
        "page 30",
    ]
    talk(*words)
    for number in range(1, 4):
        talk("documents", str(number), "page 40", "names all", "copy", "contents")
    talk.hear(Fingers(*words), terminal=True)
    assert len(talk.everything) > 5_000
    odd = {
        c
        for c in talk.everything
        if (ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u202e\u202c") and c not in ALLOWED
    }
    assert odd == set()


def test_a_session_loads_neither_textual_nor_rich(folder: Path) -> None:
    code = (
        "import sys\nfrom tui.__main__ import main\n"
        "status = main(['--linear', sys.argv[1]])\n"
        "loaded = sorted({name.split('.')[0] for name in sys.modules} & {'textual', 'rich', 'readline', 'curses'})\n"
        "print('LOADED', status, loaded)\n"
    )
    lines = "\ns s-400\n1\nnames\n1\nmentions\n1\nb\nnote x\nbookmarks\nnarrow\nwhy\nfind russia\ncontents\ncopy\n?\nhelp search\n"
    done = subprocess.run(
        [sys.executable, "-c", code, folder], input=lines, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "LOADED 0 []"
    assert done.stderr == ""


def test_a_pipe_in_and_out_without_prompts(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--linear", "--fresh", "--ascii", folder],
        input="b\n\xff\nfrob", capture_output=True, encoding="latin-1", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.isascii()
    assert "Number" not in done.stdout
    assert done.stdout.splitlines()[-3:] == [
        'Kept: "India and the United States held talks in New D..."',
        'No command "?"; ? lists them, search ? searches for it.',
        'No command "frob"; ? lists them, search frob searches for it.',
    ]


def test_a_listener_that_leaves_early_is_no_error(folder: Path) -> None:
    command = f"yes p | {sys.executable} -m tui --linear {folder} | head -n 3; echo ${{PIPESTATUS[1]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "141"


def test_without_a_terminal_the_reading_room_names_this_way(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", folder], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert "--linear" in done.stderr
    assert done.stderr.count("\n") == 1
