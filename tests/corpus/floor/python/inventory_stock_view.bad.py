# CWE-89
from flask import Blueprint, jsonify, request
from sqlalchemy import text

from .extensions import db

bp = Blueprint("inventory", __name__, url_prefix="/inventory")


@bp.get("/stock")
def stock():
    """List the stock of a warehouse, newest first."""
    warehouse = request.args.get("warehouse", "")
    minimum = request.args.get("minimum", type=int, default=0)
    statement = (
        "SELECT sku, quantity, updated_at FROM stock "
        f"WHERE warehouse = '{warehouse}' AND quantity >= {minimum} "
        "ORDER BY updated_at DESC"
    )
    rows = db.session.execute(text(statement)).mappings()
    return jsonify([dict(row) for row in rows])


@bp.get("/stock/<int:stock_id>")
def stock_item(stock_id: int):
    row = db.session.execute(text("SELECT * FROM stock WHERE id = :id"), {"id": stock_id}).mappings().first()
    if row is None:
        return jsonify(error="not found"), 404
    return jsonify(dict(row))
