"""Adapters to models: LiteLLM in a child process, the embedded engine and the fake."""
