# CWE-78,CWE-88
import json
import subprocess
import sys

import pika


def on_message(channel, method, properties, body):
    job = json.loads(body)
    cmd = ["ffmpeg", "-i", job["input"], "-vf", "scale=" + job["scale"], job["output"]]
    code = subprocess.call(cmd)
    channel.basic_ack(method.delivery_tag)
    if code:
        print("job failed", file=sys.stderr)


def main():
    connection = pika.BlockingConnection(pika.ConnectionParameters("localhost"))
    channel = connection.channel()
    channel.basic_consume("jobs", on_message)
    channel.start_consuming()
