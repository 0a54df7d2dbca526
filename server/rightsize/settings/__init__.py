"""From options as sent to complete settings."""
