# CWE-22
import json
import os

import boto3

s3 = boto3.client("s3")
WORK = "/tmp/work"


def handler(event, context):
    bucket = os.environ["BUCKET"]
    params = event["queryStringParameters"] or {}
    key = params.get("file", "")
    target = os.path.join(WORK, key)
    s3.download_file(bucket, "reports/latest.json", target)
    with open(target) as source:
        report = json.load(source)
    return {"statusCode": 200, "body": json.dumps({"rows": len(report)})}
