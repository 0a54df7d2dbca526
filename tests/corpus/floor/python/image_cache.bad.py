# CWE-377
import hashlib
import os
import tempfile
from pathlib import Path

from PIL import Image


def thumbnail(source: Path, size: int = 256) -> Path:
    """Return a small copy of a picture."""
    name = hashlib.sha256(source.read_bytes()).hexdigest()
    target = tempfile.mktemp(prefix=name, suffix=".png")
    with Image.open(source) as image:
        image.thumbnail((size, size))
        image.save(target)
    return Path(target)
