"""The first review of somebody whose tier 4 model turns out to be of no use: the error names the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from rightsize.gateway.child import Child, ChildLimits
from tests.support.first_minutes import folded, models, world_of
from tests.support.ollama_models import Reply
from tests.support.ollama_simulator import simulator

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.asyncio, pytest.mark.slow]


async def test_the_heavy_model_does_not_fit_in_memory(tmp_path: Path) -> None:
    """Only asking shows it; the error then names the smaller model that can be appointed, at the first time already."""
    full = Reply(status=500, error="model requires more system memory (20.1 GiB) than is available (7.5 GiB)")
    heavy = models("mistral-small3.2", answer=lambda _: full)
    with simulator([*models("gemma3:4b"), *heavy]) as server:
        child = Child(ChildLimits(start=600), {"connect_seconds": 0.5})
        user = await world_of(server.url, child, tmp_path).look()
        said = await user.review()
        await child.close()
    assert folded(said) == snapshot("""\
No tier 4 model can do this review: Mistral Small 3.2 does not fit in memory: close other programs,
or use a smaller model (ollama list shows sizes). It is never given to a smaller model unasked. To
let Gemma 3 4B do it, run `rightsize models --appoint gemma3:4b`.\
""")
