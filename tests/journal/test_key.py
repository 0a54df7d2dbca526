"""The key of the ledger's hashes."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from rightsize.journal.key import KEY_BYTES, keyed_hash, load_key

if TYPE_CHECKING:
    from pathlib import Path


def test_a_key_is_made_once(tmp_path: Path) -> None:
    """The second session hashes as the first did."""
    assert load_key(tmp_path) == load_key(tmp_path)


def test_only_the_owner_can_read_the_key(tmp_path: Path) -> None:
    """Who has the key can tell which paths stand in the ledger."""
    load_key(tmp_path)

    assert stat.S_IMODE((tmp_path / "ledger.key").stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} <= {"ledger.key", "ledger.lock"}


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    """Whoever comes second takes the key of the first."""
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: load_key(tmp_path), range(8)))

    assert len(keys) == 1


@pytest.mark.parametrize("damaged", [b"", b"short", b"x" * (KEY_BYTES + 1)])
def test_a_damaged_key_is_replaced(tmp_path: Path, damaged: bytes) -> None:
    """A crash or a full disk may have left part of a key."""
    (tmp_path / "ledger.key").write_bytes(damaged)
    key = load_key(tmp_path)

    assert len(key) == KEY_BYTES
    assert load_key(tmp_path) == key


def test_hashes_tell_texts_and_keys_apart() -> None:
    """The same text has the same hash under one key and another under another; lone surrogates hash too."""
    one, two = b"1" * KEY_BYTES, b"2" * KEY_BYTES
    hashes = [keyed_hash(one, "a"), keyed_hash(one, "b"), keyed_hash(two, "a"), keyed_hash(one, "\ud800")]

    assert keyed_hash(one, "a") == hashes[0]
    assert len(set(hashes)) == 4
    assert {len(each) for each in hashes} == {24}
