# CWE-208
import hashlib
import hmac
import os

from flask import Flask, abort, request

app = Flask(__name__)
SECRET = os.environ["HOOK_SECRET"].encode()


@app.post("/hooks/github")
def github_hook():
    given = request.headers.get("X-Hub-Signature-256", "")
    expected = "sha256=" + hmac.new(SECRET, request.get_data(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(given, expected):
        abort(403)
    event = request.headers.get("X-GitHub-Event")
    if event == "push":
        app.logger.info("push received")
    return "", 204
