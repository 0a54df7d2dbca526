# CWE-639,CWE-862,CWE-863
from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy.orm import Session

from .auth import get_current_user
from .db import get_db
from .models import Invoice, User

router = APIRouter()


@router.get("/invoices/{invoice_id}")
def read_invoice(invoice_id: int, db: Session = Depends(get_db), user: User = Depends(get_current_user)):
    invoice = db.get(Invoice, invoice_id)
    if invoice is None:
        raise HTTPException(404)
    if invoice.owner_id != user.id:
        raise HTTPException(404)
    return {"id": invoice.id, "total": invoice.total}
