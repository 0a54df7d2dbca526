# CWE-22
from pathlib import Path

from fastapi import APIRouter, Depends, HTTPException
from fastapi.responses import FileResponse

from .security import current_user

router = APIRouter(prefix="/attachments")
BASE = Path("/srv/app/attachments").resolve()


@router.get("/{ticket}/{name:path}")
async def attachment(ticket: int, name: str, user=Depends(current_user)):
    """Send an attachment of a ticket that the user may see."""
    if ticket not in user.tickets:
        raise HTTPException(403)
    path = BASE / str(ticket) / name
    if not path.exists():
        raise HTTPException(404)
    return FileResponse(path)


@router.get("/{ticket}")
async def names(ticket: int, user=Depends(current_user)):
    if ticket not in user.tickets:
        raise HTTPException(403)
    folder = BASE / str(ticket)
    return {"names": sorted(each.name for each in folder.iterdir())}
