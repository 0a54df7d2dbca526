"""Loading ahead what the first doc needs."""

from __future__ import annotations

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.verification import words
from rightsize.engine.prepare import prepare
from rightsize.engine.snapshot import Snapshot


def test_preparing_loads_the_words_and_leaves_the_snapshot_alone() -> None:
    """Any symbol of the file will do, of whatever kind."""
    language = packaged().for_path("a.py")
    assert language is not None
    source = b"class Shape:\n    def area(self):\n        return 1\n"
    snapshot = Snapshot("a.py", parse(language, source))
    words.common_stems.cache_clear()
    for symbol in symbols_in(snapshot.parsed, "a"):
        prepare(snapshot, symbol)
    assert words.common_stems.cache_info().currsize
    assert snapshot.parsed.data == source
