from flask import Flask, render_template_string, request

app = Flask(__name__)


@app.post("/preview")
def preview():
    title = request.form["title"]
    return render_template_string("<h1>{{ title }}</h1>", title=title)
