# CWE-79
from django.http import HttpResponse


def not_found(request, exception=None):
    return HttpResponse(f"<p>Nothing at {request.GET.get('path')}</p>", status=404)
