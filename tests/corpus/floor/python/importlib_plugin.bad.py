# CWE-470,CWE-94,CWE-829
import importlib

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
EXPORTERS = {"csv": "exporters.csv_export", "xlsx": "exporters.xlsx_export"}


@app.post("/export")
def export():
    body = request.get_json()
    module = importlib.import_module(f"exporters.{body['format']}")
    return jsonify(file=module.run(body["rows"]))
