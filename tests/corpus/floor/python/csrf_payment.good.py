from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from billing.models import Card


@csrf_protect
@login_required
@require_POST
def remove_card(request, card_id):
    """Takes a card out of the wallet."""
    removed, _ = Card.objects.filter(pk=card_id, owner=request.user).delete()
    return JsonResponse({"removed": bool(removed)})
