import os
from functools import wraps

import jwt
from flask import g, jsonify, request

PUBLIC_KEY = os.environ["JWT_PUBLIC_KEY"]


class AuthError(Exception):
    pass


def decode(token):
    try:
        return jwt.decode(token, PUBLIC_KEY, algorithms=["RS256"], audience="orders-api")
    except jwt.PyJWTError as error:
        raise AuthError("token is not valid") from error


def authenticated(view):
    @wraps(view)
    def wrapper(*args, **kwargs):
        header = request.headers.get("Authorization", "")
        if not header.startswith("Bearer "):
            return jsonify(error="missing token"), 401
        try:
            g.claims = decode(header[len("Bearer "):])
        except AuthError as error:
            return jsonify(error=str(error)), 401
        return view(*args, **kwargs)

    return wrapper
