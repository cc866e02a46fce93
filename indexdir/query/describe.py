"""A query tree in words, as it is run."""

from __future__ import annotations

from indexdir.query import tree


def describe(node: tree.Node | None) -> str:
    """What a tree asks for; `~` marks a stem, `=` a word as written."""
    if node is None:
        return ""
    said = _joined(node)
    return said[1:-1] if said.startswith("(") and _closes(said) == len(said) - 1 else said


def _joined(node: tree.Node) -> str:
    if isinstance(node, tree.Words | tree.And | tree.Prose):
        joint = " OR " if isinstance(node, tree.Prose) else " AND "
        return _group(joint, [_joined(child) for child in tree.children(node)])
    if isinstance(node, tree.Or):
        return _group(" OR ", [_joined(child) for child in node.parts])
    if isinstance(node, tree.Refined):
        return "(" + " | ".join(describe(child) for child in tree.children(node)) + ")"
    if isinstance(node, tree.Not):
        return f"NOT {_joined(node.part)}"
    if isinstance(node, tree.Dated):
        return node.said
    if isinstance(node, tree.Described):
        return f"{node.field}:{'=' if node.exact else ''}{_quoted(node.value)}"
    return _unit(node)


def _unit(node: tree.Unit) -> str:
    if isinstance(node, tree.Near):
        said = _unit(node.links[0])
        for link, (words, ordered) in zip(node.links[1:], node.gaps, strict=True):
            said += f" {'THEN' if ordered else 'NEAR'}/{words} {_unit(link)}"
        return f"({said})"
    if isinstance(node, tree.Same):
        return _group(" SAME ", [_unit(unit) for unit in node.units])
    if isinstance(node, tree.Within):
        return '"' + " ".join(_unit(word) for word in node.words) + f'"~{node.slop}'
    if isinstance(node, tree.Phrase):
        return '"' + " ".join(_unit(part) for part in node.parts) + '"'
    if isinstance(node, tree.Either):
        return _group(" OR ", [_unit(unit) for unit in node.units])
    if isinstance(node, tree.InTitle):
        return f"title:{_unit(node.unit)}"
    return _word(node)


def _word(node: tree.Unit) -> str:
    if isinstance(node, tree.Stem):
        return f"~{node.text}"
    if isinstance(node, tree.Written):
        return f"={node.text}"
    if isinstance(node, tree.Begins):
        return f"{node.prefix}*"
    if isinstance(node, tree.Wild | tree.Regex):
        return f"re:/{node.pattern}/" if isinstance(node, tree.Regex) else node.pattern
    if isinstance(node, tree.Fuzzy):
        return f"{node.form}~{node.distance}"
    if isinstance(node, tree.Mentioned | tree.InNotebook):
        return node.said
    assert isinstance(node, tree.Form)
    return node.text


def _group(joint: str, parts: list[str]) -> str:
    parts = list(dict.fromkeys(parts))
    return parts[0] if len(parts) == 1 else "(" + joint.join(parts) + ")"


def _closes(said: str) -> int:
    """Where the parenthesis that opens a text is closed."""
    depth = 0
    for at, character in enumerate(said):
        depth += (character == "(") - (character == ")")
        if not depth:
            return at
    return -1


def _quoted(value: str) -> str:
    return f'"{value}"' if any(character.isspace() or character in "()|" for character in value) else value
