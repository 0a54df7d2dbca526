# CWE-22
from pathlib import Path

from aiohttp import web

THEMES = Path("/opt/app/themes").resolve()
routes = web.RouteTableDef()


@routes.get("/themes/{theme}/{asset:.*}")
async def asset(request: web.Request) -> web.StreamResponse:
    theme = request.match_info["theme"]
    name = request.match_info["asset"]
    file = (THEMES / theme / name).resolve()
    if not file.is_relative_to(THEMES) or not file.is_file():
        raise web.HTTPNotFound()
    body = file.read_bytes()
    return web.Response(body=body, content_type="text/css")


def make_app() -> web.Application:
    app = web.Application()
    app.add_routes(routes)
    return app
