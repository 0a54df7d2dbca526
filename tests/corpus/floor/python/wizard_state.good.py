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
        body, _, tag = raw.partition(".")
        expected = hmac.new(self.secret, body.encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected, tag):
            return {}
        return json.loads(base64.urlsafe_b64decode(body))

    def _dump(self, state: dict) -> str:
        body = base64.urlsafe_b64encode(json.dumps(state).encode()).decode()
        return body + "." + hmac.new(self.secret, body.encode(), hashlib.sha256).hexdigest()
