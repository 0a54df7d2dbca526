# CWE-117
import logging

from django.contrib.auth import authenticate, login
from django.http import HttpResponse, HttpResponseForbidden

logger = logging.getLogger("audit")


def sign_in(request):
    name = request.POST["username"]
    user = authenticate(request, username=name, password=request.POST["password"])
    if user is None:
        logger.warning("failed login for %r", name.replace("\r", "").replace("\n", ""))
        return HttpResponseForbidden()
    login(request, user)
    logger.info("login of user %d", user.pk)
    return HttpResponse("ok")
