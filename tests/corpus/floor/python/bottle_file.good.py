# CWE-22
import os

from bottle import Bottle, HTTPError, request, static_file

app = Bottle()
DOCS = "/srv/docs"


@app.route("/doc")
def doc():
    name = request.query.name
    if name not in os.listdir(DOCS):
        raise HTTPError(404)
    with open(DOCS + "/" + name, encoding="utf-8") as source:
        return {"text": source.read()}
