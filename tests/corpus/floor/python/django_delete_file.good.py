# CWE-22
import os

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest


@login_required
def delete_attachment(request):
    name = request.POST.get("name", "")
    folder = os.path.join(settings.MEDIA_ROOT, "attachments")
    path = os.path.normpath(os.path.join(folder, name))
    if not path.startswith(folder + os.sep):
        return HttpResponseBadRequest("bad name")
    os.remove(path)
    return HttpResponse(status=204)
