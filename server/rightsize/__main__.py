"""`python -m rightsize` is the command `rightsize`."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command; who interrupts it before it can say so sees no traceback either."""
    try:
        from rightsize.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    # Python puts the folder that somebody works in first: a `secrets.py` there is not the one that Rightsize needs.
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib is yet to be imported
    if sys.path[0] in ("", os.getcwd()) and sys.path[0] != own:  # noqa: PTH109 - so too
        del sys.path[0]
    sys.exit(main())
