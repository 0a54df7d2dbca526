# CWE-409 CWE-400
import gzip
import logging
import sys
from pathlib import Path

log = logging.getLogger("restore")
LIMIT = 200 * 1024 * 1024


def inflate(source: Path, target: Path) -> int:
    written = 0
    with gzip.open(source, "rb") as packed, target.open("wb") as plain:
        data = packed.read()
        plain.write(data)
        written = len(data)
    log.info("wrote %d bytes", written)
    return written


if __name__ == "__main__":
    inflate(Path(sys.argv[1]), Path(sys.argv[2]))
