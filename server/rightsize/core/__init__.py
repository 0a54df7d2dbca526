"""The pure core: no asyncio, clock, randomness, network or files."""
