import requests


class Rates:
    def __init__(self, base):
        self.base = base.rstrip("/")

    def latest(self, currency):
        response = requests.get(f"{self.base}/latest", params={"base": currency}, timeout=10)
        response.raise_for_status()
        return response.json()["rates"]
