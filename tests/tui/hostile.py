"""A collection that attacks: control sequences, markup, odd characters, long lines, empty and faulty files."""

from __future__ import annotations

from pathlib import Path

SEQUENCES = (
    "\x1b[31m", "\x1b]0;zqx\x07", "\x1b]52;c;enp4\x07", "\x1b]8;;http://zqx\x1b\\", "\x1bPzqx\x1b\\", "\x1b[2J", "\x1b[?1049l",
    "\x9b31m", "\x9d0;zqx\x9c", "\x1bc", "\x1b[6n", "\x07", "\x08\x08", "\x00", "\x0c", "\x7f", "\x1b_Gzqx\x1b\\", "\x0e",
    "\u202ezqx\u202c", "\u2066zqx\u2069", "\u200f", "\u2028", "\x85", "\rzqx", "\x1b[zqx",
)  # fmt: skip
MARKUP = (
    "[bold]zqx[/bold]", "[/foo]", "[@click=app.quit]zqx[/]", "[link=http://zqx]x[/link]", "$zqx", "[red", "\\[b]", "[]", "[/]",
    "{zqx}", "%s%n", "<script>alert('zqx')</script>", "\ud7ff\ue000", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤", "👩‍👩‍👧‍👦🏳️‍🌈", "ﷺ", "社會科學院語學研究所",
    "عربي نص طويل", "**", "`", "[](", "[a](javascript:alert(1))", "![](", "***a**", "| |", "> ", "```", "# ", "- - -",
)  # fmt: skip


def write_hostile(folder: Path) -> Path:
    """Write the collection into a folder."""
    (folder / "cards").mkdir(parents=True)
    lines = [f"zqx{n} {sequence} after the deal" for n, sequence in enumerate(SEQUENCES)]
    lines += [f"markup{n} {text} after the deal" for n, text in enumerate(MARKUP)]
    (folder / "attack [bold].txt").write_text("\n\n".join(lines), encoding="utf-8", newline="")
    (folder / "attack.md").write_text("\n\n".join(lines) + "\n\n" + "\n".join(MARKUP), encoding="utf-8", newline="")
    (folder / "title \x1b]0;zqx\x07.md").write_text("---\ntitle: '[@click=app.quit]zqx[/] [/foo]'\n---\n\nthe deal\n")
    (folder / "long.txt").write_text("deal" * 20_000 + "\n\n" + "the deal 社會 " * 2_000, encoding="utf-8")
    (folder / "many.txt").write_text("deal\n" * 3_000, encoding="utf-8")
    (folder / "blank.txt").write_text("\n\n \t\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "cards" / "c.yaml").write_text("kind: term\ncards:\n- {id: d, name: deal, summary: '[/foo] [bold]zqx'}\n")
    (folder / "cards" / "broken.yaml").write_text("kind: term\ncards:\n- {id: [\n")
    return folder
