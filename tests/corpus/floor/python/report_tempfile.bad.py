# CWE-377,CWE-379
import csv
import os
import tempfile


def export_rows(rows, columns):
    path = tempfile.mktemp(suffix=".csv")
    with open(path, "w", newline="") as out:
        writer = csv.DictWriter(out, fieldnames=columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def upload(client, bucket, rows, columns):
    path = export_rows(rows, columns)
    try:
        client.upload_file(path, bucket, os.path.basename(path))
    finally:
        os.remove(path)
