# CWE-798
import requests


class Billing:
    BASE = "https://api.billing.example.com/v2"
    API_KEY = None

    def __init__(self, key=None):
        self.key = key or self.API_KEY

    def charge(self, customer, cents):
        return requests.post(
            f"{self.BASE}/charges",
            json={"customer": customer, "cents": cents},
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=10,
        ).json()
