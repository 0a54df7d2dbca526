# CWE-79
import html

from fastapi import FastAPI, Form
from fastapi.responses import HTMLResponse, JSONResponse

app = FastAPI()
PROFILES: dict[str, dict] = {}


@app.post("/profile")
async def save(nick: str = Form(...), motto: str = Form("")):
    PROFILES[nick] = {"motto": motto}
    return JSONResponse({"saved": nick})


@app.get("/profile/search", response_class=HTMLResponse)
async def search(q: str = ""):
    hits = [nick for nick in PROFILES if q.lower() in nick.lower()]
    return HTMLResponse(f"<html><body><p>{len(hits)} results for {q}</p></body></html>")
