"""Where a path leads on the disk."""

from __future__ import annotations

import os
from urllib.parse import urlparse
from urllib.request import url2pathname


def real_path(place: str) -> str:
    """Return where a path or a file's URI leads, links followed; another URI, or what cannot be looked at, as it is."""
    path = url2pathname(urlparse(place).path) if place.startswith("file:") else place
    if "://" in path or path.startswith("untitled:"):
        return place
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return place
