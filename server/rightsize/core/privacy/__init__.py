"""What must not leave this machine: secrets in source, and files that are never shown to a model."""
