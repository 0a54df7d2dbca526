"""Faults of our own, worded: a person gets a sentence, a developer the traceback."""

from __future__ import annotations

import os


def internal_error(error: Exception) -> str:
    """Word a fault of ours; at the log level `debug` that is its traceback."""
    if os.environ.get("RIGHTSIZE_LOG_LEVEL", "").lower() == "debug":
        import traceback

        return "".join(traceback.format_exception(error))
    return (
        f"this should not have happened: {type(error).__name__}: {error}. "
        "Please report it with what RIGHTSIZE_LOG_LEVEL=debug shows; nothing was left half done"
    )
