import logging
import os
import shutil
import tarfile
import tempfile

from celery import shared_task

from backups.storage import download

log = logging.getLogger(__name__)


@shared_task
def restore(key: str, destination: str) -> int:
    handle, path = tempfile.mkstemp(suffix=".tar.gz")
    os.close(handle)
    download(key, path)
    try:
        with tarfile.open(path) as archive:
            archive.extractall(destination, filter="data")
            count = len(archive.getmembers())
    finally:
        os.unlink(path)
    log.info("restored %d members of %s", count, key)
    return count
