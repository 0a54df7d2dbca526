"""What the exit code says."""

from __future__ import annotations

OK = 0
"""All well."""

FAILED = 1
"""Something could not be done, and each thing was named."""

USAGE = 2
"""The command line is wrong."""

INTERRUPTED = 130
"""Ctrl-C, as shells count it."""
