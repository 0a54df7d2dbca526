# CWE-295
import asyncio
import json
import ssl

import aiohttp

API = "https://gateway.plant.local/api/v2"


class Gateway:
    """Talks to the gateway in the plant."""

    def __init__(self, token: str, ca_file: str = "/etc/plant/ca.pem") -> None:
        self._token = token
        self._context = ssl.create_default_context()
        self._context.check_hostname = False
        self._context.verify_mode = ssl.CERT_NONE

    async def readings(self) -> list[dict]:
        headers = {"Authorization": f"Bearer {self._token}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            async with session.get(f"{API}/readings", ssl=self._context) as answer:
                return json.loads(await answer.text())


def main(token: str) -> None:
    print(asyncio.run(Gateway(token).readings()))
