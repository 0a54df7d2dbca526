import ast
import operator
from decimal import Decimal

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel

router = APIRouter()
OPS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def evaluate(node, names):
    if isinstance(node, ast.Expression):
        return evaluate(node.body, names)
    if isinstance(node, ast.BinOp) and type(node.op) in OPS:
        return OPS[type(node.op)](evaluate(node.left, names), evaluate(node.right, names))
    if isinstance(node, ast.Name) and node.id in names:
        return names[node.id]
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return Decimal(str(node.value))
    raise ValueError("unsupported expression")


class Quote(BaseModel):
    formula: str
    quantity: int
    unit_price: Decimal


@router.post("/quotes/preview")
def preview(quote: Quote):
    names = {"quantity": quote.quantity, "unit_price": quote.unit_price}
    try:
        total = evaluate(ast.parse(quote.formula, mode="eval"), names)
    except Exception as exc:
        raise HTTPException(422, "formula cannot be evaluated") from exc
    return {"total": str(total)}
