from django.http import HttpResponse
from django.utils.html import format_html


def not_found(request, exception=None):
    return HttpResponse(format_html("<p>Nothing at {}</p>", request.GET.get("path")), status=404)
