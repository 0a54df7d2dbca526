from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy import bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.database import session

router = APIRouter(prefix="/photos")
ORDER = {"newest": "taken_at DESC", "oldest": "taken_at ASC", "name": "title ASC"}


@router.get("/by-tag")
async def by_tag(
    tag: Annotated[list[str], Query()],
    order: str = "newest",
    db: AsyncSession = Depends(session),
):
    statement = text(f"SELECT id, title FROM photo WHERE tag IN :tags ORDER BY {ORDER.get(order, ORDER['newest'])}")
    rows = await db.execute(statement.bindparams(bindparam("tags", expanding=True)), {"tags": tag})
    return [dict(row) for row in rows.mappings()]
