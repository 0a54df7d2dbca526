# CWE-79
from sanic import Sanic
from sanic.response import html

app = Sanic("shop")


@app.get("/search")
async def search(request):
    query = request.args.get("q", "")
    return html(f"<h2>Results for {query}</h2>")
