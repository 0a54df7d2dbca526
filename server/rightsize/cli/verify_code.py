"""`rightsize verify --kind code_generation`: the checks on code that a reply brings, and its examples where asked."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rightsize.core.errors import SourceError

if TYPE_CHECKING:
    from rightsize.cli.opened import Opened
    from rightsize.cli.targets import Target as Named
    from rightsize.core.tasks.generation import Target
    from rightsize.engine.generated import CodeCheck
    from rightsize.engine.ports import Sandbox


def check_code(opened: Opened, named: Named, reply: str, sandbox: Sandbox | None) -> CodeCheck:
    """Check the code of one reply for the place at a target; without a sandbox no example is run.

    Raises:
        SourceError: nothing can be generated there.
    """
    from rightsize.engine.generated import check_generated
    from rightsize.journal.packages import packages_for

    target = target_on(opened, named)
    return asyncio.run(check_generated(opened.snapshot, target, reply, packages_for(named.path), sandbox))


def target_on(opened: Opened, named: Named) -> Target:
    """Return what may be generated on a line: the body of a function there, or code below a comment that asks for it.

    Raises:
        SourceError: there is neither.
    """
    from rightsize.cli.targets import symbol_on
    from rightsize.core.generation.targets import body_target, target_at

    parsed = opened.snapshot.parsed
    line = named.place.line if named.place is not None else 1
    if line <= len(parsed.lines.starts):
        text = parsed.lines.span_of(line - 1)
        indent = len(text.of(parsed.data)) - len(text.of(parsed.data).lstrip())
        found = target_at(parsed, text.start + indent)
        if found is not None:
            return found
    found = body_target(parsed, symbol_on(parsed, named, opened.symbols))
    if found is None:
        raise SourceError(
            f"{named}: nothing can be generated there; name the line of a function or of a comment that asks"
        )
    return found
