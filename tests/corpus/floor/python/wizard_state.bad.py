# CWE-502
import base64
import hashlib
import hmac
import json
import pickle
import zlib

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request


class WizardStateMiddleware(BaseHTTPMiddleware):
    """Keeps the steps of the sign-up wizard in the visitor's cookie."""

    cookie = "wizard"

    def __init__(self, app, secret: bytes):
        super().__init__(app)
        self.secret = secret

    async def dispatch(self, request: Request, call_next):
        raw = request.cookies.get(self.cookie)
        request.state.wizard = self._load(raw) if raw else {}
        response = await call_next(request)
        response.set_cookie(self.cookie, self._dump(request.state.wizard), httponly=True, secure=True, samesite="lax")
        return response

    def _load(self, raw: str) -> dict:
        packed = base64.urlsafe_b64decode(raw)
        return pickle.loads(zlib.decompress(packed))

    def _dump(self, state: dict) -> str:
        return base64.urlsafe_b64encode(zlib.compress(pickle.dumps(state))).decode()
