"""Looking single tasks up in the ledger: the last ones, or one by the first characters of its identifier."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from rightsize.core.ledger.lines import Unread, record_in
from rightsize.core.ledger.record import CallRecord, OutcomeRecord
from rightsize.core.ledger.story import story_of
from rightsize.journal.months import month_files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from rightsize.core.ledger.lines import Record
    from rightsize.core.ledger.story import Story


def last_tasks(folder: Path, most: int) -> tuple[str, ...]:
    """Return the identifiers of the tasks that ended last, the latest one last."""
    ended: deque[str] = deque(maxlen=most)
    for record in _records(folder):
        if isinstance(record, CallRecord) and record.final:
            # A review ends once for each of its questions.
            if record.task_id in ended:
                ended.remove(record.task_id)
            ended.append(record.task_id)
    return tuple(ended)


def has_lines(folder: Path) -> bool:
    """Tell whether there is any record, also of a task that has not ended."""
    return any(True for _ in _records(folder))


def tasks_named(folder: Path, start: str) -> tuple[str, ...]:
    """Return the tasks that have an identifier, or one of their attempts, with this start, each once."""
    found: dict[str, None] = {}
    for record in _records(folder):
        if isinstance(record, CallRecord) and (record.task_id.startswith(start) or record.id.startswith(start)):
            found[record.task_id] = None
    return tuple(found)


def stories_of(folder: Path, tasks: Collection[str]) -> tuple[Story, ...]:
    """Return the stories of these tasks in their order, without those that the ledger does not hold."""
    lines: dict[str, list[Record]] = {task: [] for task in tasks}
    by_call: dict[str, str] = {}
    for record in _records(folder):
        task = by_call.get(record.call_id, "") if isinstance(record, OutcomeRecord) else record.task_id
        if task in lines:
            lines[task].append(record)
            by_call |= {record.id: task} if isinstance(record, CallRecord) else {}
    stories = (story_of(each) for each in lines.values())
    return tuple(each for each in stories if each is not None)


def _records(folder: Path) -> Iterator[Record]:
    """Yield every record that can be read, the oldest first; of the rest `unreadable` tells."""
    for path in month_files(folder):
        with suppress(OSError), path.open("rb") as file:
            for record in map(record_in, file):
                if not isinstance(record, Unread):
                    yield record
