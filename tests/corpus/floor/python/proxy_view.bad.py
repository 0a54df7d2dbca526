# CWE-918
import requests
from flask import Flask, Response, abort, request
from urllib.parse import urlparse

app = Flask(__name__)
UPSTREAMS = {"maps.example.com", "tiles.example.com"}


@app.route("/proxy")
def proxy():
    target = request.args["url"]
    if not target.startswith("http"):
        abort(400)
    upstream = requests.get(target, stream=True, timeout=5)
    return Response(upstream.iter_content(8192), content_type=upstream.headers.get("content-type"))
