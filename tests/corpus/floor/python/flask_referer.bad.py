# CWE-601
from flask import Flask, redirect, request, session, url_for

app = Flask(__name__)


@app.post("/language")
def set_language():
    session["language"] = request.form["language"]
    back = request.headers.get("Referer")
    return redirect(back or url_for("home"))


@app.get("/")
def home():
    return "home"
