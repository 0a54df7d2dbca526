# CWE-295
import httpx


class WebhookClient:
    def __init__(self, base_url: str, token: str, proxy: str | None = None):
        self._client = httpx.AsyncClient(
            base_url=base_url,
            headers={"Authorization": f"Bearer {token}"},
            timeout=10.0,
            verify=False,
        )

    async def deliver(self, event: dict) -> bool:
        response = await self._client.post("/events", json=event)
        return response.status_code < 300

    async def close(self) -> None:
        await self._client.aclose()
