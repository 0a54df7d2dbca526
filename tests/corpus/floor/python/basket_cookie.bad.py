# CWE-502
import base64
import json
import pickle

from django.http import HttpRequest, JsonResponse
from django.views import View

from .models import Product

COOKIE = "basket"


class BasketView(View):
    """What lies in the basket, kept in a cookie of the visitor."""

    def _load(self, request: HttpRequest) -> dict:
        raw = request.COOKIES.get(COOKIE)
        if not raw:
            return {}
        return pickle.loads(base64.b64decode(raw))

    def _dump(self, basket: dict) -> str:
        return base64.b64encode(pickle.dumps(basket)).decode()

    def get(self, request: HttpRequest) -> JsonResponse:
        basket = self._load(request)
        products = Product.objects.filter(pk__in=basket)
        return JsonResponse({"items": [{"name": each.name, "count": basket[str(each.pk)]} for each in products]})

    def post(self, request: HttpRequest) -> JsonResponse:
        basket = self._load(request)
        key = str(int(request.POST["product"]))
        basket[key] = basket.get(key, 0) + 1
        answer = JsonResponse({"count": sum(basket.values())})
        answer.set_cookie(COOKIE, self._dump(basket), secure=True, httponly=True, samesite="Lax")
        return answer
