# CWE-117
import logging

logger = logging.getLogger()


def lambda_handler(event, context):
    params = event.get("queryStringParameters") or {}
    name = params.get("name", "")
    logger.info("lookup for %s" % name)
    return {"statusCode": 200, "body": f"{len(name)}"}
