# CWE-611,CWE-776
from xml.dom import minidom

from aiohttp import web


async def soap(request):
    text = await request.text()
    document = minidom.parseString(text)
    action = document.getElementsByTagName("action")[0].firstChild.data
    return web.Response(text=action.upper())


app = web.Application()
app.router.add_post("/soap", soap)
