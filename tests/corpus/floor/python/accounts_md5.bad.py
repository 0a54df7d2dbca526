# CWE-327,CWE-328,CWE-916
import hashlib
import hmac
import os

from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Account(Base):
    __tablename__ = "accounts"
    id = Column(Integer, primary_key=True)
    email = Column(String(200), unique=True)
    password_hash = Column(String(200))

    def set_password(self, password: str) -> None:
        self.password_hash = hashlib.md5(password.encode("utf-8")).hexdigest()

    def check_password(self, password: str) -> bool:
        return hmac.compare_digest(self.password_hash, hashlib.md5(password.encode("utf-8")).hexdigest())

    @property
    def avatar_key(self) -> str:
        return hashlib.md5(self.email.lower().encode(), usedforsecurity=False).hexdigest()
