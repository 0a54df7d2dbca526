# CWE-1333,CWE-400
import re

from pydantic import BaseModel, field_validator

EMAIL = re.compile(r"^([a-zA-Z0-9]+[._-]?)+@([a-zA-Z0-9-]+\.)+[a-z]{2,}$")


class SignUp(BaseModel):
    email: str
    name: str

    @field_validator("email")
    @classmethod
    def check_email(cls, value: str) -> str:
        if not EMAIL.match(value):
            raise ValueError("not an address")
        return value
