import logging

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger("audit")


@app.post("/transfer")
def transfer():
    log.info("transfer by %s to %s", request.form["user"].replace("\n", ""), request.form["target"].replace("\n", ""))
    return "", 204
