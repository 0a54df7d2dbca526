from django.db import connection
from django.http import JsonResponse
from django.views import View


class OrderListView(View):
    SORTABLE = {"created": "created_at", "total": "total_cents"}

    def get(self, request):
        status = request.GET.get("status", "open")
        sort = request.GET.get("sort", "created")
        with connection.cursor() as cursor:
            column = self.SORTABLE.get(sort, "created_at")
            cursor.execute(
                f"SELECT id, total_cents FROM shop_order WHERE status = %s ORDER BY {column}", [status]
            )
            rows = cursor.fetchall()
        return JsonResponse({"orders": [{"id": r[0], "total": r[1]} for r in rows]})
