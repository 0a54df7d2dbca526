# CWE-22
import zipfile
from pathlib import Path


def unpack(bundle: Path, target: Path) -> list[Path]:
    written = []
    with zipfile.ZipFile(bundle) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            destination = (target / info.filename).resolve()
            if not destination.is_relative_to(target.resolve()):
                raise ValueError(f"bad name: {info.filename}")
            destination.parent.mkdir(parents=True, exist_ok=True)
            destination.write_bytes(archive.read(info))
            written.append(destination)
    return written
