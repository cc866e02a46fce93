"""Bytes become clean text, once: decoded, line ends normal, nothing left in it that could drive a terminal.

All offsets anywhere are code points into what `clean` returns. For plain UTF-8 without control characters that is
the file's own text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Each becomes one visible character, so that offsets stay and a reader sees that something was there:
# C0 and DEL their control pictures, C1 and the characters that reorder or hide text a replacement character.
_C0 = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_HIDDEN = [
    *range(0x80, 0xA0),  # C1
    0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # direction marks, overrides, isolates
    0x2028, 0x2029,  # line and paragraph separators, which some terminals and libraries take for a line end
    *range(0x206A, 0x2070), *range(0xFFF9, 0xFFFC),  # deprecated format controls, interlinear annotation
    *range(0xE0000, 0xE0080),  # tags: invisible text
    *range(0xD800, 0xE000),  # lone surrogates can't be written out as UTF-8
]  # fmt: skip
_TABLE: dict[int, int | str] = {
    **_C0,
    0x7F: 0x2421,
    0xFEFF: 0x2060,  # a byte order mark inside the text is only a no-break of no width
    **dict.fromkeys(_HIDDEN, REPLACEMENT),
}

# Looking is ten times faster than translating, and nearly every text is clean. Ranges, because a set of single
# characters this large is slow to search with; a test holds it to the table.
_UNCLEAN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16


class NotTextError(ValueError):
    """The bytes are no text in any encoding that we can tell."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how its bytes were read, with `guessed` where nothing in the file said so."""

    text: str
    encoding: str


def clean(text: str) -> str:
    """Text with normal line ends and every control character replaced by one visible character."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_TABLE) if _UNCLEAN.search(text) else text


def decode(data: bytes, declared: str = "") -> Decoded:
    """Decode a file's bytes: a byte order mark, UTF-8, UTF-16 without a mark, else the likeliest old encoding.

    `declared` is an encoding that the file names itself, as Python calls it: it is taken where the text is no UTF-8.
    Raises NotTextError for what looks like a binary file.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(clean(data[len(mark) :].decode(encoding, errors="replace")), encoding)
    if wide := _unmarked_utf16(data[:_SAMPLE]):
        return Decoded(clean(data.decode(wide, errors="replace")), f"{wide}, guessed")
    _refuse_binary(data[:_SAMPLE])
    try:
        return Decoded(clean(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError as error:
        if declared and declared != "utf-8":
            return Decoded(clean(data.decode(declared, errors="replace")), declared)
        return _decode_old(data, error)


def _refuse_binary(sample: bytes) -> None:
    """A few stray control bytes are a dirty text; many are a program or a picture."""
    strays = sum(sample.count(bytes([code])) for code in range(0x20) if code not in b"\t\n\r\f\x0b\x1b")
    if strays > len(sample) // 20 and strays > 8:
        raise NotTextError("looks like a binary file, not text")


def _unmarked_utf16(sample: bytes) -> str:
    """UTF-16 of mostly Latin text shows itself by zeros in every other place."""
    pairs = len(sample) // 2
    if pairs < 4:
        return ""
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd > 0.6 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return ""


def _decode_old(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Text that is not UTF-8: damaged UTF-8, Western text in Windows-1252, or what charset-normalizer finds."""
    high = sum(byte >= 0x80 for byte in data[:_SAMPLE])
    repaired = data.decode("utf-8", errors="replace")
    broken = repaired.count(REPLACEMENT)
    sound = sum(character >= "\x80" for character in repaired[:_SAMPLE]) - repaired[:_SAMPLE].count(REPLACEMENT)
    if sound > 4 * broken:
        return Decoded(clean(repaired), f"utf-8 with {broken} damaged places, the first at byte {error.start}")
    if high < 0.3 * len(data[:_SAMPLE]):
        return Decoded(clean(data.decode("cp1252", errors="replace")), "windows-1252, guessed")
    # Imported here: nearly no start of the program ever needs it, and it is slow to load.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    return Decoded(clean(data.decode(encoding, errors="replace")), f"{encoding}, guessed")
