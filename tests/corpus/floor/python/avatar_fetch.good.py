import ipaddress
import socket
from urllib.parse import urlsplit

import httpx
from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel, HttpUrl

from app.auth import current_user
from app.storage import save_avatar

router = APIRouter()


class AvatarIn(BaseModel):
    url: HttpUrl


ALLOWED_HOSTS = {"avatars.githubusercontent.com", "www.gravatar.com", "lh3.googleusercontent.com"}


@router.put("/me/avatar")
async def set_avatar(body: AvatarIn, user=Depends(current_user)):
    target = str(body.url)
    parts = urlsplit(target)
    if parts.scheme != "https" or parts.hostname not in ALLOWED_HOSTS:
        raise HTTPException(400, "host is not allowed")
    async with httpx.AsyncClient(timeout=10, follow_redirects=False) as client:
        response = await client.get(target)
    if response.status_code != 200 or not response.headers["content-type"].startswith("image/"):
        raise HTTPException(400, "not an image")
    await save_avatar(user.id, response.content)
    return {"ok": True}
