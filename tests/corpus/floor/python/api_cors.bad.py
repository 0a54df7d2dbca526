# CWE-942
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from .routers import accounts, payments


def create_app() -> FastAPI:
    app = FastAPI(title="Payments")
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_credentials=True,
        allow_methods=["GET", "POST"],
        allow_headers=["Authorization"],
    )
    app.include_router(accounts.router)
    app.include_router(payments.router)
    return app
