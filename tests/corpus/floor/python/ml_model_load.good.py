# CWE-502
import os

import joblib
import numpy as np
from fastapi import FastAPI, UploadFile

import skops.io as sio

app = FastAPI()
MODELS = "/var/models"


@app.post("/models/{name}")
async def upload_model(name: str, file: UploadFile):
    data = await file.read()
    path = os.path.join(MODELS, os.path.basename(name))
    with open(path, "wb") as out:
        out.write(data)
    model = sio.load(path, trusted=[])
    score = model.predict(np.zeros((1, 4)))
    return {"score": float(score[0])}
