# CWE-89
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Product


class ProductSearch(APIView):
    def get(self, request, *args, **kwargs):
        term = request.query_params.get("q", "")
        category = kwargs["category"]
        products = Product.objects.raw(
            "SELECT * FROM shop_product WHERE category = %s AND name LIKE %s", [category, f"%{term}%"]
        )
        return Response([{"id": p.id, "name": p.name} for p in products])
