"""The editor shell: the only package that imports pygls or lsprotocol."""
