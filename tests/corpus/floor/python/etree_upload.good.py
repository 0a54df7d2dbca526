# CWE-611,CWE-776
import io

import defusedxml.ElementTree as ET

from django.http import JsonResponse
from django.views.decorators.http import require_POST


@require_POST
def import_feed(request):
    upload = request.FILES["feed"]
    tree = ET.parse(io.BytesIO(upload.read()))
    items = []
    for node in tree.getroot().iter("item"):
        items.append({"title": node.findtext("title"), "link": node.findtext("link")})
    return JsonResponse({"items": items})
