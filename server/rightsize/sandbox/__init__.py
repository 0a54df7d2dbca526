"""Running code that nobody has read yet: in a child process without network, without writing, and with limits."""
