# CWE-434
from pathlib import Path

from fastapi import APIRouter, HTTPException, UploadFile

router = APIRouter()
STATIC = Path("static/uploads")
TYPES = {"image/png": ".png", "image/jpeg": ".jpg"}


@router.post("/pictures")
async def picture(file: UploadFile):
    suffix = TYPES.get(file.content_type)
    if suffix is None:
        raise HTTPException(415)
    target = STATIC / (Path(file.filename).stem.replace("/", "") + suffix)
    target.write_bytes(await file.read())
    return {"path": str(target)}
