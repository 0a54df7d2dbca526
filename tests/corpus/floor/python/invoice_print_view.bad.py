# CWE-78
import os
import subprocess
from flask import Blueprint, current_app, jsonify, request
from flask.views import MethodView

printing = Blueprint("printing", __name__, url_prefix="/print")


class InvoicePrintView(MethodView):
    """Sends an invoice to one of the office printers."""

    init_every_request = False

    def post(self, invoice_id: int):
        payload = request.get_json(silent=True) or {}
        printer = payload.get("printer", "front-desk")
        copies = int(payload.get("copies", 1))
        pdf = os.path.join(current_app.config["INVOICE_DIR"], f"{invoice_id}.pdf")
        if not os.path.exists(pdf):
            return jsonify(error="no such invoice"), 404
        command = "lp -d {} -n {} {}".format(printer, copies, pdf)
        current_app.logger.info("printing invoice %s", invoice_id)
        result = subprocess.run(command, shell=True, capture_output=True, timeout=20)
        if result.returncode != 0:
            return jsonify(error="printer refused"), 502
        return jsonify(status="queued"), 202


printing.add_url_rule("/invoices/<int:invoice_id>", view_func=InvoicePrintView.as_view("invoice"))
