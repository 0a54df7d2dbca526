"""Unified diffs made from edits: no search for what changed, so the cost grows with the edits and not with the file."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from rightsize.core.text import Edit, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTEXT = 3
"""Unchanged lines around a change."""

NO_LINE_END = b"\\ No newline at end of file\n"
"""What diff and git write behind a last line without a line end."""


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of a diff: its mark (`-`, `+`, a blank, or none for a heading) and its bytes, line end included."""

    mark: str
    text: bytes

    def __str__(self) -> str:
        """Return the line as text; a name that is no UTF-8 gets replacement characters."""
        return f"{self.mark}{self.text.decode('utf-8', 'replace')}"


@dataclass(frozen=True, slots=True)
class _Change:
    """Old lines `start` to `end` (from zero, half-open) become `new`."""

    start: int
    end: int
    new: tuple[bytes, ...]


def unified(name: str, data: bytes, edits: Sequence[Edit]) -> list[DiffLine]:
    """Return the diff of `data` under `edits`, as `git apply` and `patch -p1` read it; empty where nothing changes."""
    lines = _split(data)
    changes = list(_changes(data, lines, edits))
    if not changes:
        return []
    diff = [DiffLine("", b"--- %s\n" % _label("a", name)), DiffLine("", b"+++ %s\n" % _label("b", name))]
    shift = 0
    for hunk in _hunks(changes):
        diff += _hunk(lines, hunk, shift)
        shift += sum(len(each.new) - (each.end - each.start) for each in hunk)
    return diff


def line_edits(old: bytes, new: bytes, start: int = 0) -> list[Edit]:
    """Return the edits from one text to another, looked for by lines and cut to what differs in them.

    Parameters:
        start: where the old text begins in what the edits are of, in bytes.
    """
    before, after = _split(old), _split(new)
    at = list(accumulate(map(len, before), initial=start))
    # What most lines are like, as empty ones, is no anchor: the search would else grow with the square of their number.
    found = SequenceMatcher(None, before, after).get_opcodes()
    changed = [Edit(Span(at[i], at[j]), b"".join(after[k:m])) for tag, i, j, k, m in found if tag != "equal"]
    return [_narrowed(each, old[each.span.start - start : each.span.end - start]) for each in changed]


def _narrowed(edit: Edit, old: bytes) -> Edit:
    """Return an edit without what is the same at both its ends."""
    head = _alike(old, edit.new)
    tail = _alike(old[head:][::-1], edit.new[head:][::-1])
    return Edit(Span(edit.span.start + head, edit.span.end - tail), edit.new[head : len(edit.new) - tail])


def _alike(one: bytes, other: bytes) -> int:
    """Return how many bytes two texts begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _label(side: str, name: str) -> bytes:
    """Return a file's name as patches write it: below `a` or `b`, quoted or ended by a tab where its characters ask."""
    path = f"{side}/{name.removeprefix('/')}"
    if any(character < " " or character in '"\\' for character in name):
        return json.dumps(path, ensure_ascii=False).encode("utf-8", "surrogateescape")
    return (f"{path}\t" if " " in path else path).encode("utf-8", "surrogateescape")


def _split(data: bytes) -> list[bytes]:
    """Split at line feeds alone, as diff tools do: a carriage return is part of its line."""
    lines = [b"%s\n" % each for each in data.split(b"\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _changes(data: bytes, lines: list[bytes], edits: Sequence[Edit]) -> Iterator[_Change]:
    """Yield the changed lines in order; edits that touch the same lines are taken together."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    group: list[Edit] = []
    first = last = 0
    for edit in sorted(edits, key=lambda each: each.span):
        start = min(bisect_right(starts, edit.span.start) - 1, len(lines))
        end = min(bisect_right(starts, edit.span.end), len(lines))
        if group and start > last:
            yield from _compare(data, lines, starts, (first, last), group)
            group = []
        first, last = (start, end) if not group else (first, max(last, end))
        group.append(edit)
    if group:
        yield from _compare(data, lines, starts, (first, last), group)


def _compare(
    data: bytes, lines: list[bytes], starts: list[int], block: tuple[int, int], edits: Sequence[Edit]
) -> Iterator[_Change]:
    """Yield what differs in one block of whole lines."""
    first, last = block
    offset = starts[first]
    moved = [Edit(Span(each.span.start - offset, each.span.end - offset), each.new) for each in edits]
    new = _split(apply_edits(data[offset : starts[last]], moved))
    matcher = SequenceMatcher(None, lines[first:last], new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield _Change(first + start, first + end, tuple(new[new_start:new_end]))


def _hunks(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Yield runs of changes whose contexts meet."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.start - hunk[-1].end > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _hunk(lines: list[bytes], hunk: Sequence[_Change], shift: int) -> Iterator[DiffLine]:
    """Yield one hunk with its heading; `shift` is what the hunks before added."""
    start, end = max(0, hunk[0].start - CONTEXT), min(len(lines), hunk[-1].end + CONTEXT)
    grown = sum(len(each.new) - (each.end - each.start) for each in hunk)
    heading = f"@@ -{_range(start, end)} +{_range(start + shift, end + shift + grown)} @@\n"
    yield DiffLine("", heading.encode())
    at = start
    for change in hunk:
        yield from _marked(" ", lines[at : change.start])
        yield from _marked("-", lines[change.start : change.end])
        yield from _marked("+", change.new)
        at = change.end
    yield from _marked(" ", lines[at:end])


def _marked(mark: str, lines: Sequence[bytes]) -> Iterator[DiffLine]:
    """Yield lines with their mark, and the words for a missing line end."""
    for line in lines:
        yield DiffLine(mark, line if line.endswith(b"\n") else line + b"\n")
        if not line.endswith(b"\n"):
            yield DiffLine("", NO_LINE_END)


def _range(start: int, end: int) -> str:
    """Write a range of lines as unified diffs do: from one, and a lone line without its length."""
    length = end - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"
