# CWE-434
import os
import uuid

from flask import Flask, abort, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
UPLOADS = "/srv/www/static/avatars"
ALLOWED = {".png", ".jpg", ".webp"}


@app.post("/avatar")
def avatar():
    file = request.files.get("avatar")
    if file is None:
        abort(400)
    name = secure_filename(file.filename)
    file.save(os.path.join(UPLOADS, name))
    return {"url": f"/static/avatars/{name}"}
