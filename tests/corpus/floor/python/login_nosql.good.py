# CWE-943
from flask import Flask, jsonify, request, session
from pymongo import MongoClient
from werkzeug.security import check_password_hash

app = Flask(__name__)
users = MongoClient("mongodb://localhost:27017").shop.users


@app.post("/login")
def login():
    data = request.get_json()
    user = users.find_one({"username": str(data["username"])})
    if user is None or not check_password_hash(user["hash"], str(data["password"])):
        return jsonify(error="wrong credentials"), 401
    session["user"] = str(user["_id"])
    return jsonify(ok=True)
