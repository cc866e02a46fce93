"""In which language a text is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from indexdir.query.words import FUNCTION_WORDS

_LETTERS = re.compile(r"[^\W\d_]+")
SAMPLE = 2_000  # code points that are looked at
_FEWEST_WORDS = 20
_ENGLISH = 0.3  # of its words are function words in any running English text, and in no other language's
_SURE = 0.9


def language_of(text: str, start: int = 0) -> str:
    """The ISO 639-1 code of the language of a text from an offset on; empty where it can't be told."""
    sample = text[start : start + SAMPLE]
    forms = _LETTERS.findall(sample.lower())
    if len(forms) < _FEWEST_WORDS:
        return ""
    if sum(map(FUNCTION_WORDS.__contains__, forms)) >= _ENGLISH * len(forms):
        return "en"
    code, sure = _identifier().classify(sample)
    return str(code) if sure >= _SURE else ""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    # Imported here: a collection in English never needs it, and it is slow to load.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
