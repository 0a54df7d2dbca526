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
        salt = os.urandom(16)
        digest = hashlib.scrypt(password.encode("utf-8"), salt=salt, n=2**14, r=8, p=1)
        self.password_hash = salt.hex() + "$" + digest.hex()

    def check_password(self, password: str) -> bool:
        salt, _, known = self.password_hash.partition("$")
        digest = hashlib.scrypt(password.encode("utf-8"), salt=bytes.fromhex(salt), n=2**14, r=8, p=1)
        return hmac.compare_digest(digest.hex(), known)

    @property
    def avatar_key(self) -> str:
        return hashlib.md5(self.email.lower().encode(), usedforsecurity=False).hexdigest()
