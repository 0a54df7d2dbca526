# CWE-943
from datetime import date

from fastapi import APIRouter, Body, Depends
from motor.motor_asyncio import AsyncIOMotorDatabase
from pydantic import BaseModel

from .deps import database

router = APIRouter()


class Search(BaseModel):
    city: str
    since: date


@router.post("/visits/search")
async def search(criteria: dict = Body(...), db: AsyncIOMotorDatabase = Depends(database)):
    """Find visits; the page sends what to look for."""
    cursor = db.visits.find(criteria, {"_id": 0}).limit(200)
    return [each async for each in cursor]
