"""`python -m rightsize` is the command `rightsize`."""

from __future__ import annotations

import sys

from rightsize.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
