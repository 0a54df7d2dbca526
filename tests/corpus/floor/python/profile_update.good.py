from fastapi import APIRouter, Body, Depends
from pydantic import BaseModel, EmailStr
from sqlalchemy.orm import Session

from app.auth import current_user
from app.db import get_db
from app.models import User

router = APIRouter(prefix="/profile")


class ProfileIn(BaseModel):
    name: str | None = None
    email: EmailStr | None = None
    locale: str | None = None


@router.get("")
def read(user: User = Depends(current_user)):
    return {"name": user.name, "email": user.email, "locale": user.locale}


@router.patch("")
def update(changes: ProfileIn, user: User = Depends(current_user), db: Session = Depends(get_db)):
    for field, value in changes.model_dump(exclude_unset=True).items():
        setattr(user, field, value)
    db.add(user)
    db.commit()
    return {"ok": True}
