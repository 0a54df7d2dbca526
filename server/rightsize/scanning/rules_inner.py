"""What runs in the child of `rules.py`: it answers each source with what our rules find, until the pipe is closed."""

from __future__ import annotations

import os
import pickle
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from rightsize.core.review.floor import Seen

_HEAD = 4


def find(question: bytes) -> Seen | None:
    """Return what is seen for one question, or None where this process cannot tell."""
    from rightsize.core.analysis.languages import packaged
    from rightsize.core.analysis.parse import parse
    from rightsize.engine.floor import found_in

    language_id, source, within, issues = pickle.loads(question)  # noqa: S301 - it comes from the parent
    language = packaged().named(language_id)
    return None if language is None else found_in(parse(language, source), within, issues)


def _read(stream: BinaryIO) -> bytes | None:
    head = stream.read(_HEAD)
    return stream.read(int.from_bytes(head, "big")) if len(head) == _HEAD else None


def main() -> None:
    """Answer one question after the other."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints does not come between the answers
    while (question := _read(sys.stdin.buffer)) is not None:
        try:
            answer = pickle.dumps(find(question))
        except Exception:  # noqa: BLE001 - who asked looks for themselves then, and says what is wrong
            answer = pickle.dumps(None)
        answers.write(len(answer).to_bytes(_HEAD, "big") + answer)
        answers.flush()


if __name__ == "__main__":
    main()
