"""How much of a file one call reviews: small numbers that settings read without loading the floor."""

from __future__ import annotations

CHUNK_BYTES = 12_000
"""Bytes of source in one call, about 3,000 tokens: what a model still reads with care."""

CONTEXT_BYTES = 2_000
"""Bytes of signatures, of what the source calls elsewhere, that are told with it."""
