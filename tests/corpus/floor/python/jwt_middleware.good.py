# CWE-347
from functools import wraps

import jwt
from flask import current_app, g, jsonify, request


def bearer_token():
    header = request.headers.get("Authorization", "")
    kind, _, token = header.partition(" ")
    return token if kind.lower() == "bearer" else None


def require_user(view):
    @wraps(view)
    def inner(*args, **kwargs):
        token = bearer_token()
        if token is None:
            return jsonify(error="unauthenticated"), 401
        try:
            claims = jwt.decode(token, current_app.config["JWT_KEY"], algorithms=["HS256"])
        except jwt.PyJWTError:
            return jsonify(error="invalid token"), 401
        g.user_id = claims["sub"]
        return view(*args, **kwargs)

    return inner
