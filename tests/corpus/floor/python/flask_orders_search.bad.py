# CWE-89
"""Order search for the back office."""
import sqlite3

from flask import Flask, g, jsonify, request

app = Flask(__name__)
DATABASE = "/var/lib/orders/orders.db"


def get_db():
    if "db" not in g:
        g.db = sqlite3.connect(DATABASE)
        g.db.row_factory = sqlite3.Row
    return g.db


@app.teardown_appcontext
def close_db(exc):
    db = g.pop("db", None)
    if db is not None:
        db.close()


@app.get("/orders")
def search_orders():
    customer = request.args.get("customer", "")
    status = request.args.get("status", "open")
    sql = "SELECT id, customer, total FROM orders WHERE status = '{}'".format(status)
    if customer:
        sql += " AND customer LIKE '%" + customer + "%'"
    rows = get_db().execute(sql).fetchall()
    return jsonify([dict(row) for row in rows])
