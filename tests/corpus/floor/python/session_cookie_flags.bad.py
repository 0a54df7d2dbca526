# CWE-614,CWE-1004
import secrets

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from .users import check_credentials

SESSIONS: dict[str, int] = {}


async def login(request: Request):
    form = await request.form()
    user = await check_credentials(form["name"], form["password"])
    if user is None:
        return JSONResponse({"error": "wrong credentials"}, status_code=401)
    sid = secrets.token_urlsafe(32)
    SESSIONS[sid] = user.id
    response = RedirectResponse("/home", status_code=303)
    response.set_cookie("session", sid, max_age=3600)
    return response


app = Starlette(routes=[Route("/login", login, methods=["POST"])])
