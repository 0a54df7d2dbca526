"""Bandit in a child process: started at the first Python source, asked in turn, ended with the runtime."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import sys
from typing import Any

from rightsize.children import end_child, pipes_of, start_child
from rightsize.core.review.scanned import Issue
from rightsize.engine.looking import Scan

MOST = 2_000_000
"""Bytes of source that bandit is asked about; it takes a tenth of a second for 1,000 lines."""

_START_SECONDS = 10.0
_BYTES_A_SECOND = 20_000
_INNER = "rightsize.scanning.inner"
_OURS_ALONE = "the findings are those of Rightsize's own rules"


class BanditScanner:
    """One child for all sources; a source that ends it, or that takes too long, costs the next one a new child."""

    languages = ("python",)

    def __init__(self, interpreter: str = sys.executable, seconds: float | None = None) -> None:
        """Start nothing yet; `seconds` is how long one source may take, None for what fits its size."""
        self._interpreter = interpreter
        self._seconds = seconds
        self._child: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def scan(self, language: str, source: bytes) -> Scan:
        """Return what bandit finds, or the sentence that says why it was not asked or could not tell."""
        if language not in self.languages:
            return Scan()
        if len(source) > MOST:
            return Scan(problem=f"bandit is not asked about files of over {MOST // 1_000_000} MB; {_OURS_ALONE}")
        async with self._turn:
            try:
                return _scan(await self._answer(source))
            except (TimeoutError, asyncio.TimeoutError):
                await self.close()
                return Scan(problem=f"bandit took too long over this file and was stopped; {_OURS_ALONE}")
            except (OSError, ValueError) as error:
                await self.close()
                return Scan(problem=f"bandit could not read this file ({error}); {_OURS_ALONE}")
            except asyncio.CancelledError:
                await self.close()
                raise

    async def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        await end_child(child)

    async def _answer(self, source: bytes) -> dict[str, Any]:
        child = self._child = self._child or await start_child(
            _INNER, interpreter=self._interpreter, environment=_environment()
        )
        question, answers = pipes_of(child)
        question.write(base64.b64encode(source) + b"\n")
        await question.drain()
        seconds = self._seconds or _START_SECONDS + len(source) / _BYTES_A_SECOND
        line = await asyncio.wait_for(answers.readline(), seconds)
        if not line:
            raise OSError(f"it ended with code {await child.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _scan(answer: dict[str, Any]) -> Scan:
    skipped = answer["skipped"]
    problem = f"bandit could not read this file ({skipped}); {_OURS_ALONE}" if skipped else ""
    return Scan(tuple(Issue(**each) for each in answer["issues"]), problem)


def _environment() -> dict[str, str]:
    """Return the parent's environment without what would make bandit's loader of plugins write a file."""
    return {**os.environ, "XDG_CACHE_HOME": os.devnull}
