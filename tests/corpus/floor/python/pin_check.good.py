import hashlib
import hmac
import os

from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()
ADMIN_KEY = os.environ["ADMIN_KEY"]


def admin(x_admin_key: str = Header(...)) -> None:
    if not hmac.compare_digest(x_admin_key.encode(), ADMIN_KEY.encode()):
        raise HTTPException(status_code=403)


def etag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


@app.post("/admin/reindex", dependencies=[Depends(admin)])
async def reindex():
    return {"started": True}
