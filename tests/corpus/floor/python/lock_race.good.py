# CWE-367,CWE-362
import os
import time

LOCK = "/run/importer/import.lock"


def acquire():
    try:
        fd = os.open(LOCK, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise RuntimeError("already running")
    with os.fdopen(fd, "w") as handle:
        handle.write(str(os.getpid()))


def release():
    os.remove(LOCK)


def run(job):
    acquire()
    try:
        started = time.monotonic()
        job()
        return time.monotonic() - started
    finally:
        release()
