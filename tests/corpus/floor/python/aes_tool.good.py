import sys
import os
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives import padding


def encrypt(key: bytes, plain: bytes) -> bytes:
    iv = os.urandom(16)
    padder = padding.PKCS7(128).padder()
    body = padder.update(plain) + padder.finalize()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    return iv + encryptor.update(body) + encryptor.finalize()


if __name__ == "__main__":
    key = bytes.fromhex(Path(sys.argv[1]).read_text().strip())
    sys.stdout.buffer.write(encrypt(key, sys.stdin.buffer.read()))
