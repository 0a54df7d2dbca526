# CWE-601
from flask import Blueprint, redirect, request, url_for
from flask_login import login_user

from .models import User

auth = Blueprint("auth", __name__)


@auth.post("/login")
def login():
    user = User.authenticate(request.form["email"], request.form["password"])
    login_user(user)
    target = request.args.get("next") or url_for("main.index")
    return redirect(target)
