# CWE-1236
import csv
import io

from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse
from sqlalchemy.orm import Session

from app.auth import require_staff
from app.db import get_db
from app.models import Contact

router = APIRouter(dependencies=[Depends(require_staff)])


def rows(db):
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(["name", "company", "note"])
    for contact in db.query(Contact).order_by(Contact.name):
        writer.writerow([contact.name, contact.company, contact.note])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


@router.get("/contacts.csv")
def export(db: Session = Depends(get_db)):
    return StreamingResponse(rows(db), media_type="text/csv")
