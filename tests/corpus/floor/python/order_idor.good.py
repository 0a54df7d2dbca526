from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.auth import current_user
from app.database import get_db
from app.models import Order, User

router = APIRouter(prefix="/orders")


@router.get("/")
def mine(user: User = Depends(current_user), db: Session = Depends(get_db)):
    return db.scalars(select(Order).where(Order.user_id == user.id)).all()


@router.get("/{order_id}")
def one(order_id: int, user: User = Depends(current_user), db: Session = Depends(get_db)):
    order = db.get(Order, order_id)
    if order is None or order.user_id != user.id:
        raise HTTPException(404)
    return order
