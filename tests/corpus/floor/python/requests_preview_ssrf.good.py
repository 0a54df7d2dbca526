# CWE-918
import ipaddress
import socket
from urllib.parse import urlparse

import requests
from flask import Flask, jsonify, request

app = Flask(__name__)
ALLOWED_HOSTS = {"images.example.com", "cdn.example.com"}


@app.post("/preview")
def preview():
    body = request.get_json(force=True)
    url = body.get("url")
    if not url:
        return jsonify(error="url missing"), 400
    parts = urlparse(url)
    if parts.scheme != "https" or parts.hostname not in ALLOWED_HOSTS:
        return jsonify(error="host not allowed"), 400
    answer = requests.get(url, timeout=5, allow_redirects=False)
    return jsonify(
        status=answer.status_code,
        type=answer.headers.get("content-type"),
        size=len(answer.content),
    )
