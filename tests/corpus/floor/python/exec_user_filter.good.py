# CWE-94,CWE-95
import pandas as pd
from fastapi import FastAPI, HTTPException

app = FastAPI()
FRAME = pd.read_csv("sales.csv")
COLUMNS = {"region", "product"}


@app.get("/sales")
def sales(column: str, value: str):
    if column not in COLUMNS:
        raise HTTPException(400)
    rows = FRAME[FRAME[column] == value]
    return rows.to_dict("records")
