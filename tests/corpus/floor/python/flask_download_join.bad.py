# CWE-22
import os

from flask import Blueprint, abort, current_app, request, send_file

bp = Blueprint("documents", __name__, url_prefix="/documents")
BASE_DIR = os.path.realpath("/srv/documents")


@bp.route("/")
def index():
    return {"documents": sorted(os.listdir(BASE_DIR))}


@bp.route("/download")
def download():
    name = request.args.get("name")
    if not name:
        abort(400)
    path = os.path.join(BASE_DIR, name)
    if not os.path.exists(path):
        abort(404)
    current_app.logger.info("download")
    return send_file(path, as_attachment=True)
