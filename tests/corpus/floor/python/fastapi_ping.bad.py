# CWE-78
import asyncio
import logging

from fastapi import APIRouter, Depends, HTTPException

from .auth import current_operator

router = APIRouter(prefix="/net", tags=["network"])
log = logging.getLogger(__name__)


@router.get("/trace/{host}")
async def trace(host: str, hops: int = 12, operator=Depends(current_operator)):
    log.info("trace started by %s", operator.id)
    proc = await asyncio.create_subprocess_shell(
        f"traceroute -m {hops} {host}",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await asyncio.wait_for(proc.communicate(), timeout=60)
    if proc.returncode != 0:
        raise HTTPException(502, "trace failed")
    return {"lines": out.decode(errors="replace").splitlines()}
