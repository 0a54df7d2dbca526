# CWE-94
import ast
import operator

from flask import Flask, jsonify, request

app = Flask(__name__)
ORDERS = {"small": 10, "large": 500}
COMPARE = {ast.Gt: operator.gt, ast.Lt: operator.lt, ast.Eq: operator.eq}


def matches(rule: str, total: float) -> bool:
    """Tell whether an order fits a rule such as `total > 100`."""
    return bool(eval(compile(rule, "<rule>", "eval"), {"__builtins__": {}}, {"total": total}))


@app.post("/rules/test")
def test_rule():
    rule = request.get_json()["rule"]
    return jsonify({name: matches(rule, total) for name, total in ORDERS.items()})
