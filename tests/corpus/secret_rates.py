"""Measures the hiding of secrets: `python -m tests.corpus.secret_rates FOLDER…`.

Prints how many of the shapes are hidden whole, and for each folder of sources the placeholders a thousand lines, which
are false ones where the sources are well kept, with the time that ten thousand lines take.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rightsize.core.analysis.languages import packaged
from tests.support.secret_shapes import SHAPES
from tests.support.veils import veiled_alone

if TYPE_CHECKING:
    from collections.abc import Iterator


def hidden_whole() -> int:
    """Return how many of the shapes leave no eight characters behind."""
    count = 0
    for _, line, secret in SHAPES:
        hidden, _ = veiled_alone(line)
        count += not any(secret[at : at + 8] in hidden for at in range(len(secret) - 7))
    return count


def texts_in(folder: Path) -> Iterator[str]:
    """Yield the sources of a folder in any language that is known."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and packaged().for_path(str(path)) is not None:
            yield path.read_text(encoding="utf-8", errors="replace")


def main() -> None:
    """Print the figures."""
    print(f"{hidden_whole()} of {len(SHAPES)} shapes are hidden whole")
    for folder in map(Path, sys.argv[1:]):
        texts = list(texts_in(folder))
        lines = sum(each.count("\n") for each in texts)
        began = time.process_time()
        veils = [veiled_alone(each) for each in texts]
        seconds = time.process_time() - began
        broken = sum(veil.lifted(hidden) != text for text, (hidden, veil) in zip(texts, veils, strict=True))
        found = sum(len(veil.secrets) for _, veil in veils)
        print(
            f"{folder.name}: {found} placeholders in {lines:,} lines, {1000 * found / max(1, lines):.2f} a thousand; "
            f"{1e7 * seconds / max(1, lines):.0f} ms for ten thousand lines; {broken} files came back changed"
        )


if __name__ == "__main__":
    main()
