# CWE-22
import tarfile
from pathlib import Path


def load_dataset(archive: str, into: str) -> list[str]:
    names = []
    root = Path(into).resolve()
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            if not member.isfile():
                continue
            tar.extract(member, path=into)
            names.append(member.name)
    return names
