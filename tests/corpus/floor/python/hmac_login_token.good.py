# CWE-327,CWE-328
import hashlib
import hmac
import time


class LinkSigner:
    """Signs links that log people in."""

    def __init__(self, key: bytes, lifetime: int = 900):
        self.key = key
        self.lifetime = lifetime

    def sign(self, user_id: int) -> str:
        expires = int(time.time()) + self.lifetime
        payload = f"{user_id}.{expires}"
        mac = hmac.new(self.key, payload.encode(), hashlib.sha256).hexdigest()
        return f"{payload}.{mac}"
