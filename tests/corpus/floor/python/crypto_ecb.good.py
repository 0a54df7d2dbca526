# CWE-327
import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class FieldCipher:
    """Encrypts columns with personal data."""

    def __init__(self, key: bytes) -> None:
        self.key = key

    def encrypt(self, text: str) -> bytes:
        nonce = os.urandom(12)
        return nonce + AESGCM(self.key).encrypt(nonce, text.encode(), None)

    def decrypt(self, blob: bytes) -> str:
        return AESGCM(self.key).decrypt(blob[:12], blob[12:], None).decode()
