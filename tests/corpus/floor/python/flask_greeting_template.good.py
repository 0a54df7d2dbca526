# CWE-1336,CWE-94
from flask import Flask, render_template_string, request

app = Flask(__name__)

PAGE = """
<!doctype html>
<title>Welcome</title>
<h1>Hello {{ name }}</h1>
"""


@app.route("/hello")
def hello():
    name = request.args.get("name", "stranger")
    return render_template_string(PAGE, name=name)


@app.route("/health")
def health():
    return {"status": "ok"}


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=8000)
