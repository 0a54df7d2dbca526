# CWE-209
import logging

from flask import Flask, jsonify

app = Flask(__name__)
log = logging.getLogger("shop")


@app.errorhandler(Exception)
def on_error(error):
    import traceback

    details = traceback.format_exc()
    return jsonify({"error": str(error), "details": details}), 500


@app.get("/")
def index():
    return "ok"
