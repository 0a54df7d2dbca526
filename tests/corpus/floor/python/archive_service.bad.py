# CWE-22
import shutil
import tarfile
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from fastapi import FastAPI, UploadFile

app = FastAPI()
ROOT = Path("/srv/sites")


def unpack(stream, target: Path) -> list[str]:
    names = []
    with tarfile.open(fileobj=stream, mode="r:gz") as archive:
        for member in archive:
            archive.extract(member, target)
            names.append(member.name)
    return names


@app.post("/sites/{site}/deploy")
async def deploy(site: int, bundle: UploadFile):
    target = ROOT / str(site)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    return {"files": await run_in_threadpool(unpack, bundle.file, target)}
