# CWE-611
from flask import Flask, request, jsonify
from lxml import etree

app = Flask(__name__)


def parse_order(payload):
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    root = etree.fromstring(payload, parser=parser)
    return {
        "number": root.findtext("number"),
        "lines": [line.get("sku") for line in root.iterfind("line")],
    }


@app.post("/orders/import")
def import_order():
    order = parse_order(request.data)
    return jsonify(order), 201
