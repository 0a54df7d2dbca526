import json
import logging
import shlex
import subprocess

import pika

log = logging.getLogger(__name__)
ACTIONS = {"status": ["systemctl", "status"], "restart": ["systemctl", "restart"]}


class ActionConsumer:
    def __init__(self, url: str, queue: str = "actions"):
        self.connection = pika.BlockingConnection(pika.URLParameters(url))
        self.channel = self.connection.channel()
        self.queue = queue

    def run(self):
        self.channel.basic_consume(self.queue, self.on_message)
        self.channel.start_consuming()

    def on_message(self, channel, method, properties, body):
        message = json.loads(body)
        try:
            self.perform(message["action"], message["unit"])
        except subprocess.SubprocessError:
            log.exception("action failed")
        channel.basic_ack(method.delivery_tag)

    def perform(self, action, unit):
        command = [*ACTIONS[action], unit]
        log.info("running %s", shlex.join(command))
        return subprocess.check_output(command, timeout=30)
