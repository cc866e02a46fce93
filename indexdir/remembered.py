"""Manifest and cards as they were last read, so that a start need not parse YAML again while no file has changed.

Kept beside the generations as MessagePack: plain values, nothing that could run. It may be missing or broken.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from indexdir.described import CardSet, Manifest

FILE = "described.msgpack"
_VERSION = b"2"  # grows when the records in it change


class _Remembered(msgspec.Struct):
    manifest: Manifest
    cards: CardSet


def recall(folder: Path, place: Path) -> tuple[Manifest, CardSet] | None:
    """What was remembered of a collection, if its files are still the same."""
    with suppress(OSError, ValueError, TypeError, msgspec.MsgspecError):
        data = (place / FILE).read_bytes()
        if data[:32] == digest(folder) and data[32:64] == hashlib.sha256(data[64:]).digest():
            known = msgspec.msgpack.decode(data[64:], type=_Remembered)
            # A document that is gone is a problem of the manifest, though the manifest is the same.
            if all((folder / document_id).exists() for document_id in known.manifest.documents):
                return known.manifest, known.cards
    return None


def remember(folder: Path, place: Path, before: bytes, manifest: Manifest, cards: CardSet) -> None:
    """Keep manifest and cards for the next start; `before` is the `digest` of the folder when they were read."""
    if manifest.problems or before != digest(folder):
        return
    with suppress(OSError, TypeError, msgspec.MsgspecError):
        packed = msgspec.msgpack.encode(_Remembered(manifest, cards))
        data = before + hashlib.sha256(packed).digest() + packed
        if not (place / FILE).exists() or (place / FILE).read_bytes() != data:
            fresh = place / f"{FILE}.new"
            fresh.write_bytes(data)
            fresh.replace(place / FILE)


def digest(folder: Path) -> bytes:
    """A hash over the names and bytes of the files that describe a collection; empty where one can't be read."""
    try:
        return _digest(folder)
    except OSError:
        return b""


def _digest(folder: Path) -> bytes:
    described = hashlib.sha256(_VERSION)
    top = [folder / f"{stem}{ending}" for stem in ("manifest", "events") for ending in (".yaml", ".yml")]
    cards = folder / "cards"
    for path in (*top, *(sorted(cards.iterdir()) if cards.is_dir() else ())):
        if path.suffix in (".yaml", ".yml") and path.is_file():
            data = path.read_bytes()
            described.update(f"{path.name}\0{len(data)}\0".encode(errors="surrogateescape") + data)
    return described.digest()
