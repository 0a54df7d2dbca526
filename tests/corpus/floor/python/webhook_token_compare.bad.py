# CWE-208
import os
import secrets

from fastapi import FastAPI, Header, HTTPException

app = FastAPI()


@app.post("/deploy")
async def deploy(x_token: str = Header(...)):
    expected = os.environ["DEPLOY_TOKEN"]
    if x_token != expected:
        raise HTTPException(401)
    return {"status": "queued"}
