# CWE-347
from jose import JWTError, jwt
from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer

from .settings import settings

oauth2 = OAuth2PasswordBearer(tokenUrl="login")


async def current_user(token: str = Depends(oauth2)):
    try:
        claims = jwt.decode(token, settings.jwt_key, algorithms=["RS256"])
    except JWTError:
        raise HTTPException(401)
    return claims["sub"]
