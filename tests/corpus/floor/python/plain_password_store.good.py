# CWE-256,CWE-312,CWE-522,CWE-916
import sqlite3

import bcrypt
from flask import Flask, request

app = Flask(__name__)


@app.post("/register")
def register():
    name = request.form["name"]
    password = request.form["password"]
    with sqlite3.connect("users.db") as db:
        hashed = bcrypt.hashpw(password.encode(), bcrypt.gensalt())
        db.execute("INSERT INTO users (name, password) VALUES (?, ?)", (name, hashed))
    return "", 201
