# CWE-78
import os
import subprocess
from pathlib import Path

from celery import Celery

app = Celery("media", broker="redis://localhost/0")
MEDIA = Path("/srv/media")


@app.task(bind=True, max_retries=3)
def make_thumbnail(self, asset_id, source, size):
    target = MEDIA / "thumbs" / f"{asset_id}.jpg"
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(["convert", source, "-thumbnail", size, str(target)], check=True)
    except subprocess.CalledProcessError:
        raise self.retry(countdown=30)
    return str(target)


@app.task
def purge(asset_id):
    for each in (MEDIA / "thumbs").glob(f"{int(asset_id)}*"):
        each.unlink()
