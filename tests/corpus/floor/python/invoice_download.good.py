import os

from flask import Blueprint, abort, current_app, g, send_file

from app.auth import login_required
from app.models import Invoice

bp = Blueprint("invoices", __name__, url_prefix="/invoices")


@bp.route("/<int:invoice_id>")
@login_required
def show(invoice_id):
    invoice = Invoice.query.filter_by(id=invoice_id, owner_id=g.user.id).first_or_404()
    return {"id": invoice.id, "total": str(invoice.total)}


@bp.route("/attachments/<path:name>")
@login_required
def attachment(name):
    base = current_app.config["ATTACHMENT_DIR"]
    target = os.path.realpath(os.path.join(base, name))
    if not target.startswith(os.path.realpath(base) + os.sep):
        abort(404)
    if not os.path.isfile(target):
        abort(404)
    current_app.logger.info("attachment served to user %s", g.user.id)
    return send_file(target, as_attachment=True)
