# CWE-209
import traceback

from flask import Flask, jsonify, request

from .billing import charge

app = Flask(__name__)


@app.post("/charge")
def make_charge():
    body = request.get_json()
    try:
        receipt = charge(int(body["account"]), int(body["cents"]))
    except Exception:
        app.logger.exception("charge failed")
        return jsonify(error="internal error"), 500
    return jsonify(receipt=receipt.id)
