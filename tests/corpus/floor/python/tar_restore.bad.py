# CWE-377 CWE-379
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
    path = tempfile.mktemp(suffix=".tar.gz")
    download(key, path)
    try:
        with tarfile.open(path) as archive:
            archive.extractall(destination, filter="data")
            count = len(archive.getmembers())
    finally:
        os.unlink(path)
    log.info("restored %d members of %s", count, key)
    return count
