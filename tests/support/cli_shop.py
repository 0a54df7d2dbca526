"""A module to document: a function that has a doc, one that has none, and one that is private."""

from __future__ import annotations

SHOP = '''\
"""A shop."""


def price_of(item, quantity=1):
    """Return the price."""
    return item.price * quantity


def parse_price(text: str) -> float:
    # Prices come with a currency sign in front.
    if not text:
        raise ValueError("empty price")
    return float(text[1:])


def _internal(x):
    return x
'''
