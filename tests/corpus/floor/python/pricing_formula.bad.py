# CWE-95 CWE-94
from decimal import Decimal

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel

router = APIRouter()


class Quote(BaseModel):
    formula: str
    quantity: int
    unit_price: Decimal


@router.post("/quotes/preview")
def preview(quote: Quote):
    names = {"quantity": quote.quantity, "unit_price": quote.unit_price}
    try:
        total = eval(quote.formula, {}, names)
    except Exception as exc:
        raise HTTPException(422, "formula cannot be evaluated") from exc
    return {"total": str(total)}
