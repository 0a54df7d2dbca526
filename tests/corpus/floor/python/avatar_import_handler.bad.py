# CWE-918
import ipaddress
import socket
from urllib.parse import urlsplit

import httpx
from aiohttp import web

routes = web.RouteTableDef()
MAX_BYTES = 2_000_000


@routes.post("/avatar/import")
async def import_avatar(request: web.Request) -> web.Response:
    """Fetch a picture that the user points at and keep it as the avatar."""
    body = await request.json()
    address = body["image_url"]
    async with httpx.AsyncClient(timeout=5, follow_redirects=True) as client:
        answer = await client.get(address)
    if len(answer.content) > MAX_BYTES:
        raise web.HTTPRequestEntityTooLarge(max_size=MAX_BYTES, actual_size=len(answer.content))
    await request.app["avatars"].put(request["user_id"], answer.content)
    return web.json_response({"size": len(answer.content)})
