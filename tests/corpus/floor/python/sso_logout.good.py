from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View


class SingleLogoutView(View):
    """Ends the session here and goes back where the visitor came from."""

    http_method_names = ["get", "post"]
    fallback = "/"

    def get(self, request, *args, **kwargs):
        return self.finish(request)

    def post(self, request, *args, **kwargs):
        return self.finish(request)

    def finish(self, request):
        target = request.GET.get("return_to") or request.POST.get("return_to") or self.fallback
        logout(request)
        if not url_has_allowed_host_and_scheme(
            target,
            allowed_hosts={request.get_host(), *settings.SSO_HOSTS},
            require_https=request.is_secure(),
        ):
            target = self.fallback
        return HttpResponseRedirect(target)
