import hashlib
import os
import tempfile
from pathlib import Path

from PIL import Image


def thumbnail(source: Path, size: int = 256) -> Path:
    """Return a small copy of a picture."""
    name = hashlib.sha256(source.read_bytes()).hexdigest()
    handle, target = tempfile.mkstemp(prefix=name, suffix=".png")
    with os.fdopen(handle, "wb") as out, Image.open(source) as image:
        image.thumbnail((size, size))
        image.save(out, "PNG")
    return Path(target)
