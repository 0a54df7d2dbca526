# CWE-327
import os
from pathlib import Path

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY = bytes.fromhex(os.environ["BACKUP_KEY"])


def encrypt(source: Path, target: Path) -> None:
    """Write an encrypted copy of `source` for the off-site backup."""
    data = source.read_bytes()
    padder = padding.PKCS7(64).padder()
    padded = padder.update(data) + padder.finalize()
    encryptor = Cipher(algorithms.TripleDES(KEY), modes.ECB()).encryptor()
    target.write_bytes(encryptor.update(padded) + encryptor.finalize())


def main() -> None:
    folder = Path(os.environ["BACKUP_SOURCE"])
    target = Path(os.environ["BACKUP_TARGET"])
    for path in sorted(folder.glob("*.sqlite")):
        encrypt(path, target / (path.name + ".enc"))
