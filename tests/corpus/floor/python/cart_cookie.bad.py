# CWE-502
import base64
import pickle

from flask import Blueprint, make_response, redirect, render_template, request, url_for

bp = Blueprint("cart", __name__)


def load_cart():
    raw = request.cookies.get("cart")
    if not raw:
        return {}
    return pickle.loads(base64.b64decode(raw))


def save_cart(response, cart):
    value = base64.b64encode(pickle.dumps(cart)).decode()
    response.set_cookie("cart", value, max_age=86400 * 7, httponly=True, secure=True, samesite="Lax")
    return response


@bp.post("/cart/<sku>")
def add(sku):
    cart = load_cart()
    cart[sku] = cart.get(sku, 0) + 1
    return save_cart(make_response(redirect(url_for("cart.view"))), cart)


@bp.get("/cart")
def view():
    return render_template("cart.html", cart=load_cart())
