# CWE-798
import requests


class Billing:
    BASE = "https://api.billing.example.com/v2"
    API_KEY = "bk_7f2c9d1e4a8b4c0f"

    def __init__(self, key=None):
        self.key = key or self.API_KEY

    def charge(self, customer, cents):
        return requests.post(
            f"{self.BASE}/charges",
            json={"customer": customer, "cents": cents},
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=10,
        ).json()
