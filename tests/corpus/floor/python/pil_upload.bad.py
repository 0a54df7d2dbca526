# CWE-434
from pathlib import Path

from fastapi import APIRouter, HTTPException, UploadFile

router = APIRouter()
STATIC = Path("static/uploads")
TYPES = {"image/png": ".png", "image/jpeg": ".jpg"}


@router.post("/pictures")
async def picture(file: UploadFile):
    target = STATIC / Path(file.filename).name
    target.write_bytes(await file.read())
    return {"path": str(target)}
