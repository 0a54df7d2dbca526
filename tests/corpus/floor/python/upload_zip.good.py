import os
import zipfile

from fastapi import APIRouter, HTTPException, UploadFile

router = APIRouter()
ROOT = "/srv/themes"


@router.post("/themes")
async def install(theme: UploadFile):
    with zipfile.ZipFile(theme.file) as archive:
        for info in archive.infolist():
            target = os.path.join(ROOT, info.filename)
            if os.path.commonpath([os.path.realpath(target), ROOT]) != ROOT:
                raise HTTPException(status_code=400)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as out:
                out.write(archive.read(info))
    return {"ok": True}
