"""`rightsize verify --kind code_generation`: the checks on code that a reply brings, and its examples where asked."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightsize.cli.opened import Opened
    from rightsize.cli.targets import Target as Named
    from rightsize.core.generation.pages import Pages
    from rightsize.engine.generated import CodeCheck
    from rightsize.engine.ports import Sandbox


def check_code(opened: Opened, named: Named, reply: str, sandbox: Sandbox | None, pages: Pages) -> CodeCheck:
    """Check the code of one reply for the place at a target; without a sandbox no example is run.

    Raises:
        SourceError: nothing can be generated there.
    """
    from rightsize.cli.typed import target_on
    from rightsize.engine.generated import Terms, check_generated
    from rightsize.journal.packages import packages_for

    target = target_on(opened, named)
    packages = packages_for(named.path)
    return asyncio.run(check_generated(opened.snapshot, target, reply, packages, sandbox, Terms(pages=pages)))
