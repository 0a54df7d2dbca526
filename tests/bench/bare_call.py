"""The baseline of the gateway: a script that calls LiteLLM itself.  It obeys lines of its input, one call each.

`call` streams one reply and prints the seconds.  `cancel` prints `first` at the first token, waits for a line, closes
the stream and prints when it began to (`time.perf_counter`, which all processes of a machine share).
"""

from __future__ import annotations

import asyncio
import os
import sys
import time

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"


async def main(base: str) -> None:
    """Read commands until the input ends."""
    import litellm

    litellm.suppress_debug_info = True
    costs = {"input_cost_per_token": 0.0, "output_cost_per_token": 0.0}
    entry = {"litellm_provider": "ollama_chat", "mode": "chat", "max_tokens": 4096, **costs}
    litellm.register_model({"ollama_chat/llama3.2": entry})
    while command := await asyncio.to_thread(sys.stdin.readline):
        started = time.perf_counter()
        stream = await litellm.acompletion(
            model="ollama_chat/llama3.2",
            messages=[{"role": "user", "content": "Say hello."}],
            api_base=base,
            stream=True,
            stream_options={"include_usage": True},
            num_retries=0,
            max_tokens=600,
            num_ctx=4096,
            think=False,
        )
        async for _ in stream:
            if command.strip() == "cancel":
                print("first", flush=True)
                await asyncio.to_thread(sys.stdin.readline)
                print(time.perf_counter(), flush=True)
                break
        await stream.aclose()
        if command.strip() == "call":
            print(time.perf_counter() - started, flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
