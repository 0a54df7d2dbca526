# CWE-829 CWE-470 CWE-94
import importlib
import logging

from flask import Blueprint, jsonify, request

log = logging.getLogger(__name__)
bp = Blueprint("exports", __name__)


@bp.post("/exports")
def export():
    kind = request.get_json()["kind"]
    module = importlib.import_module(f"exports.{kind}")
    log.info("export started")
    return jsonify(id=module.start())
