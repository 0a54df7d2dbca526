import ipaddress
import socket
from urllib.parse import urlparse

import httpx
from fastapi import APIRouter, HTTPException
from pydantic import BaseModel

router = APIRouter(prefix="/hooks")


class Hook(BaseModel):
    callback: str
    event: str


def public_host(url: str) -> bool:
    host = urlparse(url).hostname
    if not host:
        return False
    return all(ipaddress.ip_address(i[4][0]).is_global for i in socket.getaddrinfo(host, 443))


@router.post("/test")
async def test_hook(hook: Hook):
    if not hook.callback.startswith("https://") or not public_host(hook.callback):
        raise HTTPException(status_code=400, detail="callback is not public")
    async with httpx.AsyncClient(timeout=5) as client:
        answer = await client.post(hook.callback, json={"event": hook.event})
    return {"status": answer.status_code}
