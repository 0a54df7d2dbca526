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
        padder = padding.PKCS7(128).padder()
        data = padder.update(text.encode()) + padder.finalize()
        encryptor = Cipher(algorithms.AES(self.key), modes.ECB()).encryptor()
        return encryptor.update(data) + encryptor.finalize()

    def decrypt(self, blob: bytes) -> str:
        decryptor = Cipher(algorithms.AES(self.key), modes.ECB()).decryptor()
        data = decryptor.update(blob) + decryptor.finalize()
        unpadder = padding.PKCS7(128).unpadder()
        return (unpadder.update(data) + unpadder.finalize()).decode()
