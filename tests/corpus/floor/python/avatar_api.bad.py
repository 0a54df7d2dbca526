# CWE-22
import os

from flask import Blueprint, abort, current_app, request, send_file
from werkzeug.utils import secure_filename

bp = Blueprint("avatars", __name__, url_prefix="/avatars")


@bp.get("/<user_id>")
def avatar(user_id):
    size = request.args.get("size", "small.png")
    path = os.path.join(current_app.config["AVATARS"], user_id, size)
    if not os.path.exists(path):
        abort(404)
    return send_file(path)
