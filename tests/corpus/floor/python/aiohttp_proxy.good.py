# CWE-918
import aiohttp
from aiohttp import web

UPSTREAMS = {"billing": "http://billing.internal:8080", "stock": "http://stock.internal:8080"}


async def proxy(request: web.Request) -> web.Response:
    base = UPSTREAMS.get(request.query["target"])
    if base is None:
        raise web.HTTPBadRequest()
    async with aiohttp.ClientSession() as session:
        async with session.get(base + "/status") as upstream:
            body = await upstream.read()
            return web.Response(body=body, status=upstream.status)


app = web.Application()
app.router.add_get("/proxy", proxy)
