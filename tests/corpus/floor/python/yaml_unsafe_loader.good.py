import yaml
from flask import Flask, request

app = Flask(__name__)


@app.post("/pipelines")
def create():
    spec = yaml.load(request.data, Loader=yaml.SafeLoader)
    return {"steps": len(spec["steps"])}
