# CWE-918
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


@router.get("/unfurl", response_model=Card)
async def unfurl(target: str = Query(..., max_length=2048)) -> Card:
    async with httpx.AsyncClient(timeout=4.0, follow_redirects=False) as client:
        answer = await client.get(target, headers={"User-Agent": "unfurl/1.2"})
    soup = BeautifulSoup(answer.text, "html.parser")
    title = soup.find("meta", property="og:title")
    image = soup.find("meta", property="og:image")
    return Card(
        url=target,
        title=title["content"] if title else None,
        image=image["content"] if image else None,
    )
