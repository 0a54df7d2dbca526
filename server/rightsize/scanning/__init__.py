"""Scanners that others keep: each in a child process, asked through the engine's port."""
