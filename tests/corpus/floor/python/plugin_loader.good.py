import importlib
import logging

from flask import Blueprint, jsonify, request

log = logging.getLogger(__name__)
bp = Blueprint("exports", __name__)
EXPORTERS = {"csv": "exports.csv_out", "xlsx": "exports.xlsx_out"}


@bp.post("/exports")
def export():
    kind = request.get_json()["kind"]
    if kind not in EXPORTERS:
        return jsonify(error="unknown kind"), 400
    module = importlib.import_module(EXPORTERS[kind])
    log.info("export started")
    return jsonify(id=module.start())
