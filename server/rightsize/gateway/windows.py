"""Which context window a call asks Ollama for: a few fixed rungs, because each other window reloads the model."""

from __future__ import annotations

RUNGS = (4_096, 8_192, 16_384, 32_768, 131_072)


def window_for(tokens: int, *, loaded: int | None, most: int) -> int | None:
    """Return the smallest rung that holds `tokens`, or None where the model's own window does not.

    A window that is loaded and large enough is kept, rung or not; a rung above the model's own window becomes that.
    """
    if tokens > most:
        return None
    if loaded is not None and tokens <= loaded:
        return loaded
    return min(next((rung for rung in RUNGS if rung >= tokens), most), most)


def next_window(window: int, *, most: int) -> int | None:
    """Return the next larger window, or None at the model's own."""
    if window >= most:
        return None
    return min(next((rung for rung in RUNGS if rung > window), most), most)
