"""How many examples ran is said each time, in one sentence, and why none did."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from rightsize.core.tasks.generation import Ran
from rightsize.engine.ports import Trial, TrialOrder
from tests.engine.test_generated import TWICE, Partly, Told, checked

JAVASCRIPT = "/**\n * Double it.\n *\n * twice(1) -> 2\n */\nfunction twice(x) {\n}\n"
SILENT = 'def twice(x):\n    """Double it."""\n    pass\n'


@dataclass
class Half:
    """A sandbox in which the second example does not hold."""

    async def run(self, order: TrialOrder) -> Trial:
        """Run both."""
        outcomes = ("passed", "failed")
        return Trial(tuple(Ran(each, how, "gives 5") for each, how in zip(order.examples, outcomes, strict=True)))


@pytest.mark.parametrize(
    ("source", "path", "sandbox", "said"),
    [
        (TWICE, "a.py", Told(), "2 examples ran and hold."),
        (TWICE, "a.py", Half(), "2 examples ran, and 1 does not hold."),
        (TWICE, "a.py", Partly(),
         "1 of 2 examples ran (for one, it opens a socket). 0 of 1 tests of the project that name it ran."),
        (TWICE, "a.py", None, "2 examples were not run."),
        (TWICE, "a.py", Told(refused="no namespaces here"), "2 examples were not run (no namespaces here)."),
        (SILENT, "a.py", Told(), "No examples are known; nothing was run."),
        (SILENT, "a.py", Told(tests="passed"),
         "No examples are known. 1 of 1 tests of the project that name it ran and hold."),
        (JAVASCRIPT, "a.js", Told(refused="x"), "Examples of JavaScript are not run."),
    ],
)  # fmt: skip
async def test_what_ran_is_said(source: str, path: str, sandbox: Told | Half | Partly | None, said: str) -> None:
    """A number, how it ended, and the reason where not all ran."""
    reply = "return 2 * x;" if path == "a.js" else "return 2 * x"
    assert (await checked(reply, " twice", source, path, sandbox)).trial == said
