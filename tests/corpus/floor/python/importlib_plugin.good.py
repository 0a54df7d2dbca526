# CWE-470,CWE-94,CWE-829
import importlib

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
EXPORTERS = {"csv": "exporters.csv_export", "xlsx": "exporters.xlsx_export"}


@app.post("/export")
def export():
    body = request.get_json()
    name = EXPORTERS.get(body["format"])
    if name is None:
        abort(400)
    module = importlib.import_module(name)
    return jsonify(file=module.run(body["rows"]))
