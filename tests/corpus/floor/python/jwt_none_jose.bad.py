# CWE-347
from jose import JWTError, jwt
from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer

from .settings import settings

oauth2 = OAuth2PasswordBearer(tokenUrl="login")


async def current_user(token: str = Depends(oauth2)):
    try:
        claims = jwt.get_unverified_claims(token)
    except JWTError:
        raise HTTPException(401)
    return claims["sub"]
