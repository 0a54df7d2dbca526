import os

from django.conf import settings
from django.http import FileResponse, Http404
from django.utils._os import safe_join
from django.core.exceptions import SuspiciousFileOperation
from django.views.decorators.http import require_safe


@require_safe
def picture(request, album):
    """One picture of an album, in the size that the page asks for."""
    size = request.GET.get("size", "medium")
    name = request.GET.get("name", "cover.jpg")
    try:
        path = safe_join(settings.GALLERY_ROOT, album, size, name)
    except SuspiciousFileOperation:
        raise Http404 from None
    if not os.path.isfile(path):
        raise Http404
    return FileResponse(open(path, "rb"), content_type="image/jpeg")
