"""The tool that measures the checks: its mutants parse and differ, and its figures are what they say."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.corpus.generated_rates import measure, tasks_in_folder
from tests.corpus.mutations import mutants_of

if TYPE_CHECKING:
    from pathlib import Path

BODY = """\
total = 0
for each in items:
    if each > 0 and not each == 3:
        total += each * 2
        total = min(total, 100)
return total
"""

MODULE = '''\
def twice(number):
    """Return twice the number.

    >>> twice(3)
    6
    """
    return number * 2


def plain(number):
    """Return it, without an example."""
    return number
'''


def test_mutants_parse_and_differ() -> None:
    """Each is another body than the right one."""
    mutants = mutants_of(BODY, 50)

    assert len(mutants) > 8
    assert len({ast.dump(ast.parse(each)) for each in (*mutants, BODY)}) == len(mutants) + 1


def test_figures_count_tasks_and_mutants(tmp_path: Path) -> None:
    """A function with a session in its doc is a task; without running, only the mutant that gives nothing is seen."""
    (tmp_path / "shop.py").write_text(MODULE)
    figures, of_right, _ = measure(list(tasks_in_folder(tmp_path, 5)), 5, run=False, show=False)

    assert (figures.right, figures.refused, dict(of_right)) == (1, 0, {})
    assert figures.wrong == figures.through + 1 > 2
