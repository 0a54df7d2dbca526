# CWE-329,CWE-323,CWE-1204
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_SIZE = 12


class Envelope:
    def __init__(self, key):
        self.aead = AESGCM(key)

    def close(self, text, context):
        nonce = os.urandom(NONCE_SIZE)
        return nonce + self.aead.encrypt(nonce, text, context)
