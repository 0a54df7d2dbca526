# CWE-502
import yaml
from flask import Flask, request

app = Flask(__name__)


@app.post("/pipelines")
def create():
    spec = yaml.load(request.data, Loader=yaml.UnsafeLoader)
    return {"steps": len(spec["steps"])}
