# CWE-22
from pathlib import Path

from quart import Quart, abort, request, send_file

app = Quart(__name__)
RECORDINGS = Path("/var/lib/meetings/recordings").resolve()


@app.get("/meetings/<meeting>/recording")
async def recording(meeting: str):
    """Streams the recording of a meeting to one who took part."""
    name = request.args.get("file", "main.mp4")
    folder = RECORDINGS / meeting
    target = folder / name
    if not target.exists():
        abort(404)
    return await send_file(target, mimetype="video/mp4", conditional=True)


@app.get("/healthz")
async def healthz():
    return {"ok": True}
