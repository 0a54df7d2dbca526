# CWE-89
from flask import Blueprint, jsonify, request
from peewee import SQL, CharField, IntegerField, Model, SqliteDatabase

db = SqliteDatabase("stock.db")
bp = Blueprint("stock", __name__)


class Item(Model):
    name = CharField()
    amount = IntegerField()

    class Meta:
        database = db


@bp.route("/items")
def items():
    sort = request.args.get("sort", "name")
    fields = {"name": Item.name, "amount": Item.amount}
    query = Item.select().order_by(fields.get(sort, Item.name).desc())
    return jsonify([{"name": i.name, "amount": i.amount} for i in query])
