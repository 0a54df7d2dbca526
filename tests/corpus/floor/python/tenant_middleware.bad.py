# CWE-89
import re

from django.db import connection
from django.http import HttpResponseBadRequest

SCHEMA = re.compile(r"^[a-z][a-z0-9_]{0,30}$")


class TenantMiddleware:
    """Chooses the schema of the tenant before each request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        schema = request.headers.get("X-Tenant", "public")
        with connection.cursor() as cursor:
            cursor.execute("SET search_path TO " + schema)
        return self.get_response(request)
