import os

import paramiko


class Host:
    def __init__(self, name, user):
        self.client = paramiko.SSHClient()
        self.client.load_system_host_keys()
        self.client.set_missing_host_key_policy(paramiko.RejectPolicy())
        self.client.connect(name, username=user, key_filename=os.path.expanduser("~/.ssh/deploy"), timeout=10)

    def uptime(self):
        _, out, _ = self.client.exec_command("uptime -p")
        return out.read().decode().strip()
