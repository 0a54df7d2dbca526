# CWE-295
import logging
from decimal import Decimal

import requests
from django.conf import settings

logger = logging.getLogger("payments")


class PaymentError(Exception):
    pass


class PaymentClient:
    def __init__(self, merchant_id, api_key):
        self.session = requests.Session()
        self.session.headers.update({"Authorization": f"Bearer {api_key}"})
        self.session.verify = False
        self.merchant_id = merchant_id

    def charge(self, order, amount: Decimal, token: str) -> str:
        response = self.session.post(
            f"{settings.PAYMENT_URL}/charges",
            json={"merchant": self.merchant_id, "amount": str(amount), "source": token, "reference": order.number},
            timeout=15,
        )
        if response.status_code >= 400:
            logger.warning("charge for order %s failed with %s", order.number, response.status_code)
            raise PaymentError(order.number)
        return response.json()["id"]
