import ipaddress
import socket
from urllib.parse import urlsplit

import httpx
from bs4 import BeautifulSoup
from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel

router = APIRouter(tags=["unfurl"])


class Card(BaseModel):
    url: str
    title: str | None = None
    image: str | None = None


def _public(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise HTTPException(status_code=422, detail="unsupported address")
    for info in socket.getaddrinfo(parts.hostname, parts.port or 443):
        address = ipaddress.ip_address(info[4][0])
        if not address.is_global:
            raise HTTPException(status_code=422, detail="unsupported address")
    return url


@router.get("/unfurl", response_model=Card)
async def unfurl(target: str = Query(..., max_length=2048)) -> Card:
    async with httpx.AsyncClient(timeout=4.0, follow_redirects=False) as client:
        answer = await client.get(_public(target), headers={"User-Agent": "unfurl/1.2"})
    soup = BeautifulSoup(answer.text, "html.parser")
    title = soup.find("meta", property="og:title")
    image = soup.find("meta", property="og:image")
    return Card(
        url=target,
        title=title["content"] if title else None,
        image=image["content"] if image else None,
    )
