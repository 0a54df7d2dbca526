# CWE-78
import paramiko


class Remote:
    def __init__(self, host, user):
        self.client = paramiko.SSHClient()
        self.client.load_system_host_keys()
        self.client.connect(host, username=user)

    def tail(self, log_file, lines=50):
        stdin, stdout, stderr = self.client.exec_command("tail -n %d %s" % (lines, log_file))
        return stdout.read().decode()
