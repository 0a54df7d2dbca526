"""Stands in for a LiteLLM whose import never ends."""

import time

time.sleep(600)
