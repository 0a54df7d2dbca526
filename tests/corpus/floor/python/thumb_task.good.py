import subprocess
from celery import shared_task


@shared_task(bind=True, max_retries=3)
def thumbnail(self, source, width):
    target = source + ".thumb.jpg"
    try:
        subprocess.run(["convert", "--", source, "-resize", f"{int(width)}x", target], check=True)
    except subprocess.CalledProcessError as error:
        raise self.retry(exc=error)
    return target
