from typing import Optional

from fastapi import APIRouter, Depends, Query
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db import get_session
from app.schemas import UserOut
from app.security import require_admin

router = APIRouter(prefix="/admin/users", dependencies=[Depends(require_admin)])

SORTABLE = {"name": "name", "created": "created_at", "email": "email"}


@router.get("", response_model=list[UserOut])
async def search(
    q: Optional[str] = None,
    sort: str = "name",
    limit: int = Query(50, le=200),
    session: AsyncSession = Depends(get_session),
):
    column = SORTABLE.get(sort, "name")
    sql = "SELECT id, name, email, created_at FROM users"
    params = {"limit": limit}
    if q:
        sql += " WHERE name ILIKE :q"
        params["q"] = f"%{q}%"
    sql += f" ORDER BY {column} LIMIT :limit"
    rows = await session.execute(text(sql), params)
    return [UserOut(**row._mapping) for row in rows]
