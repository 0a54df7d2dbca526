# CWE-295,CWE-322
import os

import paramiko


class Deployer:
    def __init__(self, host, user, key_file):
        self.host, self.user, self.key_file = host, user, key_file

    def _connect(self):
        client = paramiko.SSHClient()
        client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
        client.connect(self.host, username=self.user, key_filename=self.key_file)
        return client

    def restart(self):
        client = self._connect()
        try:
            client.exec_command("systemctl --user restart shop")
        finally:
            client.close()
