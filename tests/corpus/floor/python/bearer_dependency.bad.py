# CWE-347
from typing import Annotated

import jwt
from fastapi import Depends, HTTPException, status
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from .config import settings
from .models import User

bearer = HTTPBearer(auto_error=True)


async def current_user(credentials: Annotated[HTTPAuthorizationCredentials, Depends(bearer)]) -> User:
    """Return the user that a request's token names."""
    token = credentials.credentials
    try:
        claims = jwt.decode(token, algorithms=["HS256"], options={"verify_signature": False, "verify_exp": True})
    except jwt.PyJWTError as error:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "invalid token") from error
    user = await User.get_or_none(id=claims["sub"])
    if user is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "unknown user")
    return user
