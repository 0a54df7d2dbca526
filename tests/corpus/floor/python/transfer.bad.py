# CWE-352
from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from bank.services import move


@csrf_exempt
@require_POST
def transfer(request):
    move(request.user, request.POST["to"], int(request.POST["amount"]))
    return JsonResponse({"ok": True})
