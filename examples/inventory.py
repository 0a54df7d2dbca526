"""Stock of a small shop: what is there, what is promised, and what must be ordered."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Iterator


class OutOfStock(Exception):
    """Somebody asked for more than there is."""


@dataclass(frozen=True)
class Item:
    sku: str
    name: str
    price: Decimal

    @property
    def is_free(self) -> bool:
        return self.price == 0

    def with_price(self, price: Decimal) -> Item:
        if price < 0:
            raise ValueError("a price cannot be negative")
        return Item(self.sku, self.name, price)


@dataclass
class Inventory:
    """Items by their stock-keeping unit, and how many of each are on the shelf."""

    items: dict[str, Item] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    reserved: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, item: Item, count: int = 1) -> None:
        if count < 1:
            raise ValueError("at least one item must be added")
        self.items[item.sku] = item
        self.counts[item.sku] += count

    def available(self, sku: str) -> int:
        # What stands on the shelf and is not promised to anybody.
        return self.counts[sku] - self.reserved[sku]

    def reserve(self, sku: str, count: int) -> None:
        if sku not in self.items:
            raise KeyError(sku)
        if self.available(sku) < count:
            raise OutOfStock(f"{count} of {sku} were asked for, {self.available(sku)} are there")
        self.reserved[sku] += count

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, sku: str) -> bool:
        return sku in self.items

    def low(self, threshold: int = 5) -> Iterator[Item]:
        for sku, item in self.items.items():
            if self.available(sku) < threshold:
                yield item

    def value(self) -> Decimal:
        return sum((self.items[sku].price * count for sku, count in self.counts.items()), Decimal(0))


def read_price(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip().lstrip("€$£"))
    except InvalidOperation:
        return None


def load_inventory(path: Path, delimiter: str = ";") -> Inventory:
    inventory = Inventory()
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=delimiter):
            price = read_price(row["price"])
            if price is None:
                raise ValueError(f"{row['sku']} has no price that can be read: {row['price']!r}")
            inventory.add(Item(row["sku"], row["name"], price), int(row["count"]))
    return inventory


def reorder(inventory: Inventory, threshold: int = 5, pack: int = 12) -> dict[str, int]:
    """Return how many packs of each item to order.

    Args:
        inventory: What is there now.
        threshold: Items with fewer available than this are ordered.
        pack: How many items come in a pack.

    Returns:
        Packs to order, by stock-keeping unit.
    """
    wanted = {}
    for item in inventory.low(threshold):
        missing = threshold - inventory.available(item.sku)
        wanted[item.sku] = -(-missing // pack)
    return wanted
