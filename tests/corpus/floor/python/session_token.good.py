import jwt
from fastapi import Depends, Header, HTTPException

from app.config import settings


def current_user(authorization: str = Header()):
    token = authorization.removeprefix("Bearer ")
    try:
        claims = jwt.decode(token, settings.public_key, algorithms=["RS256"], audience="api")
    except jwt.PyJWTError as error:
        raise HTTPException(status_code=401) from error
    return claims["sub"]


def admin_only(user: str = Depends(current_user)):
    if user not in settings.admins:
        raise HTTPException(status_code=403)
    return user
