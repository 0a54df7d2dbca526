# CWE-22
"""Restores uploaded backups."""
import argparse
import os
import tarfile
import tempfile


def restore(archive, destination):
    os.makedirs(destination, exist_ok=True)
    with tarfile.open(archive, "r:gz") as bundle:
        bundle.extractall(destination)
    return destination


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("archive")
    parser.add_argument("--into", default=None)
    args = parser.parse_args()
    into = args.into or tempfile.mkdtemp(prefix="restore-")
    print(restore(args.archive, into))


if __name__ == "__main__":
    main()
