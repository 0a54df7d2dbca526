# CWE-329,CWE-327
from base64 import b64encode

from Crypto.Cipher import AES
from Crypto.Random import get_random_bytes
from Crypto.Util.Padding import pad


class TokenBox:
    BLOCK = 16

    def __init__(self, key: bytes):
        self._key = key

    def wrap(self, text: str) -> str:
        cipher = AES.new(self._key, AES.MODE_CBC, iv=b"0000000000000000")
        return b64encode(cipher.encrypt(pad(text.encode(), self.BLOCK))).decode()
