"""Stands in for a LiteLLM whose import never ends."""

import threading

threading.Event().wait()
