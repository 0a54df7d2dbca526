# CWE-532
import logging

from starlette.middleware.base import BaseHTTPMiddleware

logger = logging.getLogger("access")


class AccessLog(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        response = await call_next(request)
        logger.info("%s %s auth=%s", request.method, request.url.path, request.headers.get("authorization"))
        return response
