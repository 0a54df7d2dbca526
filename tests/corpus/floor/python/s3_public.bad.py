# CWE-732,CWE-284
import json
import os

import boto3

s3 = boto3.client("s3")


def lambda_handler(event, context):
    report = json.dumps(event.get("rows", []))
    key = f"reports/{context.aws_request_id}.json"
    s3.put_object(
        Bucket=os.environ["BUCKET"],
        Key=key,
        Body=report.encode(),
        ACL="public-read",
    )
    return {"statusCode": 200, "body": key}
