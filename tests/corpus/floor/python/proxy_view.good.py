import requests
from flask import Flask, Response, abort, request
from urllib.parse import urlparse

app = Flask(__name__)
UPSTREAMS = {"maps.example.com", "tiles.example.com"}


def is_upstream(url):
    parsed = urlparse(url)
    return parsed.scheme == "https" and parsed.hostname in UPSTREAMS


@app.route("/proxy")
def proxy():
    target = request.args["url"]
    if not is_upstream(target):
        abort(400)
    upstream = requests.get(target, stream=True, timeout=5, allow_redirects=False)
    return Response(upstream.iter_content(8192), content_type=upstream.headers.get("content-type"))
