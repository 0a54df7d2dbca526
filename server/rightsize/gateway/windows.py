"""Which context window a call asks Ollama for: a few fixed rungs, because each other window reloads the model."""

from __future__ import annotations

RUNGS = (4_096, 8_192, 16_384, 32_768, 131_072)


def window_for(tokens: int, *, loaded: int | None, most: int) -> int | None:
    """Return the smallest rung that holds `tokens`, never less than is loaded nor more than the model can; None if nothing holds them.

    A rung above the model's own window becomes that window, and a loaded window that is large enough is kept, rung or not.
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
