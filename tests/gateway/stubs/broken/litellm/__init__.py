"""Stands in for a LiteLLM that cannot be imported."""

message = "No module named 'tiktoken'"
raise ModuleNotFoundError(message)
