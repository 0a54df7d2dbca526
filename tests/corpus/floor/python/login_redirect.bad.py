# CWE-601
from django.contrib.auth import authenticate, login
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme


def sign_in(request):
    if request.method != "POST":
        return render(request, "login.html")
    user = authenticate(request, username=request.POST["user"], password=request.POST["password"])
    if user is None:
        return render(request, "login.html", {"error": "wrong"}, status=401)
    login(request, user)
    target = request.POST.get("next") or "/"
    return HttpResponseRedirect(target)
