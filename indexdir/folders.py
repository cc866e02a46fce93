"""The folder of a collection, and what describes it."""

from __future__ import annotations

import os
from pathlib import Path

from indexdir.described import CardSet, Manifest
from indexdir.errors import CollectionError


def seeds_folder() -> Path:
    """Where the embedded collection is."""
    import seeds

    return Path(seeds.__file__).resolve().parent


def described(where: Path) -> tuple[Manifest, CardSet]:
    """What manifest and cards of a folder say."""
    from indexdir.cards.load import load_cards
    from indexdir.collection.manifest import load_manifest

    return load_manifest(where), load_cards(where)


def checked(folder: Path) -> Path:
    """The folder, resolved, if it can be listed. Raises CollectionError."""
    try:
        where = folder.expanduser().resolve(strict=True)
        with os.scandir(where) as entries:
            next(entries, None)
    except FileNotFoundError as error:
        raise CollectionError(f"{folder}: there is no such folder") from error
    except NotADirectoryError as error:
        raise CollectionError(f"{folder}: is not a folder; name the folder that the file is in") from error
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CollectionError(f"{folder}: the folder can't be read ({why.lower()})") from error
    return where
