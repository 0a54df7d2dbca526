# CWE-639 CWE-862
from flask import Blueprint, abort, jsonify
from flask_login import current_user, login_required

from .models import Invoice, db

bp = Blueprint("invoices", __name__)


@bp.route("/invoices/<int:invoice_id>", methods=["DELETE"])
@login_required
def remove(invoice_id):
    invoice = Invoice.query.get_or_404(invoice_id)
    db.session.delete(invoice)
    db.session.commit()
    return jsonify(deleted=invoice_id)
