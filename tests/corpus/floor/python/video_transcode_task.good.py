import logging
import subprocess
from pathlib import Path

from celery import shared_task
from django.conf import settings

from .models import Upload

logger = logging.getLogger(__name__)


@shared_task(bind=True, max_retries=3)
def transcode(self, upload_id: int, preset: str = "medium") -> str:
    """Turn an uploaded video into an mp4 that browsers play."""
    upload = Upload.objects.get(pk=upload_id)
    target = Path(settings.MEDIA_ROOT) / "videos" / f"{upload.pk}.mp4"
    target.parent.mkdir(parents=True, exist_ok=True)
    command = ["ffmpeg", "-y", "-i", upload.file.path, "-preset", "medium", "-vf", "scale=1280:-2", str(target)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        logger.error("ffmpeg failed for upload %d with code %d", upload.pk, finished.returncode)
        raise self.retry(countdown=30)
    upload.state = Upload.DONE
    upload.save(update_fields=["state"])
    return str(target)
