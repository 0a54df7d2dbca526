import hashlib
import os

from sqlalchemy import Column, Integer, LargeBinary, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Account(Base):
    __tablename__ = "accounts"

    id = Column(Integer, primary_key=True)
    email = Column(String(255), unique=True, nullable=False)
    salt = Column(LargeBinary(16), nullable=False)
    password_hash = Column(String(128), nullable=False)

    def set_password(self, password: str) -> None:
        self.salt = os.urandom(16)
        self.password_hash = hashlib.scrypt(password.encode(), salt=self.salt, n=2**14, r=8, p=1).hex()

    @property
    def avatar_key(self) -> str:
        return hashlib.md5(self.email.lower().encode(), usedforsecurity=False).hexdigest()
