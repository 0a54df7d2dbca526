# CWE-1336 CWE-94
from flask import Blueprint, jsonify, request
from flask import render_template_string

from app.auth import login_required
from app.models import MailTemplate, db

bp = Blueprint("mail_templates", __name__)
SAMPLE = {"first_name": "Ada", "order": {"number": "1001", "total": "19.90"}}


@bp.post("/mail-templates/preview")
@login_required
def preview():
    source = request.get_json()["source"]
    body = render_template_string(source, **SAMPLE)
    return jsonify(body=body)


@bp.post("/mail-templates")
@login_required
def store():
    data = request.get_json()
    template = MailTemplate(name=data["name"], source=data["source"])
    db.session.add(template)
    db.session.commit()
    return jsonify(id=template.id), 201
