# CWE-78
import subprocess
from celery import shared_task


@shared_task(bind=True, max_retries=3)
def thumbnail(self, source, width):
    target = source + ".thumb.jpg"
    try:
        subprocess.run(f"convert {source} -resize {width}x {target}", shell=True, check=True)
    except subprocess.CalledProcessError as error:
        raise self.retry(exc=error)
    return target
