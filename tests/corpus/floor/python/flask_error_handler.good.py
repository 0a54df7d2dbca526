# CWE-209
import logging

from flask import Flask, jsonify

app = Flask(__name__)
log = logging.getLogger("shop")


@app.errorhandler(Exception)
def on_error(error):
    log.exception("unhandled")
    return jsonify({"error": "internal error"}), 500


@app.get("/")
def index():
    return "ok"
