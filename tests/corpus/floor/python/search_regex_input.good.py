# CWE-1333,CWE-400
import re

from fastapi import APIRouter, HTTPException, Query

from .store import documents

router = APIRouter()


@router.get("/documents")
async def find(pattern: str = Query(..., max_length=200)):
    compiled = re.compile(re.escape(pattern), re.IGNORECASE)
    hits = []
    for document in documents():
        if compiled.search(document.text):
            hits.append(document.id)
    if not hits:
        raise HTTPException(404)
    return {"hits": hits}
