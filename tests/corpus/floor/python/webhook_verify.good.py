import hashlib
import hmac
import json
import os

from aiohttp import web

routes = web.RouteTableDef()
SECRET = os.environ["GITHUB_WEBHOOK_SECRET"].encode()


def signature(body: bytes) -> str:
    return "sha256=" + hmac.new(SECRET, body, hashlib.sha256).hexdigest()


@routes.post("/hooks/github")
async def github(request: web.Request) -> web.Response:
    body = await request.read()
    given = request.headers.get("X-Hub-Signature-256", "")
    if not hmac.compare_digest(given, signature(body)):
        raise web.HTTPForbidden()
    event = json.loads(body)
    await request.app["queue"].put((request.headers["X-GitHub-Event"], event))
    return web.json_response({"queued": True})


def make_app() -> web.Application:
    app = web.Application(client_max_size=2 * 1024 * 1024)
    app.add_routes(routes)
    return app
