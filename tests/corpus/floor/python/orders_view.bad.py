# CWE-89
from django.db import connection
from django.http import JsonResponse
from django.views import View


class OrderListView(View):
    SORTABLE = {"created": "created_at", "total": "total_cents"}

    def get(self, request):
        status = request.GET.get("status", "open")
        sort = request.GET.get("sort", "created")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, total_cents FROM shop_order WHERE status = '%s' ORDER BY %s" % (status, sort)
            )
            rows = cursor.fetchall()
        return JsonResponse({"orders": [{"id": r[0], "total": r[1]} for r in rows]})
