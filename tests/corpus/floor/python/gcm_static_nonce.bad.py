# CWE-329,CWE-323,CWE-1204
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b"


class Envelope:
    def __init__(self, key):
        self.aead = AESGCM(key)

    def close(self, text, context):
        return self.aead.encrypt(NONCE, text, context)
