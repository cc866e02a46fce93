"""What the elements of a page mean for its text."""

from __future__ import annotations

import re

from indexdir.collection.readers.html_tokens import Token

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
CELLS = frozenset({"td", "th"})
PARAGRAPHS = frozenset({"p", *HEADINGS, "hr"})
"""Elements that begin a block and hold no other."""
NOT_TEXT = frozenset({"template", "svg", "select", "datalist", "object", "audio", "video", "canvas"})
"""Elements of which nothing is text that anybody reads."""
HOLDERS = LISTS | TABLE_PARTS | NOT_TEXT | {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "legend",
    "li", "listing", "main", "nav", "noscript", "option", "plaintext", "pre", "search", "section",
    "summary",
}  # fmt: skip
"""Elements that hold others; so does one with a hyphen in its name, which an author made up."""
CODE_BLOCKS = frozenset({"pre", "listing", "plaintext"})
LOOKS = ("strong", "emphasis", "strike", "code")
LOOK_OF = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("s", "strike", "del"), "strike"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
}

_TERMS, _TABLE = frozenset({"dt", "dd"}), frozenset({"table"})
_GROUPS = frozenset({"thead", "tbody", "tfoot", "caption"})
ENDED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), LISTS),
    "dt": (_TERMS, frozenset({"dl"})),
    "dd": (_TERMS, frozenset({"dl"})),
    "td": (CELLS, _TABLE),
    "th": (CELLS, _TABLE),
    "tr": (frozenset({"tr"}), _TABLE),
    "thead": (_GROUPS, _TABLE),
    "tbody": (_GROUPS, _TABLE),
    "tfoot": (_GROUPS, _TABLE),
}
"""Which open elements a new one ends though no tag says so, and which it does not look beyond."""

_BANNER = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|ccpa)[\s_-]*"
    r"(?:banner|bar|notice|pop-?up|modal|overlay|message|dialog|wall|manager|prompt|alert|disclaimer)"
    r"|(?:^|\s)(?:onetrust|cookiebot|cybotcookiebot|usercentrics|didomi|truste|qc-cmp|sp_message|cc-window)",
    re.IGNORECASE,
)
_NEVER_LEFT_OUT = frozenset({"body", "main", "article", *TABLE_PARTS})


def is_beside_the_text(token: Token) -> bool:
    """Whether an element holds menus, notices or what a page hides, and not what it has to say."""
    attributes = token.attributes() if token.text else {}
    if token.name in ("nav", "noscript") or attributes.get("role", "").lower() in ("navigation", "search"):
        return True
    if token.name in _NEVER_LEFT_OUT:
        return False
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    return any(_BANNER.search(attributes[key]) for key in ("id", "class") if key in attributes)
