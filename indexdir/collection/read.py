"""A file becomes a document: text, passages, and what manifest, front matter and file name say of it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath

from indexdir.collection.dates import date_in_name, date_in_text, iso_date
from indexdir.collection.language import language_of
from indexdir.collection.readers import reader_for
from indexdir.collection.readers.extract import Extract
from indexdir.collection.text import NotTextError, clean
from indexdir.collection.walk import LARGEST, reason
from indexdir.described import About
from indexdir.records import Document, DocumentText

_WORD = re.compile(r"\w+")


class UnreadableError(Exception):
    """The file can't become a document; `str()` is the reason, without the file's name.

    `lasting` is whether it stays so until the file changes; a permission, say, may change without that.
    """

    def __init__(self, reason: str, *, lasting: bool = True) -> None:
        super().__init__(reason)
        self.lasting = lasting


def load_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableError(f"can't be read: {reason(error)}", lasting=False) from error
    if len(data) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST // 1_000_000} MB")
    return data


def digest_of(data: bytes) -> str:
    """The SHA-256 of a file's bytes, as hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_document(document_id: str, data: bytes, about: About | None = None) -> DocumentText:
    """Turn a file's bytes into a document without mentions. Raises UnreadableError where there is no text in it."""
    name = PurePosixPath(document_id)
    try:
        extract = reader_for(name.suffix)(data)
    except NotTextError as error:
        raise UnreadableError(str(error)) from error
    if not extract.passages:
        raise UnreadableError("is empty" if not data.strip() else "has no text in it")
    date, date_source = _date(about, extract, name.name)
    document = Document(
        id=document_id,
        title=one_line((about.title if about else "") or extract.title or _title_of(name)),
        date=date,
        date_source=date_source,
        source=one_line((about.source if about else "") or extract.source),
        kind=one_line((about.kind if about else "") or extract.kind),
        words=sum(1 for _ in _WORD.finditer(extract.text, extract.passages[0].start)),
        length=len(extract.text),
        passages=len(extract.passages),
        digest=digest_of(data),
        encoding=extract.encoding,
        lang=(about.lang if about else "") or extract.lang or language_of(extract.text, extract.passages[0].start),
    )
    return DocumentText(document, extract.text, extract.passages)


def one_line(text: str) -> str:
    """Text for a heading: cleaned, on one line, of a bearable length."""
    line = " ".join(clean(text).split())
    return line if len(line) <= 300 else line[:299] + "…"


def _date(about: About | None, extract: Extract, name: str) -> tuple[str, str]:
    for date, source in (
        (iso_date(about.date) if about else "", "manifest"),
        (extract.date, extract.said_in),
        (date_in_name(name), "file name"),
        (date_in_text(extract.text, extract.passages[0].start), "text"),
    ):
        if date:
            return date, source
    return "", ""


def _title_of(name: PurePosixPath) -> str:
    stem = name.stem
    if date := date_in_name(stem):
        stem = stem[len(date) :].strip(" -_.") or stem
    words = re.sub(r"[_\s]+", " ", stem.replace("-", " ") if " " not in stem else stem).strip()
    return words[:1].upper() + words[1:] if words else str(name)
