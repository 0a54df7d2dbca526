from html import escape

from aiohttp import web

routes = web.RouteTableDef()
PAGE = """<!doctype html>
<html><head><title>Status</title></head>
<body><h1>Status of {name}</h1><p class="state">{state}</p></body></html>"""


async def lookup(pool, name):
    async with pool.acquire() as connection:
        return await connection.fetchval("SELECT state FROM service WHERE name = $1", name)


@routes.get("/status")
async def status(request: web.Request) -> web.Response:
    name = request.query.get("service", "")
    state = await lookup(request.app["pool"], name)
    if state is None:
        body = PAGE.format(name=escape(name), state="unknown")
        return web.Response(text=body, content_type="text/html", status=404)
    return web.Response(text=PAGE.format(name=escape(name), state=escape(state)), content_type="text/html")


def create_app() -> web.Application:
    app = web.Application()
    app.add_routes(routes)
    return app
