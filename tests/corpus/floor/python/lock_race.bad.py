# CWE-367,CWE-362
import os
import time

LOCK = "/run/importer/import.lock"


def acquire():
    if os.path.exists(LOCK):
        raise RuntimeError("already running")
    with open(LOCK, "w") as handle:
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
