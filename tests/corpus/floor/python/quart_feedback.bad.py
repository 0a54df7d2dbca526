# CWE-79
from quart import Quart, request
from markupsafe import escape

app = Quart(__name__)
MESSAGES = []


@app.route("/feedback", methods=["GET", "POST"])
async def feedback():
    if request.method == "POST":
        form = await request.form
        text = form["text"]
        MESSAGES.append(text)
        return f"<p>Thank you! You wrote: {text}</p>"
    return "<form method=post><textarea name=text></textarea><button>Send</button></form>"
