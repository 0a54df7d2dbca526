import ast
import operator

from rest_framework.decorators import api_view
from rest_framework.response import Response

OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def evaluate(node, row):
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](evaluate(node.left, row), evaluate(node.right, row))
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return node.value
    if isinstance(node, ast.Name):
        return row[node.id]
    raise ValueError("not allowed")


@api_view(["POST"])
def computed(request):
    """Adds a column that the user defines to the rows of a sheet."""
    formula = request.data["formula"]
    rows = request.data["rows"]
    tree = ast.parse(formula, mode="eval")
    return Response([{**row, "computed": evaluate(tree.body, row)} for row in rows])
