# CWE-79
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from html import escape


async def profile(request):
    handle = request.path_params["handle"]
    color = request.query_params.get("color", "black")
    html = """
    <body style="color: %s"><h1>%s</h1></body>
    """ % (escape(color), escape(handle))
    return HTMLResponse(html)


app = Starlette(routes=[Route("/p/{handle}", profile)])
