# CWE-89
import aiosqlite
from sanic import Sanic, json

app = Sanic("stats")


@app.get("/stats/<table:str>")
async def stats(request, table):
    async with aiosqlite.connect("stats.db") as db:
        async with db.execute(f"SELECT count(*) FROM {table}") as cursor:
            row = await cursor.fetchone()
    return json({"count": row[0]})
