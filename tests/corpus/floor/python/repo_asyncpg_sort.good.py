# CWE-89
"""Storage of invoices, with asyncpg."""
from __future__ import annotations

from dataclasses import dataclass

import asyncpg

SORTABLE = {"created": "created_at", "total": "total_cents"}


@dataclass
class Invoice:
    id: int
    customer_id: int
    total_cents: int


class InvoiceRepository:
    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def get(self, invoice_id: int) -> Invoice | None:
        row = await self._pool.fetchrow("SELECT id, customer_id, total_cents FROM invoices WHERE id = $1", invoice_id)
        return Invoice(**row) if row else None

    async def list_for(self, customer_id: int, sort: str, limit: int = 50) -> list[Invoice]:
        async with self._pool.acquire() as connection:
            column = SORTABLE.get(sort, "created_at")
            rows = await connection.fetch(
                f"SELECT id, customer_id, total_cents FROM invoices WHERE customer_id = $1 ORDER BY {column} LIMIT $2",
                customer_id,
                limit,
            )
        return [Invoice(**row) for row in rows]
