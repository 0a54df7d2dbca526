# CWE-22
import os

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest


@login_required
def delete_attachment(request):
    name = request.POST.get("name", "")
    folder = os.path.join(settings.MEDIA_ROOT, "attachments")
    path = os.path.join(folder, name)
    os.remove(path)
    return HttpResponse(status=204)
