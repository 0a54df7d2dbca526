# CWE-502
import base64
import json
import pickle

from django.http import HttpResponse


def cart(request):
    raw = request.COOKIES.get("cart")
    items = []
    if raw:
        items = json.loads(base64.b64decode(raw))
    total = sum(item["price"] * item["count"] for item in items)
    return HttpResponse(f"{len(items)} items, {total}", content_type="text/plain")
