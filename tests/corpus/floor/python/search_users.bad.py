# CWE-89
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
    sql = "SELECT id, name, email, created_at FROM users"
    if q:
        sql += f" WHERE name ILIKE '%{q}%'"
    sql += f" ORDER BY {sort} LIMIT {limit}"
    rows = await session.execute(text(sql))
    return [UserOut(**row._mapping) for row in rows]
