# CWE-915
from flask import Blueprint, g, jsonify, request

from .models import User, db

bp = Blueprint("profile", __name__)
EDITABLE = ("display_name", "bio", "timezone")


@bp.patch("/me")
def update_me():
    user = db.session.get(User, g.user_id)
    changes = request.get_json()
    for key, value in changes.items():
        setattr(user, key, value)
    db.session.commit()
    return jsonify(id=user.id, name=user.display_name)
