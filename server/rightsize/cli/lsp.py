"""`rightsize lsp`: the language server, for editors that start it through this command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.output import Output
