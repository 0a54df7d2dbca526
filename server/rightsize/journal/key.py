"""The key of the hashes that stand for projects and docs: random, made once, readable by its owner alone.

Without it, whoever reads the ledger could hash a guess and see whether it is in there.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from typing import TYPE_CHECKING, Final

from rightsize.journal.months import locked

if TYPE_CHECKING:
    from pathlib import Path

KEY_BYTES: Final = 32
HASH_BYTES: Final = 12


def keyed_hash(key: bytes, text: str) -> str:
    """Return the hash of `text` under `key`, in hexadecimal."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=key, digest_size=HASH_BYTES).hexdigest()


def load_key(folder: Path) -> bytes:
    """Return the key in `folder`, making it when there is none; processes that start together agree on one.

    Raises:
        OSError: there is none, and it cannot be made.
    """
    path = folder / "ledger.key"
    found = _read(path)
    if found is not None:
        return found
    with locked(folder):
        return _read(path) or _make(path)


def _read(path: Path) -> bytes | None:
    """Return the key, or None where there is none or only part of one."""
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    return key if len(key) == KEY_BYTES else None


def _make(path: Path) -> bytes:
    """Write a key under another name and move it in place whole."""
    key = secrets.token_bytes(KEY_BYTES)
    new = path.with_name("ledger.key.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
    new.replace(path)
    return key
