# CWE-89
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.db import connection
from django.views import View
from django.utils.decorators import method_decorator

from .models import Sale


@method_decorator(login_required, name="dispatch")
class RegionReport(View):
    def get(self, request, year):
        region = request.GET.get("region")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT product, SUM(amount) FROM sales_sale WHERE year = %d AND region = '%s' GROUP BY product"
                % (int(year), region)
            )
            rows = cursor.fetchall()
        return JsonResponse({"rows": rows})

    def post(self, request, year):
        Sale.objects.filter(year=year).update(locked=True)
        return JsonResponse({"ok": True})
