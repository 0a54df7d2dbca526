# CWE-117
import logging

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger("audit")


@app.post("/transfer")
def transfer():
    log.info("transfer by %s to %s", request.form["user"], request.form["target"])
    return "", 204
