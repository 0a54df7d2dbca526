"""What the exit code says."""

from __future__ import annotations

OK = 0
"""All well."""

FAILED = 1
"""Something could not be done, and each thing was named."""

USAGE = 2
"""The command line is wrong."""

FINDINGS = 1
"""A review found something at or above the bar."""

NOT_REVIEWED = 3
"""Something that was to be reviewed was not; what was found stands, and this wins over it."""

INTERRUPTED = 130
"""Ctrl-C, as shells count it."""
