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
async def search(criteria: Search, db: AsyncIOMotorDatabase = Depends(database)):
    """Find visits; the page sends what to look for."""
    wanted = {"city": criteria.city, "day": {"$gte": criteria.since.isoformat()}}
    cursor = db.visits.find(wanted, {"_id": 0}).limit(200)
    return [each async for each in cursor]
