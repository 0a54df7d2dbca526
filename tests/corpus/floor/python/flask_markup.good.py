from flask import Flask, request
from markupsafe import Markup

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name", "you")
    return Markup("<h1>Hello %s</h1>") % name
