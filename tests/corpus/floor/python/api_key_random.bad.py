# CWE-330,CWE-338
import random
import secrets
import string

from sqlalchemy.orm import Session

from .models import ApiKey


class KeyService:
    prefix = "sk"

    def __init__(self, session: Session):
        self.session = session

    def create(self, user_id: int) -> str:
        chars = string.ascii_letters + string.digits
        raw = "".join(random.choices(chars, k=40))
        api_key = f"{self.prefix}_{raw}"
        self.session.add(ApiKey(user_id=user_id, value=api_key))
        self.session.commit()
        return api_key
